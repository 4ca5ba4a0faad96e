import { type Fields, parseFields, textOf } from './json-fields.ts';
import type { Question } from './question.ts';
import type { FullReply } from './reply.ts';

/** How one API of a provider asks and answers. */
export interface WireFormat {
  /** Whose manners its headers and errors have. */
  readonly provider: 'anthropic' | 'openai' | 'ollama';
  readonly question: (body: Fields) => Question;
  /** The body of an answer in one piece. */
  readonly whole: (reply: FullReply) => Fields;
  /** The events of a stream, in order. */
  readonly events: (reply: FullReply, question: Question) => readonly Fields[];
  /** One event, given as JSON text, as it stands in the stream. */
  readonly frame: (json: string) => string;
  /** What follows the last event. */
  readonly end: string;
  readonly streamType: string;
  /** The event of a failure in the middle of a stream. */
  readonly failure: (failure: StreamFailure) => Fields;
}

/** Told in the middle of a stream whose status was 200. */
export interface StreamFailure {
  /** The provider's word for it; by default the one for "overloaded". */
  readonly type?: string;
  readonly message?: string;
}

/** Server-sent events that carry their type twice, as Anthropic and OpenAI's Responses send them. */
export function namedEvent(json: string): string {
  return `event: ${typeOf(json)}\ndata: ${json}\n\n`;
}

/** Server-sent events without a name, as OpenAI's Chat Completions sends them. */
export function namelessEvent(json: string): string {
  return `data: ${json}\n\n`;
}

/** Recordings may be broken: then the first type in them is the event's. */
function typeOf(json: string): string {
  return textOf(parseFields(json)['type']) || (/"type"\s*:\s*"([^"]+)"/.exec(json)?.[1] ?? 'message');
}

export const eventStream = 'text/event-stream; charset=utf-8';

/** Every answer was made at this second of Unix time: no test depends on the clock. */
export const created = 1_770_000_000;

/** The usage as it is worded, with the lies of the reply laid over it. */
export function withLies(usage: Fields, lies: Fields): Fields {
  return { ...usage, ...lies };
}
