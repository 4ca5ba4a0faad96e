// Which lines of a section belong to which entry: the lines at its head, and what is told below them.
import { entryDate } from './entry-parts.ts';
import { actionVerb, titleScore } from './job-words.ts';
import type { PlacedLine } from './resume-text.ts';

/** One entry: the lines at its head (who, what, when), and the lines below. */
export interface Block {
  readonly head: readonly PlacedLine[];
  readonly body: readonly PlacedLine[];
}

/** The entries of a section of positions, degrees or projects. */
export function blocksOf(lines: readonly PlacedLine[]): readonly Block[] {
  const bulletsAreHeads = lines.every((line) => line.bullet || entryDate(line) === null) && lines.some((line) => line.bullet && entryDate(line) !== null && line.text.length < 140);
  const isHead = (line: PlacedLine): boolean => (line.bullet ? bulletsAreHeads && entryDate(line) !== null && line.text.length < 140 : !isBody(line));
  const runs: { head: PlacedLine[]; body: PlacedLine[] }[] = [];
  for (const [index, line] of lines.entries()) {
    const run = runs.at(-1);
    const isDated = entryDate(line) !== null;
    if (run === undefined) runs.push(isHead(line) ? { head: [line], body: [] } : { head: [], body: [line] });
    else if (isAboveDate(line, lines[index + 1]) ? false : !isHead(line) || (line.text.endsWith(':') && !isDated && run.head.length > 0)) run.body.push(line);
    else if (run.body.length > 0) runs.push({ head: [line], body: [] });
    else run.head.push(line);
  }
  const dated = runs.some(({ head }) => head.some((line) => entryDate(line) !== null));
  const blocks: Block[] = [];
  const looks = new Set<string>();
  for (const run of runs) {
    const last = blocks.at(-1);
    const first = run.head[0];
    const hasDate = run.head.some((line) => entryDate(line) !== null);
    if (last !== undefined && first !== undefined && dated && !hasDate && !opensEntry(first, looks)) {
      // A heading inside the entry: "Selected work", "Project Phoenix".
      blocks[blocks.length - 1] = { head: last.head, body: [...last.body, ...run.body] };
      continue;
    }
    if (first !== undefined && hasDate) looks.add(setAs(first));
    blocks.push(...splitAtDates(run));
  }
  return blocks.filter(({ head, body }) => head.length > 0 || body.length > 0);
}

/** A position with its date on the next line, however it ends. */
function isAboveDate(line: PlacedLine, next: PlacedLine | undefined): boolean {
  if (next === undefined || line.bullet || next.bullet || next.gapBefore || line.text.length > 100) return false;
  const date = entryDate(next);
  return date !== null && date.end - date.start >= 0.4 * next.text.length && (line.gapBefore || titleScore(line.text) === 2);
}

/** Set like the first line of a dated entry, and with room above: an entry whose date is missing. */
function opensEntry(line: PlacedLine, looks: ReadonlySet<string>): boolean {
  if (line.headingLevel !== null) return looks.has(setAs(line));
  return line.gapBefore && ((line.look !== '' && looks.has(setAs(line))) || titleScore(line.text) === 2 || line.text.includes('\t'));
}

function setAs({ look, headingLevel }: PlacedLine): string {
  return `${look}/${headingLevel ?? ''}`;
}

const labelLine = /^(?:technolog(?:y|ies)|tech(?:nical)? stack|stack|tools?|environment|skills(?: used)?|key (?:achievements?|skills|projects|responsibilities)|achievements?|responsibilities|highlights?|description|projects?|keywords|main tasks|tasks|aufgaben|technologien|gpa|grade|thesis|coursework|relevant coursework|courses|minor|major|honou?rs|awards|activities|dean['’]s list)\b[^:]{0,30}:/i;

/** What tells about an entry rather than naming it. */
export function isBody(line: PlacedLine): boolean {
  const { text } = line;
  if (line.bullet || labelLine.test(text)) return true;
  if (line.headingLevel !== null) return false;
  if (entryDate(line) !== null) return text.length > 160;
  if (text.includes('\t') && text.length < 140) return false;
  const words = text.split(/\s+/).length;
  if (/^\p{Ll}/u.test(text) && words > 1 && !/^\p{Ll}+\p{Lu}/u.test(text)) return true;
  if (/[.;]$/.test(text) && words >= 4 && !/\b(?:Inc|Ltd|Co|Corp|S\.A|B\.V|N\.V|S\.L|S\.A\.S|S\.p\.A|S\.r\.l|e\.V|L\.P|Jr|Sr)\.$/.test(text)) return true;
  if (words >= 14) return true;
  return words >= 5 && actionVerb.test(text) && titleScore(text) < 2;
}

/** A head with several dates is several entries, unless the first is the time at an employer and the next the positions there. */
function splitAtDates({ head, body }: Block): readonly Block[] {
  const dates = head.flatMap((line, index) => (entryDate(line) === null ? [] : [index]));
  if (dates.length < 2) return [{ head, body }];
  const starts = startsByGap(head, dates) ?? startsByDate(head, dates);
  return starts.map((start, index) => ({ head: head.slice(start, starts[index + 1]), body: index === starts.length - 1 ? body : [] }));
}

function startsByGap(head: readonly PlacedLine[], dates: readonly number[]): readonly number[] | null {
  const starts = head.flatMap((line, index) => (index === 0 || line.gapBefore ? [index] : []));
  const fits = starts.length === dates.length && starts.every((start, index) => (dates[index] ?? -1) >= start && (dates[index] ?? -1) < (starts[index + 1] ?? head.length));
  return fits ? starts : null;
}

/** Each entry has as many lines before its date as the first has. */
function startsByDate(head: readonly PlacedLine[], dates: readonly number[]): readonly number[] {
  const before = dates[0] ?? 0;
  const starts: number[] = [];
  for (const [index, date] of dates.entries()) {
    const earliest = index === 0 ? 0 : (dates[index - 1] ?? 0) + 1;
    starts.push(index === 0 ? 0 : Math.max(earliest, date - before, nearestGap(head, earliest, date) ?? 0));
  }
  return starts;
}

function nearestGap(head: readonly PlacedLine[], from: number, to: number): number | null {
  for (let index = to; index >= from; index -= 1) if (head[index]?.gapBefore === true) return index;
  return null;
}
