import type { ChatAnswer, ChatPiece, ChatRequest, Finish, Scope, ToolCall } from '../../../core/index.ts';
import { label } from './ask-ollama.ts';
import type { Counts } from './context-check.ts';
import { readLines } from './read-lines.ts';

export interface Reading {
  readonly request: ChatRequest;
  readonly fail: Scope['fail'];
}

type Piece = Exclude<ChatPiece, { readonly kind: 'finish' }> | { readonly kind: 'finish'; readonly answer: ChatAnswer; readonly counts: Counts };

/** The pieces of `/api/chat` (https://docs.ollama.com/api/chat): one JSON object on each line, the last with `done` and the counts. An answer in one piece is one line. */
export async function* readAnswer(response: Response, { request, fail }: Reading): AsyncGenerator<Piece> {
  const broken = (reason: string): never => fail('model_stream_broken', { backend: label, reason });
  if (response.body === null) return broken('it was empty');
  let text = '';
  let reasoning = '';
  const toolCalls: ToolCall[] = [];

  for await (const line of readLines(response.body, broken)) {
    if (line['error'] !== undefined) failAs(line['error'], fail);
    const message = fieldsOf(line['message']);
    const thought = textOf(message['thinking']);
    if (thought !== '') {
      reasoning += thought;
      yield { kind: 'reasoning', text: thought };
    }
    const said = textOf(message['content']);
    if (said !== '') {
      text += said;
      yield { kind: 'text', text: said };
    }
    for (const value of Array.isArray(message['tool_calls']) ? message['tool_calls'] : []) {
      const index = toolCalls.length;
      const call = readCall(value, `call_${request.messages.length}_${index + 1}`) ?? broken('a call of a tool has no name');
      toolCalls.push(call);
      yield { kind: 'tool-call', index, ...call };
    }
    if (line['done'] === true) {
      const counts = readCounts(line);
      yield { kind: 'finish', counts, answer: answerOf({ text, reasoning, toolCalls, counts, finish: finishOf(line['done_reason'], toolCalls), model: textOf(line['model']) || request.model }) };
      return;
    }
  }
  broken('it ended without its last line');
}

function answerOf({ counts, ...answer }: Omit<ChatAnswer, 'usage'> & { readonly counts: Counts }): ChatAnswer {
  const { read, cached, written } = counts;
  const { reasoning, toolCalls } = answer;
  return {
    ...answer,
    usage: { inputTokens: read ?? 0, ...(cached === null ? {} : { cachedInputTokens: cached }), outputTokens: written },
    ...(reasoning !== '' && toolCalls.length > 0 ? { opaque: { thinking: reasoning } } : {}),
  };
}

/** Arguments are an object here, and text in the contract. Older servers give no id; ours is the same for the same question, and no other turn's. */
function readCall(value: unknown, ownId: string): ToolCall | undefined {
  const { id, function: called } = fieldsOf(value);
  const { name, arguments: given } = fieldsOf(called);
  if (typeof name !== 'string' || name === '') return undefined;
  return { id: textOf(id) || ownId, name, arguments: typeof given === 'string' ? given : JSON.stringify(given ?? {}) };
}

function readCounts(line: Readonly<Record<string, unknown>>): Counts {
  return { read: countOf(line['prompt_eval_count']), cached: countOf(line['prompt_eval_cached_count']), written: countOf(line['eval_count']) ?? 0 };
}

function finishOf(reason: unknown, toolCalls: readonly ToolCall[]): Finish {
  if (reason === 'length') return 'length';
  if (toolCalls.length > 0) return 'tool-calls';
  // Before 0.1.36 it gave no reason.
  return reason === 'stop' || reason === undefined ? 'stop' : 'other';
}

/** `server busy, please try again.  maximum pending requests exceeded`: https://github.com/ollama/ollama/blob/main/server/sched.go */
const busy = /\b(?:busy|overloaded|pending requests)\b/i;
/** Of a reason that is shown, in characters. */
const longestReason = 300;

function failAs(error: unknown, fail: Scope['fail']): never {
  const said = typeof error === 'string' ? error : textOf(fieldsOf(error)['message']);
  const reason = said.replace(/\s+/g, ' ').trim().slice(0, longestReason) || 'an error without words';
  if (busy.test(reason)) fail('model_overloaded', { backend: label, reason });
  return fail('model_failed', { backend: label, status: null, reason });
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function countOf(value: unknown): number | null {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : null;
}
