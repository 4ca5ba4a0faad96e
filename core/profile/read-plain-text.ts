// From the lines of a text file, a pasted text or Markdown to the lines of a résumé: wrapped lines joined, bullets and columns of blanks told.
import { bulletSigns, cleanText, joinWrapped } from './clean-text.ts';
import { findDates } from './dates.ts';
import type { LineLink, ResumeLine } from './resume-line.ts';
import { headingKind } from './section-headings.ts';

/** A line as it stands in the file. */
export interface WrittenLine {
  readonly indent: number;
  readonly text: string;
  readonly bullet: boolean;
  readonly blankBefore: boolean;
  /** Whether the file says that the line ends here (Markdown's two blanks at the end). */
  readonly endsHard: boolean;
  readonly headingLevel: number | null;
  readonly look: string;
  readonly links: readonly LineLink[];
}

/** The lines of a plain text. */
export function linesOfPlainText(text: string): readonly ResumeLine[] {
  return unwrapped(writtenLines(text));
}

/** "Libraries: pandas, NumPy" begins anew, however full the line above it is. */
export const listLabel = /^\p{Lu}[\p{L} &/]{1,30}:\s/u;
const numberedItem = /^\d{1,2}[.)]\s+/;
const bulletStart = new RegExp(`^(?:[${bulletSigns}]\\s*|[-*+–—o]\\s+)`, 'u');
const rule = /^[\s\-_=*~#.·•+|─━═]{3,}$/;

function writtenLines(text: string): readonly WrittenLine[] {
  const lines: WrittenLine[] = [];
  let blankBefore = true;
  for (const raw of text.replaceAll(/\r\n?|\f|\v|\u2028|\u2029/g, '\n').split('\n')) {
    const blanks = /^[ \t]*/.exec(raw)?.[0] ?? '';
    const bare = raw.slice(blanks.length).trimEnd();
    const sign = bulletStart.exec(bare)?.[0] ?? '';
    const words = inCells(cleanText(bare.slice(sign.length)).trim());
    if (words === '' || rule.test(bare)) {
      blankBefore = true;
      continue;
    }
    const indent = blanks.replaceAll('\t', '    ').length;
    lines.push({ indent, text: words, bullet: sign !== '', blankBefore, endsHard: false, headingLevel: null, look: '', links: [] });
    blankBefore = false;
  }
  return lines;
}

/** A tab where the writer moved far to the right: by tabs, blanks or a row of dots or dashes. Text set in full lines has single gaps of two or three blanks, which mean nothing. */
function inCells(text: string): string {
  const apart = /@|\+?\d[\d ().-]{6,}\d/.test(text) ? / {3,}/g : / {4,}/g;
  return text
    .replaceAll(/\s+[-–—_.·]{4,}\s+|\s*(?:\.{4,}|_{4,})\s*/g, '\t')
    .replaceAll(apart, '\t')
    .replaceAll(/ *\t[\t ]*/g, '\t')
    .replaceAll(/ {2,}/g, ' ');
}

/** Joins the lines that were broken at the edge of a page or window. */
export function unwrapped(written: readonly WrittenLine[]): readonly ResumeLine[] {
  const wholeText = written.map(({ text }) => text).join('\n').toLowerCase();
  const width = wrapWidth(written);
  const lines: ResumeLine[] = [];
  let opened: WrittenLine | undefined;
  let previous: WrittenLine | undefined;
  for (const line of written) {
    const last = lines.at(-1);
    if (last !== undefined && opened !== undefined && previous !== undefined && goesOn(opened, previous, line, last.text, width)) {
      const text = joinWrapped(last.text, line.text, wholeText);
      const shift = text.length - line.text.length;
      lines[lines.length - 1] = { ...last, text, links: [...last.links, ...line.links.map(({ start, end, url }) => ({ start: start + shift, end: end + shift, url }))] };
    } else {
      lines.push({ text: line.text, bullet: line.bullet, gapBefore: line.blankBefore, size: 1, look: line.look, headingLevel: line.headingLevel, links: line.links });
      opened = line;
    }
    previous = line;
  }
  return lines;
}

/** The width at which the text was wrapped; infinite when its lines run on as long as they like. */
function wrapWidth(lines: readonly WrittenLine[]): number {
  const lengths = lines.map(({ indent, text, bullet }) => indent + text.length + (bullet ? 2 : 0)).sort((one, other) => one - other);
  const long = lengths.filter((length) => length > 45);
  const width = lengths[Math.floor(lengths.length * 0.97)] ?? 0;
  return long.length < 2 || width > 140 || width < 50 ? Number.POSITIVE_INFINITY : width;
}

/** In letters. No paragraph of a résumé is longer, and joining stays linear. */
export const longestParagraph = 3_000;

function goesOn(opened: WrittenLine, previous: WrittenLine, next: WrittenLine, text: string, width: number): boolean {
  if (text.length > longestParagraph) return false;
  if (next.blankBefore || next.bullet || previous.endsHard || numberedItem.test(next.text) || listLabel.test(next.text)) return false;
  if (next.headingLevel !== null || previous.headingLevel !== null || next.text.includes('\t') || next.look !== previous.look) return false;
  if (headingKind(next.text) !== null || headingKind(text) !== null) return false;
  const lowerCase = /^[\p{Ll}(&]/u.test(next.text);
  if (!lowerCase && (previous.text.includes('\t') || hasPeriod(text) || hasPeriod(next.text))) return false;
  if (/\p{L}-$/u.test(previous.text) && lowerCase) return true;
  const ended = /[.!?:]["”’)]?$/.test(text);
  const firstWord = /^\S+/.exec(next.text)?.[0].length ?? 0;
  const wasFull = previous.indent + previous.text.length + (previous.bullet ? 2 : 0) + 1 + firstWord > 0.93 * width;
  if (opened.bullet) {
    if (next.indent > opened.indent && next.indent <= opened.indent + 8) return true;
    return (wasFull && (lowerCase || !ended)) || (lowerCase && !ended);
  }
  if (Math.abs(next.indent - opened.indent) > 1) return false;
  const isProse = text.length >= 45 && text.split(/\s+/).length >= 8;
  if (ended && !lowerCase && !isSentenceLike(next.text)) return false;
  return isProse && (wasFull || (lowerCase && !ended));
}

/** A line that can stand after the end of a sentence in the same paragraph, rather than opening an entry: "Data Scientist" cannot. */
export function isSentenceLike(text: string): boolean {
  return text.length >= 45 || /[.!?]$/.test(text);
}

/** A line with a period in it heads an entry. */
function hasPeriod(text: string): boolean {
  return text.length < 120 && findDates(text).some(({ from }) => from !== null);
}
