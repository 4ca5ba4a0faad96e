import type { ChatPiece, Finish } from '../../../core/index.ts';
import type { Assembly } from './assembly.ts';
import { asObject, asObjects, asText, type JsonObject } from './json-value.ts';
import type { Provider } from './provider.ts';
import { done } from './server-events.ts';
import { failAsStated } from './stated-error.ts';
import { toolCallDeltas } from './tool-call-deltas.ts';
import { usageOf } from './usage.ts';

/** What OpenAI (https://platform.openai.com/docs/api-reference/chat) and compatible servers say for the end of an answer. */
const finishes: Readonly<Record<string, Finish>> = {
  stop: 'stop',
  eos: 'stop',
  end_turn: 'stop',
  length: 'length',
  model_length: 'length',
  max_tokens: 'length',
  tool_calls: 'tool-calls',
  function_call: 'tool-calls',
  content_filter: 'refusal',
};

/** The given-back parts of an answer of the Chat API. */
export interface ChatOpaque {
  readonly api: 'chat';
  /** Fields of the message: OpenRouter's `reasoning_details`, and `reasoning_content` where tools were called (DeepSeek refuses the next question without). */
  readonly message: JsonObject;
  /** Fields of its tool calls, by their ids. */
  readonly calls: JsonObject;
}

/** Puts together what `/chat/completions` answers, and `/completions` (whose choices have a `text`). */
export function chatAssembly(model: string, provider: Provider): Assembly {
  let id = '';
  let answeredBy = model;
  let content = '';
  let refusal = '';
  let reasoning = '';
  let reasoningContent = '';
  const reasoningDetails: unknown[] = [];
  let reason = '';
  let usage: unknown;
  let doneSeen = false;
  const tools = toolCallDeltas();

  function add(chunk: JsonObject): readonly ChatPiece[] {
    if (chunk === done) {
      doneSeen = true;
      return [];
    }
    refuseStated(chunk);
    id ||= asText(chunk['id']);
    answeredBy = asText(chunk['model']) || answeredBy;
    const choice = asObjects(chunk['choices']).find(({ index }) => index === undefined || index === 0);
    // Each is a sum so far: some servers send it with every chunk. Groq and Moonshot have places of their own for it.
    usage = chunk['usage'] ?? asObject(chunk['x_groq'])['usage'] ?? choice?.['usage'] ?? usage;
    if (choice === undefined) return [];
    reason = asText(choice['finish_reason']) || reason;
    return takeDelta(choice);
  }

  function takeDelta(choice: JsonObject): readonly ChatPiece[] {
    // MiniMax repeats the whole message at the end of a stream.
    const repeated = content !== '' || reasoning !== '' || tools.calls().length > 0;
    const delta = asObject(choice['delta'] ?? (repeated ? undefined : choice['message']) ?? { content: choice['text'] });
    const pieces: ChatPiece[] = [];

    const thought = asText(delta['reasoning_content']) || asText(delta['reasoning']) || partsOf(delta['content'], 'thinking');
    if (typeof delta['reasoning_content'] === 'string') reasoningContent += delta['reasoning_content'];
    if (Array.isArray(delta['reasoning_details'])) reasoningDetails.push(...delta['reasoning_details']);
    reasoning += thought;
    if (thought !== '') pieces.push({ kind: 'reasoning', text: thought });

    const said = asText(delta['content']) || partsOf(delta['content'], 'text');
    const refused = asText(delta['refusal']);
    content += said;
    refusal += refused;
    if (said + refused !== '') pieces.push({ kind: 'text', text: said + refused });

    for (const call of asObjects(delta['tool_calls'])) pieces.push(...tools.add(call, id));
    return pieces;
  }

  /** An error may stand beside the choices, in one (OpenRouter), or under an event of its own. */
  function refuseStated(chunk: JsonObject): void {
    const stated = [chunk['error'], asObject(chunk['x_groq'])['error'], ...asObjects(chunk['choices']).map(({ error }) => error)].find((error) => error !== undefined && error !== null);
    if (stated !== undefined) failAsStated(stated, provider);
    if (chunk['type'] === 'error' || chunk['object'] === 'error') failAsStated(chunk, provider);
    if (asObjects(chunk['choices']).some(({ finish_reason }) => finish_reason === 'insufficient_system_resource')) provider.fail('model_overloaded', { backend: provider.label, reason: 'it lacks resources' });
    if (asObjects(chunk['choices']).some(({ finish_reason }) => finish_reason === 'error')) provider.fail('model_failed', { backend: provider.label, status: null, reason: 'it ended its answer with an error' });
  }

  function finish(called: boolean): Finish {
    if (refusal !== '') return 'refusal';
    const finish = finishes[reason] ?? 'other';
    // Some say "stop" though they call; and an answer that calls nothing waits for nobody.
    if (called && (finish === 'stop' || finish === 'other')) return 'tool-calls';
    return finish === 'tool-calls' && !called ? 'stop' : finish;
  }

  return {
    add,
    addWhole(body) {
      if (asObjects(body['choices']).length === 0) provider.fail('model_failed', { backend: provider.label, status: null, reason: 'its answer holds no choice' });
      add(body);
    },
    // Without its end mark a stream was whole when both of what comes last came: the reason why it ended, and the usage.
    ended: () => doneSeen || (reason !== '' && usage !== undefined && usage !== null),
    answer() {
      const toolCalls = tools.calls();
      const calls = tools.extras();
      const message = {
        ...(reasoningDetails.length > 0 ? { reasoning_details: reasoningDetails } : {}),
        ...(toolCalls.length > 0 && reasoningContent !== '' ? { reasoning_content: reasoningContent } : {}),
      };
      const hasOpaque = Object.keys(message).length > 0 || Object.keys(calls).length > 0;
      return {
        text: content + refusal,
        reasoning,
        toolCalls,
        finish: finish(toolCalls.length > 0),
        usage: usageOf(usage),
        model: answeredBy,
        ...(hasOpaque ? { opaque: { api: 'chat', message, calls } satisfies ChatOpaque } : {}),
      };
    },
  };
}

/** Mistral gives the content of models that reason as parts: `{type: 'text', text}`, `{type: 'thinking', thinking: [{type: 'text', text}]}`. */
function partsOf(content: unknown, kind: 'text' | 'thinking'): string {
  return asObjects(content)
    .filter(({ type }) => type === kind)
    .map((part) => (kind === 'text' ? asText(part['text']) : asText(part['thinking']) || partsOf(part['thinking'], 'text')))
    .join('');
}
