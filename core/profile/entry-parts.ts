// Takes the head of an entry apart: what is the position, what the employer, when was it.
import type { Sourced } from '../domain/span.ts';
import { type DateRange, duration, findDates } from './dates.ts';
import { employmentKind, hasLegalForm, legalForm, soundsLikeCompany, titleScore } from './job-words.ts';
import { isPlace, placeAtEnd } from './places.ts';
import { type PlacedLine, sourced } from './resume-text.ts';

/** Some words of an entry's head. Offsets into the raw text. */
export interface Part {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Index of the line and of the cell in it: what shares both was written as one. */
  readonly line: number;
  readonly cell: number;
}

/** The date of a line when it stands at an edge, alone in a cell or in brackets: the date of an entry, not of an event in a sentence. */
export function entryDate(line: PlacedLine): DateRange | null {
  let date = known.get(line);
  if (date === undefined) {
    date = findEntryDate(line);
    known.set(line, date);
  }
  return date;
}

/** Several steps ask for the same line. */
const known = new WeakMap<PlacedLine, DateRange | null>();

function findEntryDate(line: PlacedLine): DateRange | null {
  if (line.text.length > 220 || !/\d{2}|xx/i.test(line.text)) return null;
  const found = findDates(line.text).filter((date) => {
    const before = line.text.slice(0, date.start);
    const after = line.text.slice(date.end).replaceAll(duration, '');
    return /^[\s(|–—,-]*(?:(?:de|du|von|vom|from|desde|dal)\s+)?$/i.test(before) || /^[\s)|–—.,;-]*$/.test(after) || (/[\t|(•·–—]\s*(?:\p{L}+:? )?$/u.test(before) && /^\s*(?:[\t|)•·–—,-]|$)/.test(after)) || (/(?:\t|[|•·(]\s*)$/.test(before) || (/,\s*$/.test(before) && isPlace(after.replace(/^[\s,|–—-]+/, ''))));
  });
  return found.find(({ from }) => from !== null) ?? found[0] ?? null;
}

/** The words of the head without dates, durations, links and kinds of employment; places are told apart. */
export function partsOf(head: readonly PlacedLine[]): { readonly parts: readonly Part[]; readonly places: readonly Part[] } {
  const parts: Part[] = [];
  const places: Part[] = [];
  for (const [index, line] of head.entries()) {
    for (const raw of piecesOf(line, index)) {
      const part = bare(raw);
      if (part === null || formLabel.test(part.text)) continue;
      if (isPlace(part.text)) places.push(part);
      else if (!employmentKind.test(part.text) && !/^(?:https?:\/\/|www\.)\S+$|^[\w.-]+\.[a-z]{2,6}\/\S*$/i.test(part.text)) parts.push(part); // "michel.io" may be an employer, an address with a path is none.
    }
  }
  return { parts, places };
}

const formLabel = /^(?:company(?: name)?|employer|organi[sz]ation|client|position|role|job title|title|designation|dates?|duration|period|location|firma|zeitraum)$/i;

/** Between the parts of one line: a tab, a bar, a dash with blanks, "at". */
const divider = /\t|\s*[|•·∙‖]\s*|\s+(?:[–—-]{1,2}|@|\/{1,2}|→)\s+|(?<=[\p{L})])\s*[–—]\s*(?=\p{Lu})|:\s+/u;

const kept = new RegExp(`(${divider.source})`, 'u');
const wholeDivider = new RegExp(`^(?:${divider.source})$`, 'u');

function piecesOf(line: PlacedLine, index: number): readonly Part[] {
  // What is cut out becomes a tab, so that offsets stay.
  let masked = line.text;
  for (const { start, end } of findDates(line.text)) {
    const around = /\(?\s*(?:(?:de|du|von|vom|from|desde|dal|expected|anticipated|graduated|graduation|graduating|class of|since|from|dates?)\s*:?\s*)*$/i.exec(masked.slice(0, start));
    const from = around?.index ?? start;
    masked = masked.slice(0, from) + '\t'.repeat(end - from) + masked.slice(end);
  }
  masked = masked.replaceAll(duration, (match) => '\t'.repeat(match.length));
  const pieces: Part[] = [];
  let at = 0;
  let cell = 0;
  for (const part of masked.split(kept)) {
    if (/^\t+$/.test(part)) cell += 1;
    else if (/[\p{L}\d]/u.test(part) && !wholeDivider.test(part)) pieces.push(...aroundAt({ text: part, start: line.start + at, end: line.start + at + part.length, line: index, cell }));
    at += part.length;
  }
  return pieces;
}

/** "Engineer at Acme" is two parts; "Director at Large" is not. */
function aroundAt(part: Part): readonly Part[] {
  const match = /^(.{3,80}?)(\s+at\s+|\s+bei\s+|\s+chez\s+|\s+@)(?=\p{Lu}|\d)/u.exec(part.text);
  if (match === null || titleScore(match[1] ?? '') === 0) return [part];
  const first = (match[1] ?? '').length;
  const second = match[0].length;
  return [
    { ...part, text: part.text.slice(0, first), end: part.start + first },
    { ...part, text: part.text.slice(second), start: part.start + second },
  ];
}

/** Without marks around it; null when nothing is left. */
function bare(part: Part): Part | null {
  let { text, start, end } = part;
  const lead = /^[\s,;:|–—\-•·*_/.)\]]+/.exec(text)?.[0].length ?? 0;
  text = text.slice(lead);
  start += lead;
  const tail = /(?:[\s,;:|–—\-•·*_/([]+|\(\s*\))$/.exec(text)?.[0].length ?? 0;
  text = text.slice(0, text.length - tail);
  end -= tail;
  if (/^\([^()]*\)$/.test(text)) {
    text = text.slice(1, -1);
    start += 1;
    end -= 1;
  } else if (text.startsWith('(') && !text.includes(')')) {
    text = text.slice(1);
    start += 1;
  } else if (text.endsWith(')') && !text.includes('(')) {
    text = text.slice(0, -1);
    end -= 1;
  }
  return /\p{L}/u.test(text) ? { ...part, text, start, end } : null;
}

export interface Roles {
  readonly title: Part | null;
  readonly company: Part | null;
}

/** Which part is the position and which the employer. `titleFirst` is how the other entries of this résumé have it; null where nothing is known. */
export function rolesOf(parts: readonly Part[], places: readonly Part[], titleFirst: boolean | null): Roles {
  const split = parts.flatMap((part) => splitAtComma(part, parts));
  const scored = split.map((part) => ({ part: withoutPlace(part), score: titleScore(part.text), isCompany: soundsLikeCompany(part.text) }));
  const titles = scored.filter(({ score }) => score > 0).sort((one, other) => rank(other) - rank(one));
  const title = chooseTitle(titles, titleFirst)?.part ?? null;
  const others = scored.filter(({ part }) => part !== title);
  const company = chooseCompany(others, title);
  if (title !== null) return { title, company: company ?? companyFromPlace(places) };
  if (others.length >= 2) {
    const [one, other] = others as [Scored, Scored, ...Scored[]];
    const companyIsSecond = titleFirst ?? (other.isCompany && !one.isCompany);
    if (company !== null && others.filter(({ isCompany }) => isCompany).length === 1) return { company, title: others.find(({ part }) => part !== company)?.part ?? null };
    return companyIsSecond ? { title: one.part, company: other.part } : { company: one.part, title: other.part };
  }
  return { title: null, company };
}

interface Scored {
  readonly part: Part;
  readonly score: 0 | 1 | 2;
  readonly isCompany: boolean;
}

function rank({ score, isCompany }: Scored): number {
  return score * 2 - (isCompany && score < 2 ? 1 : 0);
}

function chooseTitle(titles: readonly Scored[], titleFirst: boolean | null): Scored | undefined {
  const best = titles[0];
  if (best === undefined) return undefined;
  const equals = titles.filter((each) => rank(each) === rank(best));
  const plain = equals.filter(({ isCompany }) => !isCompany);
  const among = plain.length > 0 ? plain : equals;
  return titleFirst === false ? among.at(-1) : among[0];
}

function chooseCompany(others: readonly Scored[], title: Part | null): Part | null {
  if (others.length === 0) return null;
  const named = others.filter(({ isCompany, score }) => isCompany && score < 2);
  if (named.length > 0) return (named[0] as Scored).part;
  if (title === null) return (others[0] as Scored).part;
  const beside = others.filter(({ part }) => part.line === title.line && part.cell === title.cell);
  const elsewhere = others.filter((each) => !beside.includes(each));
  const before = beside.find(({ part }) => part.end <= title.start);
  // "Engineer – Payments" above "Acme": what follows the position in its own cell is a team when an employer stands elsewhere.
  return (before ?? elsewhere[0] ?? beside[0])?.part ?? null;
}

/** "Siemens, Germany" looks like a town; with no other employer about, its first word is one. */
function companyFromPlace(places: readonly Part[]): Part | null {
  for (const place of places) {
    const comma = place.text.indexOf(',');
    if (comma > 0 && !isPlace(place.text.slice(0, comma)) && !/,\s*[A-Z]{2}$/.test(place.text)) return { ...place, text: place.text.slice(0, comma), end: place.start + comma };
  }
  return null;
}

/** Takes "Engineer, Acme Corp" apart; leaves "Engineer, Payments" whole where the employer stands elsewhere. */
function splitAtComma(part: Part, all: readonly Part[]): readonly Part[] {
  const whole = withoutPlace(part);
  const pieces: Part[] = [];
  let at = 0;
  for (const text of whole.text.split(/(,\s+)/)) {
    const last = pieces.at(-1);
    if (/^,\s+$/.test(text)) {
      at += text.length;
      continue;
    }
    const piece = { ...whole, text, start: whole.start + at, end: whole.start + at + text.length };
    if (last !== undefined && legalForm.test(text)) pieces[pieces.length - 1] = { ...last, text: whole.text.slice(last.start - whole.start, at + text.length), end: piece.end };
    else pieces.push(piece);
    at += text.length;
  }
  const [first, second] = pieces;
  const last = pieces.at(-1);
  if (first === undefined || second === undefined || last === undefined) return [whole];
  const hasOther = all.some((other) => other !== part && !isPlace(other.text) && titleScore(other.text) < 2);
  if (titleScore(first.text) === 2 && titleScore(second.text) < 2) return hasOther && !hasLegalForm.test(second.text) ? [whole] : [first, second, ...pieces.slice(2)];
  if (titleScore(last.text) === 2 && titleScore(first.text) < 2) {
    return [{ ...whole, text: whole.text.slice(0, last.start - whole.start).replace(/,\s*$/, ''), end: (pieces.at(-2) as Part).end }, last];
  }
  return [whole];
}

function withoutPlace(part: Part): Part {
  const place = placeAtEnd(part.text);
  if (place === null) return part;
  return bare({ ...part, text: part.text.slice(0, place), end: part.start + place }) ?? part;
}

/** A part as a value of the profile. */
export function valueOf(rawText: string, part: Part | null): Sourced<string> | null {
  return part === null ? null : sourced(rawText, part.start, part.end);
}
