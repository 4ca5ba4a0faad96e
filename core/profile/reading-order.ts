// In which order a reader reads a page: down each column, not across. Cut at white gutters, recursively (the X-Y cut of Nagy and Seth, 1984),
// with care for the gutter that is none: dates set at the right margin, or years set at the left.
import { findDates } from './dates.ts';
import { isPlace } from './places.ts';
import type { Segment } from './pdf-segments.ts';
import { headingKind } from './section-headings.ts';

/** Segments that are read from top to bottom, row by row. */
export interface Region {
  readonly segments: readonly Segment[];
  /** Where the gutter beside it is and on which side of it the region stands; null when it takes the whole width. */
  readonly column: { readonly gutter: number; readonly side: 'left' | 'right' } | null;
}

/** The regions of all pages in reading order; a column that goes on over the page is one region. */
export function regionsInOrder(pages: readonly (readonly Segment[])[]): readonly Region[] {
  let ordered: Region[] = [];
  for (const segments of pages) ordered = withPage(ordered, regionsOf(segments, 0));
  return ordered;
}

const sameGutter = 15;

/** Adds the regions of the next page; its columns go on where the columns of the page before ended. */
function withPage(before: readonly Region[], next: readonly Region[]): Region[] {
  const left = before.at(-2);
  const right = before.at(-1);
  if (left?.column?.side !== 'left' || right?.column?.side !== 'right') return [...before, ...next];
  const { gutter } = right.column;
  const [first, second] = next;
  const kept = before.slice(0, -2);
  if (first === undefined) return [...before];
  if (first.column?.side === 'left' && second?.column?.side === 'right' && Math.abs(second.column.gutter - gutter) <= sameGutter) {
    return [...kept, joined(left, first), joined(right, second), ...next.slice(2)];
  }
  if (first.column !== null) return [...before, ...next];
  if (first.segments.every((segment) => segment.right <= gutter)) return [...kept, joined(left, first), right, ...next.slice(1)];
  if (first.segments.every((segment) => segment.left >= gutter - sameGutter)) return [...kept, left, joined(right, first), ...next.slice(1)];
  return [...before, ...next];
}

function joined(region: Region, more: Region): Region {
  return { segments: [...region.segments, ...more.segments], column: region.column };
}

const deepest = 4;
const mostSegments = 2_000;

function regionsOf(segments: readonly Segment[], depth: number): readonly Region[] {
  if (segments.length === 0) return [];
  const cut = depth >= deepest || segments.length > mostSegments ? null : bestCut(segments);
  if (cut === null) return [{ segments, column: null }];
  const inside = (regions: readonly Region[], side: 'left' | 'right'): readonly Region[] => {
    // A column within a column keeps its own cut; a plain one is known by this cut.
    return regions.length === 1 && regions[0]?.column === null ? [{ segments: regions[0].segments, column: { gutter: cut.gutter, side } }] : regions;
  };
  return [
    ...regionsOf(cut.above, depth + 1),
    ...inside(regionsOf(cut.left, depth + 1), 'left'),
    ...inside(regionsOf(cut.right, depth + 1), 'right'),
    ...regionsOf(cut.below, depth + 1),
  ];
}

interface Cut {
  readonly gutter: number;
  readonly above: readonly Segment[];
  readonly left: readonly Segment[];
  readonly right: readonly Segment[];
  readonly below: readonly Segment[];
}

/** The gutter that parts most text. */
function bestCut(segments: readonly Segment[]): Cut | null {
  let best: Cut | null = null;
  let most = 0;
  for (const gutter of gutters(segments)) {
    for (const cut of cutsAt(segments, gutter)) {
      const weight = lettersIn(cut.left) + lettersIn(cut.right);
      if (weight > most && areColumns(cut.left, cut.right)) {
        best = cut;
        most = weight;
      }
    }
  }
  return best;
}

/** Left edges that several segments share: where a column may begin. */
function gutters(segments: readonly Segment[]): readonly number[] {
  const counts = new Map<number, number>();
  for (const { left } of segments) counts.set(Math.round(left), (counts.get(Math.round(left)) ?? 0) + 1);
  const leftmost = Math.min(...counts.keys());
  return [...counts].filter(([left, count]) => left > leftmost + 20 && count + (counts.get(left + 1) ?? 0) + (counts.get(left - 1) ?? 0) >= 2).map(([left]) => left - 1.5);
}

/** Free room that a gutter needs on its left, in letter sizes. */
const narrowest = 0.8;

/** The stretches of the page, from top to bottom, in which nothing crosses this gutter and both sides hold text. */
function cutsAt(segments: readonly Segment[], gutter: number): readonly Cut[] {
  const sorted = [...segments].sort((one, other) => one.y - other.y);
  const crosses = (segment: Segment): boolean => segment.left < gutter && segment.right > gutter - narrowest * segment.size;
  const cuts: Cut[] = [];
  let start = 0;
  for (let index = 0; index <= sorted.length; index += 1) {
    const segment = sorted[index];
    if (segment !== undefined && !crosses(segment)) continue;
    const within = sorted.slice(start, index);
    const left = within.filter((each) => each.left < gutter);
    const right = within.filter((each) => each.left >= gutter);
    if (left.length > 0 && right.length > 0) cuts.push({ gutter, above: sorted.slice(0, start), left, right, below: sorted.slice(index) });
    start = index + 1;
  }
  return cuts;
}

/** Whether these are two columns, and not the two ends of the same rows. */
function areColumns(left: readonly Segment[], right: readonly Segment[]): boolean {
  const leftRows = rowsOf(left);
  const rightRows = rowsOf(right);
  if (leftRows.length < 3 || rightRows.length < 3) return false;
  if (overlap(leftRows, rightRows) < 0.4) return false;
  if (mostly(leftRows, isMargin) || mostly(rightRows, isMargin)) return false;
  const leftHeads = leftRows.some(({ text }) => headingKind(text) !== null);
  const rightHeads = rightRows.some(({ text }) => headingKind(text) !== null);
  const shared = sharedRows(leftRows, rightRows);
  if (leftHeads && rightHeads) return true;
  if (leftHeads || rightHeads) return shared < 0.7;
  return shared < 0.4 && leftRows.length >= 5 && rightRows.length >= 5 && Math.min(lettersIn(left), lettersIn(right)) >= 150;
}

interface Row {
  readonly y: number;
  readonly size: number;
  readonly text: string;
}

function rowsOf(segments: readonly Segment[]): readonly Row[] {
  const rows: { y: number; size: number; text: string }[] = [];
  for (const { y, size, text } of segments) {
    const last = rows.at(-1);
    if (last !== undefined && Math.abs(last.y - y) <= 0.4 * size) last.text += ` ${text}`;
    else rows.push({ y, size, text });
  }
  return rows;
}

/** What stands beside the text rather than in a column of its own: dates, places, a heading in the margin, a few letters. */
function isMargin({ text }: Row): boolean {
  if (text.length <= 3 || headingKind(text) !== null || isPlace(text)) return true;
  const dates = findDates(text);
  const dated = dates.reduce((sum, { start, end }) => sum + end - start, 0);
  return dated > 0 && dated >= 0.6 * text.length;
}

function mostly(rows: readonly Row[], test: (row: Row) => boolean): boolean {
  return rows.filter(test).length >= 0.7 * rows.length;
}

function overlap(left: readonly Row[], right: readonly Row[]): number {
  const top = Math.max(left[0]?.y ?? 0, right[0]?.y ?? 0);
  const bottom = Math.min(left.at(-1)?.y ?? 0, right.at(-1)?.y ?? 0);
  const shorter = Math.min(...[left, right].map((rows) => (rows.at(-1)?.y ?? 0) - (rows[0]?.y ?? 0)));
  return shorter <= 0 ? 0 : (bottom - top) / shorter;
}

/** The share of the rows of the shorter side that stand on a baseline of the other. */
function sharedRows(left: readonly Row[], right: readonly Row[]): number {
  const [fewer, more] = left.length <= right.length ? [left, right] : [right, left];
  return fewer.filter(({ y, size }) => more.some((row) => Math.abs(row.y - y) <= 0.25 * size)).length / fewer.length;
}

function lettersIn(segments: readonly Segment[]): number {
  return segments.reduce((sum, { text }) => sum + text.length, 0);
}
