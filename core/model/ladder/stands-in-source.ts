import { isHarmlessComment } from './harmless-comment.ts';
import { jsonTokens } from './json-tokens.ts';

/**
 * True when repaired JSON says what its source says and nothing else: the same brackets and colons in the same order, every string letter by letter
 * (after unescaping), every number digit by digit. What a repair may have added are commas between what cannot be one, quotes, and escapes;
 * what it may have dropped are comments and one comma before a closing bracket.
 * A repair that closed a cut answer, made a word of prose a string, joined or left out something is found here.
 */
export function standsInSource(repaired: string, source: string, words: ReadonlySet<string>): boolean {
  const tokens = [...jsonTokens(repaired)];
  let at = 0;
  for (const [index, { kind, text }] of tokens.entries()) {
    const before = tokens[index - 1]?.kind;
    if (kind === ',') {
      const gap = skipGap(source, at);
      if (gap === undefined) return false;
      if (source[gap] === ',') at = gap + 1;
      else if (!mayLackComma(before, tokens[index + 1]?.kind)) return false;
      continue;
    }
    const gap = skipGap(source, at);
    if (gap === undefined) return false;
    at = gap;
    if ((kind === '}' || kind === ']') && source[at] === ',' && before !== '{' && before !== '[') {
      const behindComma = skipGap(source, at + 1);
      if (behindComma === undefined) return false;
      at = behindComma;
    }
    const end = endInSource(kind, text, source, at, words);
    if (end === undefined) return false;
    at = end;
  }
  const rest = skipGap(source, at);
  return rest !== undefined && rest >= source.length;
}

/** Before a key, and between two brackets, a forgotten comma can be nothing else. Between two strings it could be one string in two pieces. */
function mayLackComma(before: string | undefined, after: string | undefined): boolean {
  return after === 'key' || ((before === '}' || before === ']') && (after === '{' || after === '['));
}

const anyGap = /[\s\u200b\u2060]*/y;

/** Behind blanks and harmless comments; undefined when a comment makes the answer doubtful. */
function skipGap(source: string, start: number): number | undefined {
  for (let at = start; ; ) {
    anyGap.lastIndex = at;
    at += anyGap.exec(source)?.[0].length ?? 0;
    const isBlock = source.startsWith('/*', at);
    if (!isBlock && !source.startsWith('//', at)) return at;
    const mark = isBlock ? '*/' : '\n';
    const end = source.indexOf(mark, at);
    if (end === -1 || !isHarmlessComment(source.slice(at, end))) return undefined;
    at = end + mark.length;
  }
}

const literals: Readonly<Record<string, readonly string[]>> = { true: ['true', 'True'], false: ['false', 'False'], null: ['null', 'None'] };

function endInSource(kind: string, text: string, source: string, at: number, words: ReadonlySet<string>): number | undefined {
  if (kind === 'key') return endOfString(text, source, at) ?? endOfBareKey(text, source, at);
  if (kind === 'string') return endOfString(text, source, at) ?? endOfWord(text, source, at, words);
  if (kind === 'number') return source.startsWith(text, at) && !/[\w.+-]/.test(source[at + text.length] ?? '') ? at + text.length : undefined;
  if (kind === 'keyword') {
    const written = literals[text]?.find((each) => source.startsWith(each, at) && !/\w/.test(source[at + each.length] ?? ''));
    return written === undefined ? undefined : at + written.length;
  }
  return source[at] === text ? at + 1 : undefined;
}

const closers: Readonly<Record<string, string>> = { '"': '"', "'": "'", '`': '`', '“': '”', '„': '“', '‘': '’', '’': '’', '”': '”' };
const escapes: Readonly<Record<string, string>> = { '"': '"', "'": "'", '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** `"Ann, city: "`: a string that lost its end, and goes on to where the next one begins. */
const swallowedKey = /[,{]\s*["'“‘`]?[\w-]+["'”’`]?\s*:\s*$/;

/** The place behind the closing quote when the source has this string here, in whatever quotes. */
function endOfString(text: string, source: string, start: number): number | undefined {
  const opening = source[start] ?? '';
  const closing = closers[opening];
  if (closing === undefined) return undefined;
  const wanted = JSON.parse(text) as string;
  if (swallowedKey.test(wanted)) return undefined;
  const loose: number[] = [];
  let at = start + 1;
  for (let done = 0; done < wanted.length; done += 1) {
    const letter = source[at] ?? '';
    if (letter !== '\\') {
      if (letter !== wanted[done]) return undefined;
      if (letter === closing) loose.push(at);
      at += 1;
      continue;
    }
    const hex = source[at + 1] === 'u' ? /^[\da-f]{4}$/i.exec(source.slice(at + 2, at + 6))?.[0] : undefined;
    const means = hex === undefined ? escapes[source[at + 1] ?? ''] : String.fromCharCode(Number.parseInt(hex, 16));
    if (means === undefined || means !== wanted[done]) return undefined; // `\d`, `\_`: a backslash too many, or one too few?
    at += hex === undefined ? 2 : 6;
  }
  return source[at] === closing && areQuotations(loose, source, start, at) ? at + 1 : undefined;
}

/**
 * Unescaped quotes within a string are trusted when they open and close words in turn ("hello"), like quotations do, and none could as well be the end of the string.
 * An apostrophe between two letters is one.
 */
function areQuotations(loose: readonly number[], source: string, start: number, end: number): boolean {
  const quotes = loose.filter((at) => source[at] === '"' || !(/[\p{L}\d]/u.test(source[at - 1] ?? '') && /[\p{L}\d]/u.test(source[at + 1] ?? '')));
  return (
    quotes.length % 2 === 0 &&
    quotes.every((at, index) => {
      const before = at === start + 1 ? ' ' : (source[at - 1] ?? '');
      const after = at === end - 1 ? ' ' : (source[at + 1] ?? '');
      return index % 2 === 0 ? /[\s(\u2014-]/.test(before) && /[\p{L}\d]/u.test(after) : /[\p{L}\d.!?%]/u.test(before) && /[\s).;!?\u2014-]/.test(after);
    })
  );
}

/** `summary:` and `summary":`, whose quotes were forgotten. */
function endOfBareKey(text: string, source: string, at: number): number | undefined {
  const key = text.slice(1, -1);
  if (!/^[A-Za-z_$][\w$-]*$/.test(key) || !source.startsWith(key, at)) return undefined;
  const end = at + key.length;
  if (source[end] === '"' || source[end] === "'") return end + 1;
  return /[\w$-]/.test(source[end] ?? '') ? undefined : end;
}

/** A word without quotes is a string only when the schema itself holds that word: `kind: role`. */
function endOfWord(text: string, source: string, at: number, words: ReadonlySet<string>): number | undefined {
  const word = text.slice(1, -1);
  const end = at + word.length;
  return words.has(word) && source.startsWith(word, at) && /^[\s,}\]]/.test(source[end] ?? '') ? end : undefined;
}
