// Sentences are what gets quoted, so each is clean (no list marker, no markup) and stands in the text letter for letter.
// Intl.Segmenter (Unicode UAX #29) cuts; what it cuts too early at abbreviations and initials is joined again.
import type { Span } from '../domain/span.ts';

/** Made when the first text is read: its rules take 15 ms to load. */
let segmenter: Intl.Segmenter | undefined;

/** Longer than any sentence a person writes: a stretch like this is a dump, and is left out. */
const longestSentence = 1_000;

/** Sentences and list items, verbatim and in order; headings count, markup and empty lines do not. */
export function sentences(text: string): readonly Span[] {
  const found: Span[] = [];
  for (const block of blocks(text)) {
    const start = block.start + (listMarker.exec(text.slice(block.start, block.start + 8))?.[0].length ?? 0);
    for (const piece of joined(text.slice(start, block.end))) {
      const span = bare(text, start + piece.start, start + piece.end);
      if (span !== null) found.push(span);
    }
  }
  return found;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Lines that belong together: a list item or a paragraph with its wrapped lines. */
function* blocks(text: string): Generator<Stretch> {
  let open: Stretch | null = null;
  for (const line of lines(text)) {
    if (open !== null && goesOn(text, open, line)) {
      open = { start: open.start, end: line.end };
      continue;
    }
    if (open !== null) yield open;
    open = line.end > line.start ? line : null;
  }
  if (open !== null) yield open;
}

function* lines(text: string): Generator<Stretch> {
  let start = 0;
  while (start <= text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    yield trimmed(text, start, end);
    start = end + 1;
  }
}

const listMarker = /^(?:[-*+•◦▪‣●○·–—]|\d{1,3}[.)])\s+/u;
const blockMarker = /^(?:[-*+•◦▪‣●○·–—>#|]|\d{1,3}[.)])\s?/u;
const unfinished = /(?:,|\b(?:a|an|the|and|or|of|to|in|on|at|by|for|from|with|as|that|which|who|our|your|their|its|is|are|was|were|be|we|you|they|than|into|via))$/i;

/** A newline inside a paragraph that was wrapped at some width, as in mail and text files. */
function goesOn(text: string, before: Stretch, line: Stretch): boolean {
  if (line.end === line.start) return false;
  const start = text.slice(line.start, line.start + 8);
  if (blockMarker.test(start)) return false;
  const lastLine = text.slice(Math.max(before.start, text.lastIndexOf('\n', before.end - 1) + 1), before.end);
  if (lastLine.length < 40 || /[.!?:;]["'”’)]?$/.test(lastLine)) return false;
  return /^\p{Ll}/u.test(start) || unfinished.test(lastLine.slice(-12));
}

/** Titles and Latin shortenings, after which a sentence always goes on. In lower case, without the last dot. */
const goOn = words('mr mrs ms dr prof sr jr st hon rev gen col capt lt sgt e.g i.e eg ie cf vs v viz ca approx est ext dept avg min max incl excl resp bzw z.b d.h dipl ing dipl.-ing mon tue tues wed thu thurs fri jan feb apr jun jul aug sep sept oct nov dec');

/** Shortenings that may well end a sentence: it goes on unless the next words open one. */
const mayGoOn = words('etc al inc ltd co corp llc plc bros b.v n.v s.a s.p.a u.s u.k u.n e.u d.c ph.d m.sc b.sc b.a m.a b.s m.s b.eng m.eng m.b.a b.com a.m p.m u.a');

/** Shortenings only in front of a number: "No. 5". */
const beforeNumbers = words('no nos nr fig figs sec vol p pp c art ch');

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

const sentenceOpeners = /^(?:The|A|An|We|Our|You|Your|They|Their|He|She|It|Its|I|My|This|That|These|Those|There|In|On|At|For|With|As|If|When|While|What|Who|How|Why|Please|Join|Since|After|Before|And|But|So|To)\b/;

/** The segmenter's pieces, joined where it was too eager. */
function joined(block: string): readonly Stretch[] {
  const pieces: Stretch[] = [];
  segmenter ??= new Intl.Segmenter('en', { granularity: 'sentence' });
  for (const { index, segment } of segmenter.segment(block)) {
    const end = index + segment.length;
    const last = pieces.at(-1);
    if (last !== undefined && cutTooEarly(block.slice(last.start, last.end), segment)) pieces[pieces.length - 1] = { start: last.start, end };
    else pieces.push({ start: index, end });
  }
  return pieces;
}

function cutTooEarly(before: string, after: string): boolean {
  const ending = before.slice(-40).trimEnd();
  if (before.endsWith('\n')) return !/[.!?:;]["'”’)\]]*$/.test(ending); // The segmenter cuts at every newline; the block says that the sentence goes on.
  if (/^["'”’)\]]?\p{Ll}/u.test(after) && !/^(?:iPhone|iOS|iPad|eBay|npm)\b/.test(after)) return true;
  const word = /(?:^|[\s("'“‘[/])([\p{L}.-]+)\.$/u.exec(ending)?.[1]?.toLowerCase();
  if (word === undefined) return /^[\s)\]"'”’]*$/.test(after);
  if (goOn.has(word)) return true;
  if (beforeNumbers.has(word) && /^\d/.test(after)) return true;
  return (mayGoOn.has(word) || /^\p{L}$/u.test(word)) && !sentenceOpeners.test(after); // A single letter is an initial: "J. Smith".
}

const openingMarks = /^(?:[\s>|]+|#{1,6}\s|[-*+•◦▪‣●○·–—]\s+|\[[ xX]\]\s+|(?:\*\*|__|\*|_|~~|`)(?=\S))/u;
const closingMarks = /(?:[\s|]+|\s#+|(?<=\S)(?:\*\*|__|\*|_|~~|`))$/u;
const markup = /<\/?[a-zA-Z][^<>]{0,200}>|\]\([^)\s]{0,500}\)|\*\*|__|~~|`[^`]+`|^[-=_*|:\s]+$|&(?:[a-z]{2,8}|#\d{1,6});|\{\{|^\W*$/u;

/** The sentence without marks around it; null when nothing quotable is left. */
function bare(text: string, from: number, to: number): Span | null {
  let { start, end } = trimmed(text, from, to);
  for (let match = openingMarks.exec(text.slice(start, Math.min(end, start + 40))); match !== null && start < end; match = openingMarks.exec(text.slice(start, Math.min(end, start + 40)))) start += match[0].length;
  for (let match = closingMarks.exec(text.slice(Math.max(start, end - 40), end)); match !== null && start < end; match = closingMarks.exec(text.slice(Math.max(start, end - 40), end))) end -= match[0].length;
  if (end <= start || end - start > longestSentence) return null;
  const quote = text.slice(start, end);
  if (markup.test(quote) || !/[\p{L}\p{N}]/u.test(quote)) return null;
  return { start, end, quote };
}

function trimmed(text: string, from: number, to: number): Stretch {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(text[start] ?? '')) start += 1;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end -= 1;
  return { start, end };
}
