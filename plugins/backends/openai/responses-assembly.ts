import type { ChatPiece, Finish, ToolCall } from '../../../core/index.ts';
import type { Assembly } from './assembly.ts';
import { asCount, asObject, asObjects, asText, type JsonObject } from './json-value.ts';
import type { Provider } from './provider.ts';
import { failAsStated } from './stated-error.ts';
import { usageOf } from './usage.ts';

/** The given-back parts of an answer of the Responses API: every item of its output, of kinds that nobody here knows too, in order. */
export interface ResponsesOpaque {
  readonly api: 'responses';
  readonly items: readonly JsonObject[];
}

const betweenSummaries = '\n\n';

/** Puts together what `/responses` answers (https://platform.openai.com/docs/api-reference/responses-streaming). */
export function responsesAssembly(model: string, provider: Provider): Assembly {
  let items: JsonObject[] = [];
  /** Where the items of the present response begin: a recorded stream holds two responses, one after the other. */
  let first = 0;
  /** As the last `response` says; null while it goes on. */
  let last: JsonObject | null = null;
  let text = '';
  let summary: string | undefined;
  /** Positions of items that are calls, in order. */
  const calls: number[] = [];

  function add(event: JsonObject): readonly ChatPiece[] {
    const at = first + (asCount(event['output_index']) ?? 0);
    const delta = asText(event['delta']);
    switch (event['type']) {
      case 'error':
        return failAsStated(asText(asObject(event['error'])['message']) === '' ? event : event['error'], provider);
      case 'response.failed':
        return failAsStated(asObject(event['response'])['error'], provider);
      case 'response.created':
        first = items.length;
        last = null;
        return [];
      case 'response.output_item.added':
        items[at] = asObject(event['item']);
        return isCall(items[at]) ? begin(at, items[at]) : [];
      case 'response.output_item.done':
        items[at] = asObject(event['item']);
        return [];
      case 'response.function_call_arguments.delta':
        return goOn(at, delta);
      case 'response.output_text.delta':
      case 'response.refusal.delta':
        text += delta;
        return delta === '' ? [] : [{ kind: 'text', text: delta }];
      case 'response.reasoning_summary_text.delta':
      case 'response.reasoning_text.delta':
        return reason(`${at} ${asCount(event['summary_index']) ?? asCount(event['content_index']) ?? 0}`, delta);
      case 'response.completed':
      case 'response.incomplete':
        end(asObject(event['response']));
        return [];
      default:
        // A server that states an error as the Chat API does; anything else is an event of tomorrow.
        return event['type'] === undefined && asObject(event['error'])['message'] !== undefined ? failAsStated(event['error'], provider) : [];
    }
  }

  function begin(at: number, item: JsonObject): readonly ChatPiece[] {
    calls.push(at);
    const { id, name, arguments: begun } = callOf(item);
    return [{ kind: 'tool-call', index: calls.length - 1, id, name, arguments: begun }];
  }

  function goOn(at: number, delta: string): readonly ChatPiece[] {
    const index = calls.indexOf(at);
    if (index < 0 || delta === '') return [];
    items[at] = { ...items[at], arguments: asText(items[at]?.['arguments']) + delta };
    return [{ kind: 'tool-call', index, arguments: delta }];
  }

  function reason(part: string, delta: string): readonly ChatPiece[] {
    if (delta === '') return [];
    const parted = summary !== undefined && summary !== part ? betweenSummaries : '';
    summary = part;
    return [{ kind: 'reasoning', text: parted + delta }];
  }

  /** Some servers leave `output` empty at the end of a stream: its items came before. */
  function end(response: JsonObject): void {
    last = response;
    const output = asObjects(response['output']);
    if (output.length > 0) items = [...items.slice(0, first), ...output];
  }

  return {
    add,
    addWhole(body) {
      if (body['status'] === 'failed') failAsStated(body['error'], provider);
      if (!Array.isArray(body['output'])) provider.fail('model_failed', { backend: provider.label, status: null, reason: 'its answer holds no output' });
      end(body);
    },
    ended: () => last !== null,
    answer() {
      const all = items.filter((item) => item !== undefined);
      const parts = all.filter(({ type }) => type === 'message').flatMap(({ content }) => asObjects(content));
      const said = parts.map((part) => asText(part['text']) || asText(part['refusal'])).join('');
      const toolCalls = all.filter(isCall).map(callOf);
      return {
        text: said || text,
        reasoning: all.filter(({ type }) => type === 'reasoning').flatMap(thoughtsOf).join(betweenSummaries),
        toolCalls,
        finish: finishOf(asObject(last), all, parts),
        usage: usageOf(last?.['usage']),
        model: asText(last?.['model']) || model,
        ...(all.length > 0 ? { opaque: { api: 'responses', items: all } satisfies ResponsesOpaque } : {}),
      };
    },
  };
}

function isCall(item: JsonObject | undefined): item is JsonObject {
  return item?.['type'] === 'function_call';
}

function callOf(item: JsonObject): ToolCall {
  return { id: asText(item['call_id']) || asText(item['id']), name: asText(item['name']), arguments: asText(item['arguments']) };
}

/** The summaries; of open models, which have none, what they thought. */
function thoughtsOf({ summary, content }: JsonObject): readonly string[] {
  const texts = (parts: unknown) => asObjects(parts).map((part) => asText(part['text'])).filter((each) => each !== '');
  const summaries = texts(summary);
  return summaries.length > 0 ? summaries : texts(content);
}

function finishOf(response: JsonObject, items: readonly JsonObject[], parts: readonly JsonObject[]): Finish {
  const { reason } = asObject(response['incomplete_details']);
  if (response['status'] === 'incomplete') return reason === 'content_filter' ? 'refusal' : reason === 'max_output_tokens' ? 'length' : 'other';
  if (parts.some(({ type }) => type === 'refusal')) return 'refusal';
  if (items.some(isCall)) return 'tool-calls';
  return response['status'] === 'completed' || response['status'] === undefined ? 'stop' : 'other';
}
