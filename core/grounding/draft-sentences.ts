import type { Stretch } from './sources.ts';
import type { Token } from './tokens.ts';

const shortenings = new Set('e.g i.e mr mrs ms dr prof vs approx no st jr sr ca inc ltd co corp etc dept est u.s u.k ph.d m.sc b.sc'.split(' '));

/** Sentences of a letter as stretches of tokens: greeting and closing lines stand alone, wrapped lines belong together. */
export function draftSentences(list: readonly Token[]): readonly Stretch[] {
  const starts = list.length > 0 ? [0] : [];
  let lineStart = 0;
  for (let index = 1; index < list.length; index += 1) {
    const token = list[index] as Token;
    const before = list[index - 1] as Token;
    const lineLength = before.end - lineStart;
    if (token.lines > 0) lineStart = token.start;
    if (token.lines > 1 || (token.lines === 1 && opensLine(token, list[index + 1], before, lineLength)) || endsBefore(list, index)) starts.push(index);
  }
  return starts.map((from, index) => ({ from, to: starts[index + 1] ?? list.length }));
}

/** A line of its own: a list item, or what follows a short line such as "Best regards,". */
function opensLine(token: Token, next: Token | undefined, before: Token, lineLength: number): boolean {
  if (/^[-*•–]$/.test(token.text) || (token.kind === 'number' && /^[.)]$/.test(next?.text ?? ''))) return true;
  return lineLength < 55 && /^[\p{Lu}\d]/u.test(token.text) && (before.kind !== 'mark' || /^[,:.!?]$/.test(before.text));
}

function endsBefore(list: readonly Token[], index: number): boolean {
  const token = list[index] as Token;
  const stop = list[index - 1] as Token;
  if (!token.spaced) return false;
  const closing = /^["')\]]$/.test(stop.text) ? (list[index - 2] ?? stop) : stop;
  if (/^[!?…]$/.test(closing.text)) return true;
  if (closing.text !== '.') return false;
  const word = list[list.indexOf(closing, index - 3) - 1];
  if (word !== undefined && (shortenings.has(word.lower) || /^\p{Lu}$/u.test(word.text))) return false;
  return !/^\p{Ll}/u.test(token.text) || /^i(?:'|$)/.test(token.lower);
}
