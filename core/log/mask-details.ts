// What may stand in the details of a log line: bounded, and without secrets, message bodies and résumé text.
import type { LogLevel } from '../contracts/ports.ts';
import { reasonOf } from '../errors.ts';
import { isSecretName } from '../is-secret-name.ts';
import { mask, masked } from '../mask.ts';
import { cut } from './cut.ts';
import { describeError } from './describe-error.ts';

const maxDepth = 8;
const maxEntries = 50;
const maxValues = 500;
const maxText = 2000;

/** Names under which stand the words of people: they are never logged, only how many there were. */
const contentNames = new Set([
  'answer',
  'answers',
  'attachments',
  'body',
  'bytes',
  'content',
  'documents',
  'draft',
  'excerpt',
  'followUps',
  'footer',
  'highlights',
  'html',
  'input',
  'instructions',
  'markdown',
  'page',
  'profile',
  'prompt',
  'quote',
  'raw',
  'rawText',
  'resume',
  'snippet',
  'text',
].map((name) => name.toLowerCase()));

/** A copy that can be written as JSON. Errors in it are described, with their stack at debug and trace and whenever they are bugs. */
export function maskDetails(details: Readonly<Record<string, unknown>>, level: LogLevel): Readonly<Record<string, unknown>> {
  const above: object[] = [details];
  let left = maxValues;
  try {
    return copyObject(details) as Readonly<Record<string, unknown>>;
  } catch (thrown) {
    return { unreadable: reasonOf(thrown) }; // a getter or proxy that throws must not stop the one who logs
  }

  function copy(value: unknown): unknown {
    left -= 1;
    if (left < 0) return '…';
    if (typeof value === 'string') return cut(mask(value), maxText);
    if (typeof value === 'bigint' || typeof value === 'symbol') return String(value);
    if (typeof value === 'function' || value === undefined) return undefined;
    if (typeof value !== 'object' || value === null) return value;
    if (above.includes(value)) return '(contains itself)';
    if (above.length >= maxDepth) return '…';
    above.push(value);
    const copied = copyObject(value);
    above.pop();
    return copied;
  }

  function copyObject(value: object): unknown {
    if (value instanceof Error) return copyEntries(Object.entries(describeError(value, level)));
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
    if (value instanceof URL) return cut(mask(value.href), maxText);
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `(${value.byteLength} bytes)`;
    if (value instanceof Map) return copyEntries([...value].map(([key, inner]) => [String(key), inner]));
    if (Array.isArray(value) || value instanceof Set) return copyList([...value]);
    return copyEntries(Object.entries(value));
  }

  function copyList(list: readonly unknown[]): readonly unknown[] {
    const copied = list.slice(0, maxEntries).map(copy);
    return list.length > maxEntries ? [...copied, `… (${list.length} in all)`] : copied;
  }

  function copyEntries(entries: readonly (readonly [string, unknown])[]): Readonly<Record<string, unknown>> {
    const copied = entries.slice(0, maxEntries).map(([key, inner]) => [cut(mask(key), 200), copyNamed(key, inner)] as const);
    return Object.fromEntries(entries.length > maxEntries ? [...copied, ['…', `${entries.length} in all`]] : copied);
  }

  function copyNamed(name: string, value: unknown): unknown {
    if (value === null || value === undefined || typeof value === 'boolean') return value;
    if (isSecretName(name)) return masked;
    if (typeof value !== 'number' && contentNames.has(name.toLowerCase())) return notLogged(value);
    return copy(value);
  }
}

function notLogged(value: unknown): string {
  if (typeof value === 'string') return `(${value.length} characters, not logged)`;
  if (ArrayBuffer.isView(value)) return `(${value.byteLength} bytes, not logged)`;
  if (Array.isArray(value)) return `(${value.length} entries, not logged)`;
  return '(not logged)';
}
