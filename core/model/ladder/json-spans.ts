/** A piece of an answer that looks like JSON, from its first bracket to the one that closes it. */
export interface JsonSpan {
  readonly start: number;
  readonly end: number;
  /** Quotes that stand within a string without being escaped: how much a repair has to guess. */
  readonly looseQuotes: number;
}

export interface JsonSpans {
  readonly spans: readonly JsonSpan[];
  /** Where a bracket stands that began JSON and is never closed: whatever was meant, it is not all there. */
  readonly openAt: number | undefined;
}

/** An answer with more of them is not one. */
export const mostSpans = 40;

// A brace in prose (`{name}`, `{...}`) begins no JSON, nor does a reference like [1].
const beginsObject = /\{\s*(?:["'“‘`}]|[A-Za-z_$][\w$-]*["'”’]?\s*:|\/[/*]|$)/y;
const beginsArray = /\[\s*(?:[{["'“‘`]|\]|$)/y;

/** The outermost pieces of a text that look like JSON. One pass; brackets in strings and comments are seen for what they are. */
export function findJsonSpans(text: string): JsonSpans {
  const spans: JsonSpan[] = [];
  for (let at = 0; at < text.length && spans.length < mostSpans; ) {
    const begins = text[at] === '{' ? beginsObject : text[at] === '[' ? beginsArray : undefined;
    if (begins !== undefined) begins.lastIndex = at;
    if (begins?.test(text) !== true) {
      at += 1;
      continue;
    }
    const span = readSpan(text, at);
    if (span === undefined) return { spans, openAt: at };
    spans.push(span);
    at = span.end;
  }
  return { spans, openAt: undefined };
}

const closers: Readonly<Record<string, string>> = { '"': '"', "'": "'", '`': '`', '“': '“”"', '”': '“”"', '‘': "‘’'", '’': "‘’'" };
const afterString = new Set([',', ':', '}', ']', '/']);

/** Undefined when the text ends first. */
function readSpan(text: string, start: number): JsonSpan | undefined {
  let depth = 0;
  let looseQuotes = 0;
  for (let at = start; at < text.length; at += 1) {
    const letter = text[at] ?? '';
    if (letter === '{' || letter === '[') depth += 1;
    else if (letter === '}' || letter === ']') depth -= 1;
    else if (text.startsWith('//', at)) at = endOf(text, '\n', at);
    else if (text.startsWith('/*', at)) at = endOf(text, '*/', at) + 1;
    else if (letter in closers && !/[\w\\]/.test(text[at - 1] ?? '')) {
      const string = readString(text, at);
      looseQuotes += string.looseQuotes;
      at = string.end;
    }
    if (depth === 0) return { start, end: at + 1, looseQuotes };
  }
  return undefined;
}

function endOf(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found === -1 ? text.length : found;
}

/** A string ends at a quote of its kind that something of JSON follows; a quote that words follow belongs to the text. */
function readString(text: string, start: number): { readonly end: number; readonly looseQuotes: number } {
  const closing = closers[text[start] ?? ''] ?? '';
  let looseQuotes = 0;
  for (let at = start + 1; at < text.length; at += 1) {
    const letter = text[at] ?? '';
    if (letter === '\\') at += 1;
    else if (closing.includes(letter)) {
      const next = nextVisible(text, at + 1);
      if (next >= text.length || afterString.has(text[next] ?? '') || (text[next] ?? '') in closers && next > at + 1) return { end: at, looseQuotes };
      looseQuotes += 1;
    }
  }
  return { end: text.length, looseQuotes };
}

function nextVisible(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) <= 32) at += 1;
  return at;
}
