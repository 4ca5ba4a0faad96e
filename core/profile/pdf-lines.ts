// From the regions of a PDF to the lines of a résumé: rows with their cells, wrapped lines joined, bullets told.
import { bulletSigns, joinWrapped } from './clean-text.ts';
import { findDates } from './dates.ts';
import { type Segment, segmentsOf } from './pdf-segments.ts';
import { type Region, regionsInOrder } from './reading-order.ts';
import { isSentenceLike, listLabel, longestParagraph } from './read-plain-text.ts';
import type { PdfPage } from './read-pdf.ts';
import type { ResumeLine } from './resume-line.ts';
import { headingKind } from './section-headings.ts';

/** The lines of a PDF in the order in which a person reads them. */
export function linesOfPdf(pages: readonly PdfPage[]): readonly ResumeLine[] {
  return linesOf(regionsInOrder(segmentsOf(pages)));
}

function linesOf(regions: readonly Region[]): readonly ResumeLine[] {
  const body = bodySize(regions.flatMap(({ segments }) => segments));
  const wholeText = regions.flatMap(({ segments }) => segments.map(({ text }) => text)).join('\n').toLowerCase();
  return regions.flatMap((region) => linesOfRegion(region, body, wholeText));
}

/** Segments side by side: a bullet or not, and the text in its cells. */
interface Row {
  readonly cells: readonly Segment[];
  readonly bullet: boolean;
  /** Where its words begin, behind the bullet. */
  readonly textLeft: number;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly page: number;
}

function linesOfRegion(region: Region, body: number, wholeText: string): readonly ResumeLine[] {
  const rows = withWholeDates(rowsOf(region.segments));
  const edges = { left: Math.min(...rows.map(({ left }) => left)), right: Math.max(...rows.map(({ right }) => right)) };
  const pitch = usualPitch(rows);
  const lines: ResumeLine[] = [];
  let previous: Row | undefined;
  let opened: Row | undefined;
  for (const row of rows) {
    const line = lineOf(row, body);
    if (previous !== undefined && opened !== undefined && goesOn(opened, previous, row, lines.at(-1)?.text ?? '', edges, pitch)) {
      const last = lines.pop() as ResumeLine;
      lines.push(joined(last, line, wholeText));
    } else {
      lines.push({ ...line, gapBefore: previous === undefined || (previous.page === row.page && row.y - previous.y - row.size > pitch - body + 0.45 * body) });
      opened = row;
    }
    previous = row;
  }
  return lines;
}

/** A period that was wrapped in a narrow margin, "2014 –" above "2018", is put together again. */
function withWholeDates(rows: readonly Row[]): readonly Row[] {
  const whole = [...rows];
  for (const [index, row] of rows.entries()) {
    const first = row.cells[0];
    if (first === undefined || !/\d\s*[-–—]$/.test(first.text) || first.text.length > 25) continue;
    for (const at of [index + 1, index + 2]) {
      const next = whole[at];
      const rest = next?.cells[0];
      if (next === undefined || rest === undefined || Math.abs(rest.left - first.left) > 2 || rest.text.length > 20) continue;
      const date = `${first.text} ${rest.text}`;
      if (!findDates(date).some(({ start, end }) => start === 0 && end === date.length)) continue;
      whole[index] = { ...row, cells: [{ ...first, text: date }, ...row.cells.slice(1)] };
      const others = next.cells.slice(1);
      whole[at] = { ...next, cells: others, bullet: others[0]?.bullet ?? false, left: others[0]?.left ?? next.left, textLeft: others[0]?.textLeft ?? next.textLeft };
      break;
    }
  }
  return whole.filter(({ cells }) => cells.length > 0);
}

function rowsOf(segments: readonly Segment[]): readonly Row[] {
  const groups: Segment[][] = [];
  const sorted = [...segments].sort((one, other) => one.page - other.page || one.y - other.y);
  for (const segment of sorted) {
    const group = groups.at(-1);
    const first = group?.[0];
    if (group !== undefined && first !== undefined && first.page === segment.page && segment.y - first.y <= 0.4 * Math.max(first.size, segment.size)) group.push(segment);
    else groups.push([segment]);
  }
  return groups.map((group) => rowOf(group.sort((one, other) => one.left - other.left))).filter(({ cells }) => cells.length > 0);
}

/** Dots and stars that rate a skill. */
const onlySigns = new RegExp(`^[${bulletSigns}\\s]*$`, 'u');

function rowOf(segments: readonly Segment[]): Row {
  const first = segments[0] as Segment;
  const cells = segments.filter(({ text }) => !onlySigns.test(text));
  const start = cells[0] ?? first;
  return {
    cells,
    bullet: first.bullet,
    textLeft: first.bullet && start !== first ? start.left : start.textLeft,
    left: first.left,
    right: Math.max(...segments.map(({ right }) => right)),
    y: Math.max(...segments.map(({ y }) => y)),
    size: Math.max(...cells.map(({ size }) => size), 0),
    page: first.page,
  };
}

function lineOf(row: Row, body: number): ResumeLine {
  let text = '';
  const links = [];
  for (const cell of row.cells) {
    if (text !== '') text += '\t';
    for (const link of cell.links) links.push({ start: link.start + text.length, end: link.end + text.length, url: link.url });
    text += cell.text;
  }
  return { text, bullet: row.bullet, gapBefore: false, size: Math.round((row.size / body) * 100) / 100, look: row.cells[0]?.look ?? '', headingLevel: null, links };
}

function joined(line: ResumeLine, more: ResumeLine, wholeText: string): ResumeLine {
  const text = joinWrapped(line.text, more.text, wholeText);
  const shift = text.length - more.text.length;
  return { ...line, text, links: [...line.links, ...more.links.map(({ start, end, url }) => ({ start: start + shift, end: end + shift, url }))] };
}

/** Of a region. */
interface Edges {
  readonly left: number;
  readonly right: number;
}

/** Whether `next` is the rest of the line that `previous` ends: it stands below it, and its first word had no room there. */
function goesOn(opened: Row, previous: Row, next: Row, text: string, edges: Edges, pitch: number): boolean {
  const margin = edges.right;
  const nextText = next.cells[0]?.text ?? '';
  const sameSize = Math.abs(next.size - previous.size) <= 0.06 * previous.size;
  const down = next.y - previous.y;
  if (isLetteredName(previous, next)) return true;
  if (next.bullet || next.cells.length > 1 || !sameSize || text.length > longestParagraph || listLabel.test(nextText)) return false;
  if (next.page === previous.page && down > 1.45 * Math.max(pitch, previous.size)) return false;
  if (headingKind(nextText) !== null || headingKind(text) !== null) return false;
  const lastCell = previous.cells.at(-1);
  const cellLeft = previous.cells.length > 1 && lastCell !== undefined ? lastCell.left : opened.bullet ? opened.textLeft : previous.left;
  const tolerance = 0.6 * next.size;
  const inLine = Math.abs(next.left - cellLeft) <= tolerance;
  const lowerCase = /^[\p{Ll}(&]/u.test(nextText);
  const ended = /[.!?]["”’)]?$/.test(text);
  const wasFull = !hasRoom(previous, next, margin);
  if (ended && !lowerCase && !isSentenceLike(nextText)) return false;
  if (previous.cells.length > 1 && (previous.right > margin - 2 || endsInDate(text)) && !(inLine && lowerCase)) return false;
  if (endsInDate(text) && !lowerCase) return false;
  if (inLine && opened.bullet) return wasFull || (lowerCase && !ended);
  if (previous.right - previous.left < 0.5 * (margin - edges.left)) return false; // Short rows at the right margin are full, too.
  if (inLine) return wasFull ? !(differs(previous, next) && !lowerCase) : lowerCase && !ended && text.length > 30 && previous.right > 0.6 * margin;
  const between = opened.bullet && next.left >= opened.left - tolerance && next.left <= opened.textLeft + tolerance;
  if (between) return wasFull && (lowerCase || !ended) && !(differs(previous, next) && !lowerCase);
  return wasFull && lowerCase && !ended; // Centred, or with its first line set in.
}

/** Whether the first word of the next row would still have fitted at the end of this one. */
function hasRoom(row: Row, next: Row, margin: number): boolean {
  const cell = next.cells[0];
  if (cell === undefined) return true;
  const word = /^\S+/.exec(cell.text)?.[0].length ?? 0;
  const wordWidth = ((cell.right - cell.textLeft) * word) / Math.max(1, cell.text.length);
  return row.right + 0.25 * row.size + wordWidth <= margin + 0.1 * row.size;
}

/** A name in large letters that takes two rows. */
function isLetteredName(previous: Row, next: Row): boolean {
  const one = previous.cells[0];
  const other = next.cells[0];
  if (one === undefined || other === undefined || previous.cells.length > 1 || next.cells.length > 1) return false;
  return previous.page === 0 && next.page === 0 && previous.size >= 18 && Math.abs(previous.size - next.size) < 0.5 && next.y - previous.y < 1.6 * next.size && /^[\p{L}.'’-]+(?: [\p{L}.'’-]+)?$/u.test(one.text) && /^[\p{L}.'’-]+(?: [\p{L}.'’-]+)?$/u.test(other.text) && headingKind(one.text) === null && headingKind(other.text) === null;
}

function endsInDate(text: string): boolean {
  return findDates(text.slice(-60)).some(({ end }) => end >= Math.min(60, text.length) - 1);
}

function differs(previous: Row, next: Row): boolean {
  return previous.cells[0]?.look !== next.cells[0]?.look;
}

/** The size most letters are set in. */
function bodySize(segments: readonly Segment[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of segments) letters.set(Math.round(size * 2) / 2, (letters.get(Math.round(size * 2) / 2) ?? 0) + text.length);
  return [...letters].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 10;
}

/** The distance between two lines of one paragraph: the smallest distance that is usual. */
function usualPitch(rows: readonly Row[]): number {
  const steps: number[] = [];
  for (const [index, row] of rows.entries()) {
    const before = rows[index - 1];
    if (before !== undefined && before.page === row.page && row.y - before.y < 3 * row.size) steps.push(row.y - before.y);
  }
  steps.sort((one, other) => one - other);
  return steps[Math.floor(steps.length * 0.3)] ?? 12;
}
