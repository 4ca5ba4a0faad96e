import { mask } from '../../mask.ts';
import type { Question } from '../attempt-book.ts';
import { canonicalJson, canonicalObject, sha256 } from './canonical-json.ts';
import type { FoldedQuestion } from './line.ts';

/** A question as it is written: without secrets, its long parts apart. All of it is canonical JSON. */
export interface Folded {
  readonly json: string;
  /** Equal for equal questions, whatever file they stand in. */
  readonly hash: string;
  /** By id. */
  readonly parts: ReadonlyMap<string, string>;
}

/** A part is written apart from so many characters on: its id has 66. */
const longPart = 256;

/** Questions repeat what was said before – the system prompt, the schema, the talk so far –, and it is enough to write that once. */
export function foldQuestion({ messages, tools, object, ...rest }: Question): Folded {
  const parts = new Map<string, string>();
  const fold = (part: unknown): string => {
    const json = canonicalJson(part, mask);
    if (json.length < longPart) return json;
    const id = sha256(json);
    parts.set(id, json);
    return `"${id}"`;
  };
  const entries = Object.entries(withoutHands(rest)).filter(([, value]) => value !== undefined);
  const json = canonicalObject([
    ...entries.map(([key, value]) => [key, canonicalJson(value, mask)] as const),
    ['messages', `[${messages.map(fold).join(',')}]`],
    ...(tools === undefined ? [] : [['tools', fold(tools)] as const]),
    ...(object === undefined ? [] : [['object', fold(object)] as const]),
  ]);
  return { json, hash: sha256(json), parts };
}

/** The question again; `partOf` finds what was written apart. */
export async function unfoldQuestion({ messages, tools, object, ...rest }: FoldedQuestion, partOf: (id: string) => Promise<unknown>): Promise<Question> {
  const unfold = async <Part>(part: Part | string): Promise<Part> => (typeof part === 'string' ? ((await partOf(part)) as Part) : part);
  return {
    ...rest,
    messages: await Promise.all(messages.map((message) => unfold(message))),
    ...(tools === undefined ? {} : { tools: await unfold(tools) }),
    ...(object === undefined ? {} : { object: await unfold(object) }),
  };
}

/** A request is a question with hands on the wire; both may be given. */
function withoutHands(rest: Omit<Question, 'messages' | 'tools' | 'object'>): Readonly<Record<string, unknown>> {
  const { fetch: _fetch, withoutFetch: _withoutFetch, signal: _signal, ...plain } = rest as Readonly<Record<string, unknown>>;
  return plain;
}
