/** A stretch of a text: UTF-16 offsets, `end` exclusive, and the words themselves, so that `text.slice(start, end) === quote`. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** A value and the words it was read from. */
export interface Sourced<Value> {
  readonly value: Value;
  readonly span: Span;
}
