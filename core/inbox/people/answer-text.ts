// What a person wrote in an answer, as somebody who reads it would copy it out: without the mail that is answered, without the signature.
import { readIntent } from './intent.ts';
import { plainLines } from './plain-lines.ts';
import { quoteStart } from './quote-start.ts';
import { isQuoted } from './quoted-line.ts';
import { isClosing, isNameLine, isProgramLine, isSignatureMark, looksLikeSignature } from './signature.ts';

/** The words of the person who answered: above, below or between what is quoted, in their order; LF line ends. Empty when there are none. Takes time in proportion to the text. */
export function answerText(text: string): string {
  const lines = plainLines(text);
  return tidy(withoutClosing(withoutMarkedSignatures(ownLines(lines))));
}

/** What the sender's side wrote, its signature included: without what is quoted. */
export function unquotedText(text: string): string {
  return tidy(ownLines(plainLines(text)).map((line) => line ?? ''));
}

/** Lines that nobody else wrote; null stands where something quoted was taken out. */
type OwnLine = string | null;

function ownLines(lines: readonly string[]): readonly OwnLine[] {
  const own: OwnLine[] = [];
  const code = codeLines(lines);
  let hasWords = false;
  let looked = 0;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (code[at] === 1) {
      own.push(line);
      hasWords = true;
      continue;
    }
    if (isQuoted(line)) {
      if (own.at(-1) !== null) own.push(null);
      if (isWrappedRest(lines, at + 1)) at += 1;
      continue;
    }
    if (line.trim() === '') {
      own.push(line);
      continue;
    }
    looked += 1;
    if (looked > mostLooked) {
      own.push(line);
      continue;
    }
    const quote = quoteStart(lines, at);
    if (quote?.toTheEnd === true) break;
    if (quote !== undefined) {
      own.push(null);
      at += quote.lines - 1;
      continue;
    }
    if (isProgramLine(line)) {
      // Above the quote, what follows this line without any mark is the quote. Where nothing was said yet, the answer may still come.
      if (hasWords && !quoteFollows(lines, at + 1)) break;
      continue;
    }
    own.push(line);
    hasWords = true;
  }
  return own;
}

/** Nobody writes so many lines of their own: what comes after them is taken as it is. */
const mostLooked = 5_000;

/** 1 for lines between two fences of Markdown, which say nothing of mail. A fence that is never closed is none. */
function codeLines(lines: readonly string[]): Uint8Array {
  const inside = new Uint8Array(lines.length);
  let open: number | undefined;
  for (const [at, line] of lines.entries()) {
    if (!line.startsWith('```')) continue;
    if (open === undefined) open = at;
    else {
      inside.fill(1, open, at + 1);
      open = undefined;
    }
  }
  return inside;
}

/** The end of a quoted line that a mail program wrapped and did not mark: it goes on in lower case, and the quote goes on below it. */
function isWrappedRest(lines: readonly string[], at: number): boolean {
  const [before = '', line = '', after = ''] = [lines[at - 1], lines[at], lines[at + 1]];
  return before.length >= 60 && line.trim() !== '' && !isQuoted(line) && isQuoted(after) && /^\p{Ll}/u.test(line);
}

function quoteFollows(lines: readonly string[], from: number): boolean {
  for (let at = from; at < Math.min(lines.length, from + 5); at += 1) if ((lines[at] ?? '').trim() !== '') return isQuoted(lines[at] ?? '') || quoteStart(lines, at) !== undefined;
  return false;
}

/** Takes out what stands below a signature mark, up to the next quote. */
function withoutMarkedSignatures(lines: readonly OwnLine[]): readonly OwnLine[] {
  const kept: OwnLine[] = [];
  const code = codeLines(lines.map((line) => line ?? ''));
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? null;
    const mark = line === null || code[at] === 1 ? undefined : isSignatureMark(line);
    if (mark === undefined) {
      kept.push(line);
      continue;
    }
    const below = untilQuote(lines, at + 1);
    const paragraphs = paragraphsOf(below);
    if (mark === 'likely' && !(below.length <= 25 && paragraphs.every(looksLikeSignature))) kept.push(line);
    else {
      kept.push(...afterthoughts(paragraphs));
      at += below.length;
    }
  }
  return kept;
}

function untilQuote(lines: readonly OwnLine[], from: number): readonly string[] {
  const found: string[] = [];
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === null || line === undefined) break;
    found.push(line);
  }
  return found;
}

/** A closing formula goes with the names, titles and notes below it; what is said below it stays. */
function withoutClosing(lines: readonly OwnLine[]): readonly string[] {
  const words = lines.map((line) => line ?? '');
  const from = Math.max(0, words.length - longestEnding);
  for (let at = from; at < words.length; at += 1) {
    if (!isClosing(words[at] ?? '')) continue;
    const paragraphs = paragraphsOf(words.slice(at + 1));
    const [first, ...others] = paragraphs;
    const said = [...(first === undefined || looksLikeSignature(first) ? [] : [first]), ...others.filter((paragraph) => !looksLikeSignature(paragraph))];
    // Somebody who goes on for long has greeted in between, and not ended.
    if (said.length <= 3) return withoutName([...words.slice(0, at), ...said.flatMap((paragraph) => ['', ...paragraph])]);
  }
  return withoutName(words);
}

const longestEnding = 60;

/** A postscript is said, wherever it stands. */
function afterthoughts(paragraphs: readonly (readonly string[])[]): readonly string[] {
  return paragraphs.filter(([first = '']) => /^\s{0,3}(?:p\.?\s?s\.?|nb|n\.b\.|edit|update)\b[\s:.-]/i.test(first)).flatMap((paragraph) => ['', ...paragraph]);
}

/** Leaves out a name that stands alone on the last line, when something was said above it. */
function withoutName(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => line.trim() !== '');
  const before = lines.slice(0, last).findLast((line) => line.trim() !== '');
  if (before === undefined || !isNameLine(lines[last] ?? '')) return lines;
  const isListed = /^\s{0,8}[-*•–—]\s/.test(lines[last] ?? '') && /^\s{0,8}[-*•–—]\s/.test(before);
  const standsAlone = (lines[last - 1] ?? '').trim() === '' || /^\s{0,3}[-–—~]/.test(lines[last] ?? '') || /[,!.]$/.test(lines[last - 1] ?? '');
  // One word such as "Stop" or "Yes" is an answer and no name.
  const said = lines[last]?.trim() ?? '';
  if (isListed || !standsAlone || /[.!?]$/.test(said) || days.test(said) || readIntent(said) !== 'unclear') return lines;
  return lines.slice(0, last);
}

const days = /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today|maybe|perhaps|thanks|thank you|ok(?:ay)?|danke|merci|gracias|grazie|obrigad[oa]|tack|bedankt|dziękuję|p\.?s\.?)$/i;

function paragraphsOf(lines: readonly string[]): readonly (readonly string[])[] {
  const paragraphs: string[][] = [];
  let open = false;
  for (const line of lines) {
    if (line.trim() === '') open = false;
    else if (open) paragraphs.at(-1)?.push(line);
    else {
      paragraphs.push([line]);
      open = true;
    }
  }
  return paragraphs;
}

/** No empty lines around, no more than one between, and no rule that only parted the words from a quote. */
function tidy(lines: readonly string[]): string {
  let end = lines.length;
  while (end > 0 && /^[\s_=*~—–-]*$/.test(lines[end - 1] ?? '')) end -= 1;
  const kept: string[] = [];
  for (const line of lines.slice(0, end)) if (line.trim() !== '' || (kept.length > 0 && kept.at(-1) !== '')) kept.push(line.trim() === '' ? '' : line);
  return kept.join('\n').trim();
}
