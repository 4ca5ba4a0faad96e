import { jsonTokens } from './json-tokens.ts';

export type ParsedAnswer = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: string };

/** Longer answers are refused unread, in UTF-16 units. The longest that a hosted model may write (128,000 tokens) is about half of it. */
export const longestAnswer = 1_000_000;
/** Answers nested deeper are refused. Ours need five levels. */
const deepestAnswer = 60;

const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Strict JSON (RFC 8259) that means one thing only. Refused besides what is malformed: a key that stands twice, a key that would reach a prototype
 * (escaped or not), a number that a double cannot hold, half a character, and what is too long or too deep.
 */
export function parseAnswer(text: string): ParsedAnswer {
  if (text.length > longestAnswer) return refuse('it is too long');
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const problem = problemOf(json);
  if (problem !== undefined) return refuse(problem);
  try {
    return { ok: true, value: JSON.parse(json) as unknown };
  } catch {
    return refuse('it is not JSON'); // where it goes wrong is of no use to a model
  }
}

function refuse(problem: string): ParsedAnswer {
  return { ok: false, problem };
}

function problemOf(json: string): string | undefined {
  const keysOf: Set<string>[] = [];
  let whole = false;
  for (const { kind, text } of jsonTokens(json)) {
    if (kind === 'other' || whole) return 'it is not JSON';
    if (kind === '{' || kind === '[') keysOf.push(new Set());
    if (kind === '}' || kind === ']') keysOf.pop();
    whole = keysOf.length === 0; // nothing may follow
    if (keysOf.length > deepestAnswer) return 'it is nested too deeply';
    if (kind === 'number' && !isExact(text)) return `the number ${text.slice(0, 30)} cannot be held exactly`;
    if (kind !== 'key' && kind !== 'string') continue;
    const letters = unescaped(text);
    if (letters === undefined) return 'it is not JSON';
    if (!letters.isWellFormed()) return 'a string holds half a character';
    if (kind === 'string') continue;
    if (forbiddenKeys.has(letters)) return `the key "${letters}" is not allowed`;
    if (keysOf.at(-1)?.has(letters) === true) return `the key "${letters.slice(0, 60)}" stands twice`;
    keysOf.at(-1)?.add(letters);
  }
  return undefined;
}

/** `12345678901234567890` would become another number, and `1e999` none at all. */
function isExact(text: string): boolean {
  const number = Number(text);
  return Number.isFinite(number) && (!Number.isInteger(number) || Math.abs(number) <= Number.MAX_SAFE_INTEGER);
}

function unescaped(string: string): string | undefined {
  if (!string.includes('\\')) return string.slice(1, -1);
  try {
    return JSON.parse(string) as string;
  } catch {
    return undefined; // a wrong escape: the caller says so
  }
}
