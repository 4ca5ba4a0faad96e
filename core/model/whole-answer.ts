// What a backend must have said, whoever wrote it: an answer without its usage could not be written down, and what was set aside for it would be held for ever.
// Looked at by hand: to compile a schema for it takes longer than the first request of a process may.
import type { ChatAnswer, EmbedAnswer, Finish, ToolCall, Usage } from '../contracts/backend.ts';
import { createError, type OutreachError } from '../errors.ts';

interface Answering {
  readonly backend: { readonly id: string };
  readonly plugin: string;
}

/** An `answer_invalid` under the plugin's name; undefined when it is whole. What stands in the texts is for others to judge. */
export function brokenAnswer(answer: ChatAnswer, asked: Answering): OutreachError | undefined {
  return broken(answer, chatAnswer, asked);
}

/** The same; whether the vectors are the right ones is for others to judge. */
export function brokenVectors(answer: EmbedAnswer, asked: Answering): OutreachError | undefined {
  return broken(answer, embedAnswer, asked);
}

type Check = (value: unknown) => boolean;

function broken(answer: unknown, checks: Readonly<Record<string, Check>>, { backend, plugin }: Answering): OutreachError | undefined {
  const fields = fieldsOf(answer);
  const wrong = Object.entries(checks).filter(([name, isFine]) => !isFine(fields[name]));
  if (wrong.length === 0) return undefined;
  const problems = `its ${wrong.map(([name]) => `"${name}"`).join(', ')} ${wrong.length === 1 ? 'is' : 'are'} missing, or not what the contract says`;
  return createError('answer_invalid', { who: `Backend "${backend.id}"`, what: 'an answer', problems }, { plugin });
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

const isText: Check = (value) => typeof value === 'string';
const isCount: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const isCountOrAbsent: Check = (value) => value === undefined || isCount(value);

const finishes: ReadonlySet<unknown> = new Set<Finish>(['stop', 'tool-calls', 'length', 'refusal', 'other']);
const counts = { inputTokens: isCount, cachedInputTokens: isCountOrAbsent, cacheWriteTokens: isCountOrAbsent, outputTokens: isCount, reasoningTokens: isCountOrAbsent } satisfies Record<keyof Usage, Check>;
const call = { id: isText, name: isText, arguments: isText } satisfies Record<keyof ToolCall, Check>;

const chatAnswer = {
  text: isText,
  reasoning: isText,
  toolCalls: (value) => Array.isArray(value) && value.every((each) => fits(each, call)),
  finish: (value) => finishes.has(value),
  usage: (value) => fits(value, counts),
  model: isText,
} satisfies Record<Exclude<keyof ChatAnswer, 'opaque'>, Check>;

const embedAnswer = {
  vectors: (value) => Array.isArray(value) && value.every(Array.isArray),
  usage: (value) => fits(value, counts),
  model: isText,
} satisfies Record<keyof EmbedAnswer, Check>;

function fits(value: unknown, checks: Readonly<Record<string, Check>>): boolean {
  const fields = fieldsOf(value);
  return Object.entries(checks).every(([name, isFine]) => isFine(fields[name]));
}
