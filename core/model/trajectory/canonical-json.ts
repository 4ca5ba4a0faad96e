/**
 * JSON with sorted keys and without spaces: equal values give equal texts (RFC 8785; lone surrogates and the line separators of Unicode are escaped,
 * so that every reader keeps it on one line). Each text in it passes through `shown`, which may mask it.
 */
export function canonicalJson(value: unknown, shown: (text: string) => string = asItIs): string {
  if (typeof value === 'string') return quoted(shown(value));
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map((inner) => canonicalJson(inner, shown)).join(',')}]`;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return canonicalObject(entries.map(([key, inner]) => [shown(key), canonicalJson(inner, shown)]));
}

/** An object of values that are canonical JSON already. */
export function canonicalObject(entries: readonly (readonly [key: string, json: string])[]): string {
  return `{${[...entries].sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, json]) => `${quoted(key)}:${json}`).join(',')}}`;
}

/** SHA-256 of the UTF-8 bytes, in hexadecimal. */
export function sha256(text: string | Uint8Array): string {
  // Node takes 7 ms for its cryptography, which a process that writes nothing down is spared.
  return process.getBuiltinModule('node:crypto').hash('sha256', text);
}

/** `node:readline` and others end a line at these, though JSON does not. */
const lineSeparators = /[\u0085\u2028\u2029]/g;

function quoted(text: string): string {
  return JSON.stringify(text).replace(lineSeparators, (separator) => `\\u${separator.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function asItIs(text: string): string {
  return text;
}
