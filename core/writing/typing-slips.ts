// Slips that make a letter look careless.
import { commonWords } from '../grounding/common-words.ts';

export interface Slip {
  readonly rule: 'doubled-word' | 'doubled-space' | 'doubled-mark' | 'lower-case-start' | 'unbalanced-quote';
  readonly start: number;
  readonly end: number;
}

/** Slips in order of their kind. Linear in the text's length. */
export function typingSlips(text: string): readonly Slip[] {
  return [...doubledWords(text), ...doubledSpaces(text), ...doubledMarks(text), ...lowerCaseStarts(text), ...unbalanced(text)];
}

const mayDouble = new Set(['had', 'that', 'bye', 'knock', 'so', 'very', 'sie', 'die', 'der', 'das', 'nous', 'vous', 'hear']);

function doubledWords(text: string): Slip[] {
  return [...text.matchAll(/(?<![\p{L}\p{N}'’-])(\p{L}{1,30})[ \t\n]{1,3}\1(?![\p{L}\p{N}'’-])/giu)]
    .filter((match) => !mayDouble.has((match[1] ?? '').toLowerCase()) && !isName(match[0], match[1] ?? ''))
    .map((match) => slip('doubled-word', match));
}

/** "to help Help Scout", "Duran Duran". */
function isName(both: string, first: string): boolean {
  const second = both.slice(-first.length);
  return /^\p{Lu}/u.test(second) && (/^\p{Ll}/u.test(first) || first.length > 3);
}

function doubledSpaces(text: string): Slip[] {
  return [...text.matchAll(/(?<=[^\s])[ \t\u00a0]{2,}(?=[^\s])/g)].map((match) => slip('doubled-space', match));
}

function doubledMarks(text: string): Slip[] {
  return [...text.matchAll(/([,;:])\s{0,2}\1|(?<![.])\.\.(?![.])|[!?]{2,}|(?<=[\p{L}\p{N}])[ \t]+[,;.!](?=\s|$)|[,;:]\s?[.!?](?=\s|$)|(?<!\b(?:etc|e\.g|i\.e|Inc|Ltd|Co|approx|a\.m|p\.m|[A-Z]))\.,|\.{4,}/gu)].map((match) => slip('doubled-mark', match));
}

const shortenings = /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|approx|ca|cf|incl|no|nr|mr|mrs|ms|dr|prof|inc|ltd|co|corp|bzw|\p{L}|(?:\p{L}\.){1,3}\p{L})\.$/iu;

function lowerCaseStarts(text: string): Slip[] {
  const found: Slip[] = [];
  for (const match of text.matchAll(/(?:^|\n\s*\n\s*|(?<!\.)[.!?]["”’)]?\s+)(\p{Ll}[\p{L}'’]{0,30})/gu)) {
    const word = match[1] ?? '';
    const start = match.index + match[0].length - word.length;
    if (!commonWords.has(word.toLowerCase()) || shortenings.test(text.slice(Math.max(0, match.index - 12), match.index + 1))) continue;
    // A paragraph that goes on after a list or a colon.
    if (/[:,]\s*\n\s*\n\s*$/.test(text.slice(Math.max(0, start - 8), start)) && !/^(?:dear|hi|hello|hey)\b/i.test(lineBefore(text, start))) continue;
    found.push({ rule: 'lower-case-start', start, end: start + word.length });
  }
  return found;
}

function lineBefore(text: string, at: number): string {
  const end = text.slice(0, at).trimEnd().length;
  return text.slice(text.lastIndexOf('\n', end - 1) + 1, end).slice(0, 80);
}

const pairs: readonly (readonly [string, string])[] = [
  ['(', ')'],
  ['[', ']'],
];

function unbalanced(text: string): Slip[] {
  const found: Slip[] = [];
  const straight = [...text.matchAll(/"/g)];
  const last = straight.at(-1);
  if (straight.length % 2 === 1 && last !== undefined) found.push(slip('unbalanced-quote', last));
  // “ closes in German what „ opened, and opens in English.
  const low = [...text.matchAll(/„/g)];
  const open = [...text.matchAll(/“/g)];
  const close = [...text.matchAll(/”/g)];
  if (low.length === 0 ? open.length !== close.length : open.length + close.length !== low.length) {
    const odd = (open.length > close.length ? open : close).at(-1) ?? low.at(-1);
    if (odd !== undefined) found.push(slip('unbalanced-quote', odd));
  }
  // Smileys and the numbering of lists close what nobody opened.
  const plain = text.replace(/[:;]-?[()]|^\s*(?:\d{1,2}|[a-z])\)/gm, (match) => ' '.repeat(match.length));
  for (const [opening, closing] of pairs) {
    let depth = 0;
    let at = -1;
    for (let index = 0; index < plain.length; index += 1) {
      if (plain[index] === opening) {
        if (depth === 0) at = index;
        depth += 1;
      } else if (plain[index] === closing) {
        depth -= 1;
        if (depth < 0) {
          at = index;
          break;
        }
      }
    }
    if (depth !== 0 && at >= 0) found.push({ rule: 'unbalanced-quote', start: at, end: at + 1 });
  }
  return found;
}

function slip(rule: Slip['rule'], match: RegExpExecArray): Slip {
  return { rule, start: match.index, end: match.index + match[0].length };
}
