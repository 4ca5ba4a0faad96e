// Cuts a résumé into its sections. Headings are known by their words; which of several such lines are headings, by how they are set.
import { findDates } from './dates.ts';
import type { ResumeLine } from './resume-line.ts';
import type { PlacedLine } from './resume-text.ts';
import { headingKind, type SectionKind } from './section-headings.ts';

/** A stretch of lines under one heading; `top` is what stands above the first heading. */
export interface Section {
  readonly kind: SectionKind | 'top';
  readonly lines: readonly PlacedLine[];
}

/** How the headings of this résumé are set, as far as they are set alike. */
interface Manner {
  readonly level: number | null;
  readonly inCapitals: boolean;
  readonly size: number;
  readonly look: string | null;
}

/** The sections in order. `nameAt` is the index of the line with the name: what follows it is `top` again, also where a side column is read before it. */
export function sectionsOf(lines: readonly PlacedLine[], nameAt: number | null): readonly Section[] {
  const manner = mannerOf(lines);
  const sections: { kind: SectionKind | 'top'; lines: PlacedLine[] }[] = [{ kind: 'top', lines: [] }];
  for (const [index, line] of lines.entries()) {
    const kind = index === nameAt ? 'top' : headingOf(line, manner, lines, index, sections.at(-1)?.kind ?? 'top');
    if (kind === null) sections.at(-1)?.lines.push(line);
    else sections.push({ kind, lines: index === nameAt ? [line] : [] });
  }
  return sections.filter((section) => section.lines.length > 0);
}

/** Headings that share their row with text ("SKILLS   Java, SQL") or run into it ("Skills: Java, SQL") get a line of their own. */
export function apartHeadings(lines: readonly ResumeLine[]): readonly ResumeLine[] {
  const manner = mannerOf(lines);
  let inSkills = false;
  return lines.flatMap((line, index) => {
    if (line.bullet) return [line];
    const own = headingKind(line.text);
    if (own !== null && !line.text.includes('\t')) inSkills = own === 'skills';
    const tab = line.text.indexOf('\t');
    const colon = /^([\p{L}][\p{L} &/]{3,40}): +\S/u.exec(line.text);
    const cut = tab > 0 ? tab : colon !== null ? (colon[1]?.length ?? 0) + 1 : 0;
    const kind = cut === 0 ? null : headingKind(line.text.slice(0, cut));
    if (kind === null || (tab <= 0 && !startsSection(kind)) || (inSkills && isLabelOfSkills(kind)) || findDates(line.text.slice(0, cut)).length > 0) return [line];
    if (tab > 0 && (kind === 'links' || kind === 'languages')) return [line];
    if (tab <= 0 && !(line.gapBefore || index === 0 || manner === null)) return [line];
    if (tab > 0 && manner !== null && manner.inCapitals && !isInCapitals(line.text.slice(0, cut))) return [line];
    inSkills = kind === 'skills';
    const rest = line.text.slice(cut).trimStart();
    const shift = line.text.length - rest.length;
    return [
      { ...line, text: line.text.slice(0, cut).trim(), links: [] },
      { ...line, text: rest, gapBefore: false, look: '', headingLevel: null, links: line.links.map(({ start, end, url }) => ({ start: start - shift, end: end - shift, url })).filter(({ start }) => start >= 0) },
    ];
  });
}

/** Sections that may stand on the line of their heading. */
function startsSection(kind: SectionKind): boolean {
  return kind === 'skills' || kind === 'summary' || kind === 'education' || kind === 'interests' || kind === 'certifications';
}

/** Within a list of skills, "Tools" and "Languages" only label a part of it. */
function isLabelOfSkills(kind: SectionKind): boolean {
  return kind === 'skills' || kind === 'languages' || kind === 'interests' || kind === 'certifications' || kind === 'other';
}

const telling: ReadonlySet<SectionKind> = new Set(['experience', 'education', 'skills', 'projects', 'summary']);

/** What the headings that matter most have in common; null when there is only one or none. */
function mannerOf(lines: readonly ResumeLine[]): Manner | null {
  const sure = lines.filter((line) => {
    const kind = isCandidate(line) ? headingKind(line.text) : null;
    return kind !== null && telling.has(kind) && (line.gapBefore || isInCapitals(line.text) || line.size > 1.05 || line.headingLevel !== null);
  });
  if (sure.length < 2) return null;
  const levels = sure.map(({ headingLevel }) => headingLevel);
  const looks = sure.map(({ look }) => look);
  const usualLook = most(looks);
  const bodyLook = most(lines.flatMap(({ look, text }) => Array.from({ length: Math.min(20, Math.ceil(text.length / 20)) }, () => look)));
  return {
    level: levels.every((level) => level !== null) ? most(levels) : null,
    inCapitals: sure.every(({ text }) => isInCapitals(text)),
    size: Math.min(...sure.map(({ size }) => size)),
    look: usualLook !== '' && usualLook !== bodyLook && looks.filter((look) => look === usualLook).length >= 2 ? usualLook : null,
  };
}

function isCandidate({ bullet, text }: ResumeLine): boolean {
  return !bullet && !text.includes('\t') && text.length <= 60;
}

function headingOf(line: PlacedLine, manner: Manner | null, lines: readonly PlacedLine[], index: number, within: SectionKind | 'top'): SectionKind | null {
  if (!isCandidate(line)) return null;
  const kind = headingKind(line.text);
  if (manner === null) return kind !== null && (telling.has(kind) || within !== 'skills' || line.gapBefore || isInCapitals(line.text)) ? kind : null;
  if (!isSetLike(line, manner)) return null;
  if (kind !== null) return telling.has(kind) || line.gapBefore || isMarked(line, manner) ? kind : null;
  return isUnknownHeading(line, manner, lines, index, within) ? 'other' : null;
}

function isSetLike(line: PlacedLine, manner: Manner): boolean {
  // A deeper heading is a part of its section, but for lists of skills: they are never the name of an employer.
  if (manner.level !== null) return line.headingLevel !== null && (line.headingLevel <= manner.level || headingKind(line.text) === 'skills');
  if (manner.inCapitals && !isInCapitals(line.text)) return false;
  return manner.size < 1.08 || line.size >= manner.size - 0.08;
}

function isMarked(line: PlacedLine, manner: Manner): boolean {
  return isInCapitals(line.text) || line.size > 1.05 || line.headingLevel !== null || (manner.look !== null && line.look === manner.look);
}

/** "A DAY OF MY LIFE": words nobody foresaw, set exactly as the other headings are. */
function isUnknownHeading(line: PlacedLine, manner: Manner, lines: readonly PlacedLine[], index: number, within: SectionKind | 'top'): boolean {
  if (within === 'top' || !line.gapBefore && manner.level === null) return false;
  if (/[\d@]|[.!?]$/.test(line.text) || line.text.split(' ').length > 6) return false;
  const headsEntry = lines.slice(index + 1, index + 4).some(({ text }) => findDates(text).length > 0);
  if (manner.level !== null) return line.headingLevel !== null && line.headingLevel <= manner.level && !headsEntry;
  if (manner.look === null || line.look !== manner.look) return false;
  if (manner.size >= 1.08) return true;
  // Set no larger than the text: the name of an employer may look the same, and has a date with it.
  return manner.inCapitals && !headsEntry;
}

function isInCapitals(text: string): boolean {
  return /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);
}

function most<Value>(values: readonly Value[]): Value {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return ([...counts].sort((one, other) => other[1] - one[1])[0] as readonly [Value, number])[0];
}
