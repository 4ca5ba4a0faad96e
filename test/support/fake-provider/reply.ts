import type { Finish, Usage } from '../../../core/contracts/backend.ts';
import { countTokens } from './tokens.ts';

/** A chat answer, to be said in whichever wire format was asked. */
export interface Reply {
  readonly text?: string;
  readonly reasoning?: string;
  readonly toolCalls?: readonly ReplyCall[];
  /** By default `tool-calls` when there are any, else `stop`. */
  readonly finish?: Finish;
  /** What is not told is counted; null leaves the usage out. Nothing is checked: it may lie. */
  readonly usage?: Partial<Usage> | null;
  /** Laid over the usage as the wire format words it, to lie in its own words; undefined leaves a field out. */
  readonly wireUsage?: Readonly<Record<string, unknown>>;
  /** By default the one that was asked. */
  readonly model?: string;
}

export interface ReplyCall {
  readonly id?: string;
  readonly name: string;
  /** A text is sent as it is, cut or malformed as it may be, where the format sends text. */
  readonly arguments: unknown;
}

/** A reply with nothing left open. */
export interface FullReply {
  /** The number of this answer, for ids. */
  readonly number: number;
  readonly text: string;
  readonly reasoning: string;
  readonly toolCalls: readonly { readonly id: string; readonly name: string; readonly arguments: string }[];
  readonly finish: Finish;
  readonly usage: Required<Usage> | null;
  readonly wireUsage: Readonly<Record<string, unknown>>;
  readonly model: string;
}

/** `inputTokens` is what the provider would count; undefined when it would leave it out. */
export function completeReply(reply: Reply, { number, model, inputTokens }: { readonly number: number; readonly model: string; readonly inputTokens: number | undefined }): FullReply {
  const { text = '', reasoning = '', toolCalls = [] } = reply;
  const calls = toolCalls.map((call, index) => ({
    id: call.id ?? `call_${number}_${index + 1}`,
    name: call.name,
    arguments: typeof call.arguments === 'string' ? call.arguments : JSON.stringify(call.arguments ?? {}),
  }));
  const written = [text, reasoning, ...calls.map((call) => call.name + call.arguments)].reduce((sum, each) => sum + countTokens(each), 0);
  return {
    number,
    text,
    reasoning,
    toolCalls: calls,
    finish: reply.finish ?? (calls.length > 0 ? 'tool-calls' : 'stop'),
    usage: reply.usage === null ? null : { inputTokens: inputTokens ?? 0, cachedInputTokens: 0, cacheWriteTokens: 0, outputTokens: written, reasoningTokens: countTokens(reasoning), ...reply.usage },
    wireUsage: { ...(inputTokens === undefined && reply.usage?.inputTokens === undefined ? { prompt_eval_count: undefined } : {}), ...reply.wireUsage },
    model: reply.model ?? model,
  };
}
