/** What came of reading a text: its value, or what is wrong and where. */
export type Parsed = { readonly ok: true; readonly value: unknown } | Malformed;

/** A place in a text, counted from 1, and what is wrong there; the text itself is not quoted, it may hold secrets. */
export interface Malformed {
  readonly ok: false;
  readonly reason: string;
  readonly line: number;
  readonly column: number;
}

/** Says what is wrong at a UTF-16 offset. */
export function malformedAt(text: string, offset: number, reason: string): Malformed {
  const before = text.slice(0, Math.max(offset, 0));
  return { ok: false, reason, line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') };
}
