import type { Education } from '../domain/profile.ts';
import type { Sourced } from '../domain/span.ts';
import { findDates, yearIn } from './dates.ts';
import { type Part, partsOf, valueOf } from './entry-parts.ts';
import { placeAtEnd } from './places.ts';
import { type PlacedLine, sourced, spanOf } from './resume-text.ts';

const schoolWords =
  /\b(?:universit\w*|\p{L}*schule|college|collège|school|institut\w*|academy|akademie|hochschule|fachhochschule|polytechni\w*|politecnico|politécnic\w*|école|ecole|escuela|facultad|faculty|gymnasium|lycée|liceo|seminary|conservator\w*|universidad|universidade|università|technion|bootcamp|boot camp|general assembly|coursera|udacity|codecademy|sorbonne|georgia tech|virginia tech|cal poly)\b/iu;
const schoolLetters = /\b(?:IIT|IIM|NIT|BITS|MIT|ETH|EPFL|Caltech|UCLA|USC|UCL|LSE|KTH|NYU|CMU|CUNY|SUNY|TU|RWTH|UC (?=[A-Z])|HEC|INSEAD|FH|HTL|HTW|DHBW|edX)(?![\p{L}])/u;
const degreeWords =
  /\b(?:bachelor\w*|master\w*|doctor\w*|ph\.?\s?d|d\.?phil|m\.?b\.?a|b\.?sc|m\.?sc|b\.?s|m\.?s|b\.?a|m\.?a|b\.?eng|m\.?eng|b\.?tech|m\.?tech|b\.?e|m\.?e|b\.?com|m\.?com|ll\.?b|ll\.?m|j\.?d|m\.?d|b\.?f\.?a|m\.?f\.?a|b\.?ed|m\.?ed|m\.?phil|m\.?p\.?h|bba|bca|mca|a\.?a\.?s|diplom\w*|dipl\.?(?:-\s?ing\.?)?|degree|licence(?! \d)|licenciatura|licenciado|laurea|magister|magistère|maîtrise|grado|ingenier[oía]+|ingénieur|abitur|baccalaur[eé]at\w*|bachillerato|matura|a-?levels?|gcses?|high school diploma|ged|secondary|associate(?:'s|’s)? (?:of|degree|in)|associate of|minor in|major in|certificate|graduate certificate|nanodegree|postgraduate|undergraduate|exchange (?:semester|student|year)|ausbildung|fachinformatiker\w*|staatsexamen|promotion|pgce|pgdip|hnd|hnc|btec|m\.?phys|m\.?sci|m\.?chem|m\.?math|m\.?arch|b\.?arch|b\.?phil)(?![\p{L}])\.?/iu;
const noDegree = /^(?:gpa|cgpa|grade|note|minor|thesis|dissertation|coursework|relevant|courses?|activities|honou?rs?|awards?|dean|advisor|supervisor|focus|specialization|major gpa|cum laude|magna|summa|first class|distinction|scholarship|member|president|abschlussarbeit|schwerpunkte?|thema|abschlussnote|mention|mémoire)\b/i;

const degreeStart = new RegExp(`^(?:${degreeWords.source})`, 'iu');
const nothing = { school: null, degree: null, other: null };

interface Draft {
  school: Part | null;
  degree: Part | null;
  /** A name that may be either. */
  unknown: Part | null;
  year: Sourced<string> | null;
  readonly lines: PlacedLine[];
}

/** The studies told in the lines of one section: a new entry begins where a school, degree or date comes a second time. */
export function educationIn(rawText: string, lines: readonly PlacedLine[]): readonly Education[] {
  const drafts: Draft[] = [];
  for (const line of lines) {
    const open = drafts.at(-1);
    const isDetail = line.bullet && open !== undefined && open.lines.some(({ bullet }) => !bullet) && (open.degree !== null || !degreeStart.test(line.text));
    const { school, degree, other } = isDetail ? nothing : readLine(line);
    const year = isDetail ? null : yearOf(rawText, line);
    const repeats = open !== undefined && ((school !== null && open.school !== null) || (degree !== null && open.degree !== null));
    const apart = open !== undefined && line.gapBefore && (school !== null || degree !== null || (year !== null && open.year !== null)) && (open.school !== null || open.degree !== null) && !completes(open, school, degree);
    const nextDate = open !== undefined && year !== null && school === null && degree === null && open.year !== null && (open.school !== null || open.degree !== null);
    const nextInMargin = open?.lines[0] !== undefined && beginsWithDate(line) && beginsWithDate(open.lines[0]);
    if (open === undefined || repeats || apart || nextDate || nextInMargin) {
      drafts.push({ school, degree, unknown: other, year, lines: [line] });
      continue;
    }
    const isNext = open.lines.length === 1 && !line.bullet && !line.gapBefore;
    open.school ??= school;
    open.degree ??= degree;
    if (isNext) open.unknown ??= other;
    open.year ??= year;
    open.lines.push(line);
  }
  return drafts.flatMap((draft, index) => entryOf(rawText, draft, drafts[index - 1]));
}

/** Dates in the margin: each begins an entry. */
function beginsWithDate({ text }: PlacedLine): boolean {
  return findDates(text)[0]?.start === 0;
}

function completes(open: Draft, school: Part | null, degree: Part | null): boolean {
  return (school !== null && open.school === null && open.degree !== null && open.lines.length <= 2) || (degree !== null && open.degree === null && open.school !== null && open.lines.length <= 2);
}

function readLine(line: PlacedLine): { readonly school: Part | null; readonly degree: Part | null; readonly other: Part | null } {
  if (noDegree.test(line.text)) return nothing;
  const { parts } = partsOf([line]);
  let school: Part | null = null;
  let degree: Part | null = null;
  let other: Part | null = null;
  for (const part of rejoined(line, parts).flatMap(splitDegree)) {
    if (noDegree.test(part.text) || /^\d/.test(part.text)) continue;
    if (school === null && isSchool(part.text)) school = part;
    else if (degree === null && degreeWords.test(part.text)) degree = part;
    else other ??= part;
  }
  if (school !== null && degree === null && other !== null && other.end <= school.start) {
    degree = other;
    other = null;
  } else if (school === null && degree !== null && other !== null && /^\p{Lu}/u.test(other.text) && other.start > degree.end) {
    // "BSc Physics, Imperial" has the school where schools stand, though nothing says that it is one.
    school = other;
    other = null;
  } else if (school === null && degree !== null && other !== null && other.end < degree.start) {
    school = other;
    other = null;
  }
  return { school, degree, other };
}

/** "BS - Computer Science" is one degree, though a dash stands in it. */
function rejoined(line: PlacedLine, parts: readonly Part[]): readonly Part[] {
  const [first, second, ...rest] = parts;
  if (first === undefined || second === undefined || first.cell !== second.cell || first.text.length > 20 || !degreeStart.test(first.text) || isSchool(second.text)) return parts;
  return [{ ...first, text: line.text.slice(first.start - line.start, second.end - line.start), end: second.end }, ...rest];
}

function isSchool(text: string): boolean {
  return (schoolWords.test(text) || schoolLetters.test(text)) && !/^(?:high school diploma|.*\b(?:bachelor|master|diploma|degree|b\.?sc|m\.?sc|ph\.?d|mba)\b)/i.test(text);
}

/** Parts "M.S., Electrical Engineering, Stanford University" where the school begins; a subject with a comma stays whole. */
function splitDegree(part: Part): readonly Part[] {
  const cuts = [...part.text.matchAll(/,\s+|\s+(?:at|from)\s+(?:the\s+)?/g)];
  for (const cut of cuts.reverse()) {
    const before = part.text.slice(0, cut.index);
    const after = part.text.slice(cut.index + cut[0].length);
    const first = { ...part, text: before, end: part.start + before.length };
    const second = { ...part, text: after, start: part.start + cut.index + cut[0].length };
    if (!isSchool(before) && isSchool(after) && (degreeWords.test(before) || before.split(' ').length <= 6)) return [first, ...withoutTown(second)];
    if (isSchool(before) && (noDegree.test(after) || (degreeWords.test(after) && !isSchool(after)))) return [...splitDegree(first), second];
    if (cuts.length >= 2 && degreeStart.test(before) && !isSchool(part.text) && /^\p{Lu}/u.test(after) && !noDegree.test(after) && placeAtEnd(part.text) === null) return [first, second];
  }
  return withoutTown(part);
}

/** "University of La Verne, La Verne, CA" without its town; "University of California, Berkeley" keeps it. */
function withoutTown(part: Part): readonly Part[] {
  const at = placeAtEnd(part.text);
  if (at === null) return [part];
  const school = part.text.slice(0, at).replace(/[\s,(–—-]+$/, '');
  const isTownWithCountry = /[,(]/.test(part.text.slice(at));
  return isSchool(school) && (isTownWithCountry || !/\bof\b/i.test(school)) ? [{ ...part, text: school, end: part.start + school.length }] : [part];
}

/** The year it ended, or is to end. */
function yearOf(rawText: string, line: PlacedLine): Sourced<string> | null {
  for (const { from, to } of findDates(line.text)) {
    const year = (to === null ? null : yearIn(line.text, to)) ?? (to === null && from !== null ? yearIn(line.text, from) : null) ?? (from !== null && to !== null && /^\d{2}$/.test(line.text.slice(to.start, to.end)) ? to : null);
    if (year !== null) return sourced(rawText, line.start + year.start, line.start + year.end);
    if (from !== null) {
      const began = yearIn(line.text, from);
      if (began !== null) return sourced(rawText, line.start + began.start, line.start + began.end);
    }
  }
  return null;
}

function entryOf(rawText: string, draft: Draft, before: Draft | undefined): readonly Education[] {
  const { unknown, year, lines } = draft;
  const school = draft.school ?? (draft.degree === null ? null : unknown);
  const degree = draft.degree ?? unknown;
  const first = lines[0];
  const last = lines.at(-1);
  if (first === undefined || last === undefined || (school === null && degree === null)) return [];
  // Two degrees of one school: the school is named once, above both.
  const shared = school === null && degree !== null && first.gapBefore === false && before?.school != null && before.degree !== null && before.school.start < before.degree.start ? before.school : null;
  return [{ school: valueOf(rawText, school ?? shared), degree: valueOf(rawText, degree), year, span: spanOf(rawText, first.start, last.end) }];
}
