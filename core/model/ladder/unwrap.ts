import { parseAnswer } from './parse-answer.ts';
import { plainName } from './plain-name.ts';

/** Names under which models put an answer that was asked for without any. */
export const wrapperNames = new Set(['answer', 'response', 'result', 'output', 'data', 'json', 'object', 'arguments', 'parameters', 'finalanswer', 'properties']);
/** What models write beside an answer about how they came to it. */
const asides = new Set(['thought', 'thoughts', 'thinking', 'reasoning', 'explanation', 'analysis', 'rationale']);
const argumentKeys = ['arguments', 'parameters', 'input', 'args', 'kwargs'] as const;
const callKeys: ReadonlySet<string> = new Set([...argumentKeys, 'name', 'type', 'id', 'function', 'tool', 'toolname', 'tooluse', 'action']);

/**
 * What may be meant by a wrapper: `{"name": "answer", "arguments": {…}}` and its like, `{"answer": {…}}`, a list of one, JSON in a string.
 * Undefined when it is none, or calls a tool that was not asked for. Names in `declared` are the answer's own and wrap nothing.
 */
export function unwrapOnce(value: unknown, declared: ReadonlySet<string>, wanted: string | undefined): unknown {
  if (typeof value === 'string') return parsed(value) ?? stringIn(value);
  if (Array.isArray(value)) return value.length === 1 && typeof value[0] === 'object' ? (value[0] as unknown) : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Object.entries(value as Readonly<Record<string, unknown>>).filter(([key, each]) => declared.has(key) || typeof each !== 'string' || !asides.has(plainName(key)));
  const keys = entries.map(([key]) => key);
  const [only] = entries;
  if (only !== undefined && entries.length === 1) {
    const [key, inner] = only;
    const isWrapper = wrapperNames.has(plainName(key)) || plainName(key) === 'function' || plainName(key) === 'toolcalls' || (wanted !== undefined && plainName(key) === plainName(wanted));
    return isWrapper && !declared.has(key) ? parsed(inner) : undefined;
  }
  if (!keys.every((key) => callKeys.has(plainName(key)))) return undefined;
  const call = Object.fromEntries(entries.map(([key, inner]) => [plainName(key), inner]));
  if (typeof call['function'] === 'object') return call['function'];
  const name = [call['name'], call['function'], call['tool'], call['toolname'], call['action']].find((each) => typeof each === 'string');
  if (typeof name !== 'string' || !isWanted(name, wanted)) return undefined;
  const given = argumentKeys.filter((key) => key in call && !declared.has(key));
  return given.length === 1 && given[0] !== undefined ? parsed(call[given[0]]) : undefined;
}

/** True of what looks like a call of a tool, unless the answer itself is asked to look so. */
export function isCall(value: unknown, declared: ReadonlySet<string>): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const keys = Object.keys(value);
  return keys.every((key) => callKeys.has(plainName(key))) && keys.some((key) => !declared.has(key) && argumentKeys.some((argument) => argument === plainName(key)));
}

/** A call under another name than the wanted one is meant for somebody else. */
export function isWanted(name: string, wanted: string | undefined): boolean {
  return wanted === undefined || plainName(name) === plainName(wanted) || wrapperNames.has(plainName(name));
}

/** Only what holds something can hold the answer. */
function parsed(inner: unknown): unknown {
  if (typeof inner !== 'string') return typeof inner === 'object' && inner !== null ? inner : undefined;
  const json = parseAnswer(inner);
  return json.ok && typeof json.value === 'object' && json.value !== null ? json.value : undefined;
}

/** A string that holds another one was escaped once more. */
function stringIn(text: string): string | undefined {
  const json = text.startsWith('"') ? parseAnswer(text) : undefined;
  return json?.ok === true && typeof json.value === 'string' ? json.value : undefined;
}
