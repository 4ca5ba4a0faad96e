// The models that the editor itself has (GitHub Copilot's, or any extension's) as a backend that needs no key. They are asked for only when somebody sets up or runs
// something: looking for them can make the editor ask for the user's consent.
import { CancellationTokenSource, LanguageModelChatMessage, LanguageModelChatToolMode, LanguageModelError, LanguageModelTextPart, LanguageModelToolCallPart, LanguageModelToolResultPart, l10n, lm } from 'vscode';
import type { LanguageModelChat, LanguageModelChatRequestOptions } from 'vscode';
import type { ChatAnswer, ChatMessage, ChatPiece, ChatRequest, ModelBackend, ToolCall, Usage, WireRequest } from '../../core/contracts/backend.ts';
import { createError, isOutreachError, reasonOf } from '../../core/errors.ts';
import { apiVersion, type Plugin } from '../../core/kernel/plugin.ts';
import { estimateTokens } from '../../core/model/token-estimate.ts';

const backendLabel = 'VS Code';

/** Brings the backend `vscode-lm`. A model is named by its vendor and its id: `copilot/gpt-4o`. */
export function editorModels(): Plugin {
  return { name: 'vscode-lm', apiVersion, description: 'Language models that VS Code has, without a key.', apply: (scope) => scope.addBackend(editorBackend()) };
}

function editorBackend(): ModelBackend {
  const seen = new Map<string, LanguageModelChat>();

  async function look(selector: { readonly vendor?: string; readonly id?: string } = {}): Promise<readonly LanguageModelChat[]> {
    const found = await lm.selectChatModels(selector);
    for (const chat of found) seen.set(nameOf(chat), chat);
    return found;
  }

  /** Anew each time: a model may have gone with the extension that brought it. */
  async function find(model: string): Promise<LanguageModelChat> {
    const [vendor, id] = partsOf(model);
    const [chat] = await look({ vendor, id });
    if (chat === undefined) throw await unknown(model);
    return chat;
  }

  async function unknown(model: string): Promise<Error> {
    const have = (await look()).map(nameOf);
    return have.length === 0 ? createError('model_editor_has_none', { backend: backendLabel }) : createError('model_unknown', { backend: backendLabel, model, have });
  }

  async function* stream(request: ChatRequest): AsyncGenerator<ChatPiece, void, undefined> {
    const { model, signal } = request;
    signal.throwIfAborted();
    const heard = request.withoutFetch?.();
    const cancelling = new CancellationTokenSource();
    const cancel = () => cancelling.cancel();
    signal.addEventListener('abort', cancel, { once: true });
    try {
      const chat = await find(model);
      const messages = request.messages.map(messageOf);
      const response = await chat.sendRequest(messages, optionsOf(request), cancelling.token);
      const toolCalls: ToolCall[] = [];
      let text = '';
      for await (const part of response.stream) {
        heard?.();
        if (part instanceof LanguageModelTextPart) {
          text += part.value;
          yield { kind: 'text', text: part.value };
        } else if (part instanceof LanguageModelToolCallPart) {
          const call = { id: part.callId, name: part.name, arguments: JSON.stringify(part.input) };
          yield { kind: 'tool-call', index: toolCalls.length, ...call };
          toolCalls.push(call);
        }
      }
      // A cancelled stream may end as if it were whole.
      signal.throwIfAborted();
      const usage = await usageOf(chat, messages, text + toolCalls.map((call) => call.arguments).join(''));
      yield { kind: 'finish', answer: { text, reasoning: '', toolCalls, finish: toolCalls.length > 0 ? 'tool-calls' : 'stop', usage, model } };
    } catch (thrown) {
      signal.throwIfAborted();
      throw whyNoAnswer(thrown, model);
    } finally {
      signal.removeEventListener('abort', cancel);
      // Whoever listened may have gone before the end.
      cancelling.cancel();
      cancelling.dispose();
    }
  }

  return {
    id: 'vscode-lm',
    label: backendLabel,
    remote: true,
    defaultModel: null,
    // Whether a model understands tools is not said by the API.
    traits: (model) => ({ contextTokens: seen.get(model)?.maxInputTokens ?? null, maxOutputTokens: null, tools: null, objects: 'none' }),
    // Whether the editor has the model is seen by asking it for its list.
    checkSetup: async () => undefined,
    async models({ withoutFetch }: WireRequest) {
      withoutFetch?.();
      const found = await look();
      if (found.length === 0) throw createError('model_editor_has_none', { backend: backendLabel });
      return found.map((chat) => ({ id: nameOf(chat), contextTokens: chat.maxInputTokens, digest: chat.version }));
    },
    stream,
    async complete(request) {
      let answer: ChatAnswer | undefined;
      for await (const piece of stream(request)) if (piece.kind === 'finish') answer = piece.answer;
      if (answer === undefined) throw createError('model_stream_broken', { backend: backendLabel, reason: 'it ended without an end' });
      return answer;
    },
  };
}

function nameOf({ vendor, id }: LanguageModelChat): string {
  return `${vendor}/${id}`;
}

function partsOf(model: string): readonly [vendor: string, id: string] {
  const slash = model.indexOf('/');
  return [model.slice(0, Math.max(slash, 0)), model.slice(slash + 1)];
}

/** The API knows no words of the system's: they stand in front, as the user's own. */
function messageOf(message: ChatMessage): LanguageModelChatMessage {
  switch (message.role) {
    case 'system':
    case 'user':
      return LanguageModelChatMessage.User(message.text);
    case 'assistant': {
      const calls = message.toolCalls.map((call) => new LanguageModelToolCallPart(call.id, call.name, inputOf(call)));
      return LanguageModelChatMessage.Assistant([...(message.text === '' ? [] : [new LanguageModelTextPart(message.text)]), ...calls]);
    }
    case 'tool':
      return LanguageModelChatMessage.User([new LanguageModelToolResultPart(message.callId, [new LanguageModelTextPart(message.text)])]);
  }
}

/** What the model had asked a tool for; malformed arguments were refused then, and are shown as none. */
function inputOf({ arguments: text }: ToolCall): object {
  try {
    const input: unknown = JSON.parse(text);
    return typeof input === 'object' && input !== null ? input : {};
  } catch {
    return {}; // as said above
  }
}

/** How warm and how long an answer may be has no name that all vendors know: it is left to the model. */
function optionsOf({ tools, toolChoice = 'auto' }: ChatRequest): LanguageModelChatRequestOptions {
  const justification = l10n.t('Outreach reads about your leads, matches them with your résumé and drafts messages that wait for your approval.');
  if (tools === undefined || toolChoice === 'none') return { justification };
  return {
    justification,
    tools: tools.map(({ name, description, schema }) => ({ name, description, inputSchema: schema })),
    toolMode: toolChoice === 'required' ? LanguageModelChatToolMode.Required : LanguageModelChatToolMode.Auto,
  };
}

/** Counted by the model's own tokenizer; where that fails, about. */
async function usageOf(chat: LanguageModelChat, messages: readonly LanguageModelChatMessage[], answer: string): Promise<Usage> {
  try {
    const counts = await Promise.all([...messages, answer].map(async (each) => chat.countTokens(each)));
    return { inputTokens: sum(counts.slice(0, -1)), outputTokens: counts.at(-1) ?? 0 };
  } catch {
    // The answer is had, and is worth more than an exact count.
    return { inputTokens: estimateTokens(JSON.stringify(messages)), outputTokens: estimateTokens(answer) };
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((whole, each) => whole + each, 0);
}

/** What the editor's own codes mean for whoever waits. */
function whyNoAnswer(thrown: unknown, model: string): unknown {
  if (isOutreachError(thrown)) return thrown;
  const reason = reasonOf(thrown);
  switch (thrown instanceof LanguageModelError ? thrown.code : '') {
    case 'NotFound':
      return createError('model_unknown', { backend: backendLabel, model, have: [] }, { cause: thrown });
    case 'NoPermissions':
      return createError('model_not_permitted', { backend: backendLabel, model, reason }, { cause: thrown });
    // A quota that is used up does not come back within the seconds in which one would ask again.
    case 'Blocked':
      return createError('model_rate_limited', { backend: backendLabel, reason }, { cause: thrown, retryable: false });
    default:
      return createError('model_failed', { backend: backendLabel, status: null, reason }, { cause: thrown });
  }
}
