import type { ChatAnswer, Finish, Usage } from '../../../core/index.ts';
import { type Block, inputTextOf, isToolUse, type OwnParts, type Part, textIn, type WireMessage, type WireUsage } from './message.ts';

export interface Question {
  readonly model: string;
  /** The tool whose input is the object that was asked for; null when the object comes as text, or none was asked for. */
  readonly objectTool: string | null;
}

/** The answer in a message, of which the content was put together from a stream or came whole. */
export function mapAnswer(message: WireMessage, parts: readonly Part[], question: Question): ChatAnswer {
  const object = parts.find(({ block }) => isToolUse(block) && block.name === question.objectTool);
  const calls = parts.flatMap((part) => (isToolUse(part.block) && part.block.name !== question.objectTool ? [{ id: part.block.id, name: part.block.name, arguments: inputTextOf(part) }] : []));
  const opaque = ownParts(parts, question);
  return {
    text: object === undefined ? textOf(parts) : inputTextOf(object),
    reasoning: parts.map(({ block }) => (block.type === 'thinking' ? textIn(block['thinking']) : '')).join(''),
    toolCalls: calls,
    finish: object !== undefined && calls.length === 0 && message.stop_reason === 'tool_use' ? 'stop' : (finishes.get(message.stop_reason ?? '') ?? 'other'),
    usage: mapUsage(message.usage ?? {}),
    model: message.model ?? question.model,
    ...(opaque === undefined ? {} : { opaque }),
  };
}

/** https://platform.claude.com/docs/en/build-with-claude/handling-stop-reasons; `pause_turn` waits for a server's tool, which is never asked for here. */
const finishes = new Map<string, Finish>([
  ['end_turn', 'stop'],
  ['stop_sequence', 'stop'],
  ['tool_use', 'tool-calls'],
  ['max_tokens', 'length'],
  ['model_context_window_exceeded', 'length'],
  ['refusal', 'refusal'],
]);

function textOf(parts: readonly Part[]): string {
  return parts.map(({ block }) => (block.type === 'text' ? textIn(block['text']) : '')).join('');
}

/** All parts in their order, when there is one that text and tool calls alone would not bring back. */
function ownParts(parts: readonly Part[], { model, objectTool }: Question): OwnParts | undefined {
  if (parts.every(({ block }) => isPlain(block))) return undefined;
  const content = parts.map((part) => {
    if (!isToolUse(part.block)) return part.block;
    // An object is an answer, not a call: as a call it would wait for a result.
    return part.block.name === objectTool ? { type: 'text', text: inputTextOf(part) } : part.block;
  });
  return { provider: 'anthropic', model, content };
}

function isPlain(block: Block): boolean {
  if (block.type === 'text') return !Array.isArray(block['citations']) || block['citations'].length === 0;
  if (!isToolUse(block)) return false;
  const caller = block['caller'] as { readonly type?: unknown } | null | undefined;
  return (caller ?? null) === null || caller?.type === 'direct';
}

/** `input_tokens` counts what the cache had no part in: https://platform.claude.com/docs/en/build-with-claude/prompt-caching#tracking-cache-performance */
function mapUsage(usage: WireUsage): Usage {
  const read = usage.cache_read_input_tokens;
  const written = usage.cache_creation_input_tokens;
  const thinking = usage.output_tokens_details?.thinking_tokens;
  return {
    inputTokens: (usage.input_tokens ?? 0) + (read ?? 0) + (written ?? 0),
    ...(typeof read === 'number' ? { cachedInputTokens: read } : {}),
    ...(typeof written === 'number' ? { cacheWriteTokens: written } : {}),
    outputTokens: usage.output_tokens ?? 0,
    ...(typeof thinking === 'number' ? { reasoningTokens: thinking } : {}),
  };
}
