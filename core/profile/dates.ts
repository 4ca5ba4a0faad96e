// Dates as résumés write them, in a line of text. What a date means is left alone: it is quoted as written.

/** A period or a single date; UTF-16 offsets into the line. A single date has only `to`, one that goes on only `from`. */
export interface DateRange {
  readonly start: number;
  readonly end: number;
  readonly from: Stretch | null;
  readonly to: Stretch | null;
  readonly current: boolean;
}

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const months =
  'jan(?:uary|uar|vier|uari)?|feb(?:ruary|ruar|ruari)?|f[ée]v(?:rier)?|febrero|febbraio|fevereiro|enero|ener|ene|gennaio|genn|gen|janeiro|mar(?:ch|s|zo|ço|t)?|m[äa]rz|mrt|maart|apr(?:il|ile)?|avr(?:il)?|abr(?:il)?|may|mai|mayo|maio|maggio|magg|mag|mei|jun[ei]?|juin|junio|junho|giugno|giu|jul[iy]?|juil(?:let)?|julio|julho|luglio|lug|aug(?:ust|ustus)?|ao[ûu]t|ago(?:sto)?|sept?(?:ember|embre|tembre|iembre)?|set(?:tembre|embro)?|oct(?:ober|obre|ubre)?|o[kt]t(?:ober|obre)?|okt|out(?:ubro)?|nov(?:ember|embre|iembre|embro)?|de[czs](?:ember|embre|iembre|embro)?|déc(?:embre)?|dic(?:embre|iembre)?|gen|month|monat|mois|mes';
const seasons = 'spring|summer|fall|autumn|winter|frühjahr|frühling|sommer|herbst|printemps|été|automne|hiver|primavera|verano|otoño|invierno|ws|ss|easter|michaelmas';
const year = String.raw`(?:19[5-9]\d|20\d{2}|(?:19|20)xx)(?!\d|[.,]\d{3}|%|\s?%)`;
const shortYear = String.raw`['’‘]\d{2}(?!\d)`;
const day = String.raw`\d{1,2}(?:st|nd|rd|th|\.)?`;
const date = [
  String.raw`(?:${day}\s+)?(?:${months})\.?,?\s*(?:/\s*)?(?:(?:of|de|del|do)\s+)?(?:${day},?\s+)?(?:${year}|${shortYear})`,
  String.raw`(?:early|mid|late)?-?\s*(?:${seasons})\.?,?\s+(?:of\s+)?(?:semester\s+)?(?:${year}(?:/\d{2}(?!\d))?|${shortYear})`,
  String.raw`\d{1,2}[./]\d{1,2}[./](?:${year})`,
  String.raw`(?:0?[1-9]|1[0-2])\s?[/.\-–]\s?(?:${year})`,
  String.raw`(?:${year})[-/.](?:1[0-2]|0[1-9])(?:-\d{2})?(?![\d])`,
  String.raw`(?:${year})\s+(?:${months})\b\.?`,
  String.raw`q[1-4]\s?[/'’]?\s?(?:${year})`,
  String.raw`(?:early|mid|late)?-?\s*(?:${year})`,
].join('|');
const present = String.raw`present|current(?:ly)?|now|today|ongoing|to\s+date|till\s+date|date|heute|jetzt|aktuell|laufend|présent|aujourd['’]hui|ce\s+jour|actuel(?:lement)?|en\s+cours|(?:la\s+)?actualidad|presente|actual(?:mente)?|hoy|oggi|attuale|attualmente|in\s+corso|(?:o\s+)?momento|atual(?:mente)?|heden|nu`;
const divider = String.raw`\s*(?:[-–—−~→]{1,2}|/(?=\s))\s*|\s+(?:to|until|till|through|thru|bis|à|au|a|al|hasta|até|ate|tot)\s+`;
const since = String.raw`(?:since|from|seit|ab|depuis|desde|dal|sinds)\s+`;

const pattern = new RegExp(
  [
    String.raw`(?<![\p{L}\p{N}$€£#])(?<from>${date})(?:${divider})(?:(?<present>${present})(?!\p{L})|(?<to>${date})|(?<toShort>\d{2})(?![\d/.%]|\s*[\p{L}%])|(?<open>(?=\s*(?:$|[|)\t]))))`,
    String.raw`(?<![\p{L}\p{N}])(?<monthOnly>(?:${months})\.?)(?:${divider})(?<toOfMonth>(?:${day}\s+)?(?:${months})\.?,?\s*(?:${year}|${shortYear}))`,
    String.raw`(?<![\p{L}\p{N}])(?<seasonOnly>(?:${seasons}))(?:${divider})(?<toOfSeason>(?:${seasons})\s+(?:${year}|${shortYear}))`,
    String.raw`(?<![\p{L}\p{N}])(?:${since})(?<since>${date})(?!\p{L})`,
    String.raw`(?<![\p{L}\p{N}$€£#])(?<first>${date})(?:\s*(?:,|&|\band\b)\s*(?<last>${date}))+(?!\p{L})`,
    String.raw`(?<![\p{L}\p{N}$€£#.])(?<single>${date})(?![\p{L}\d])`,
  ].join('|'),
  'giud',
);

/** All dates of a line, at most its first 500 letters. */
export function findDates(line: string): readonly DateRange[] {
  if (!/\d{2}|xx/i.test(line)) return [];
  const found: DateRange[] = [];
  for (const match of line.slice(0, 500).matchAll(pattern)) {
    const at = (name: string): Stretch | null => stretch(line, match.indices?.groups?.[name]);
    const from = at('from') ?? at('monthOnly') ?? at('seasonOnly') ?? at('since') ?? at('first');
    const to = at('to') ?? at('toShort') ?? at('toOfMonth') ?? at('toOfSeason') ?? at('last') ?? at('single') ?? at('present');
    const goesOn = match.groups?.['present'] !== undefined || match.groups?.['since'] !== undefined || match.groups?.['open'] !== undefined;
    const lead = /^\s*/.exec(match[0])?.[0].length ?? 0;
    found.push({ start: match.index + lead, end: match.index + match[0].trimEnd().length, from, to, current: goesOn });
  }
  return found;
}

function stretch(line: string, indices: readonly [number, number] | undefined): Stretch | null {
  if (indices === undefined) return null;
  let [start, end] = indices;
  while (start < end && /[\s-]/.test(line[start] ?? '')) start += 1;
  while (end > start && /[\s,]/.test(line[end - 1] ?? '')) end -= 1;
  return { start, end };
}

/** How long something lasted, as LinkedIn adds it: `(2 years 3 months)`. */
export const duration = /[(·|]?\s*\b\d{1,2}\+?\s*(?:years?|yrs?\.?|months?|mos?\.?|mths?|jahre?n?|monate?n?|ans?|mois|años?|meses|anni|mesi|anos)\b(?:(?:,|\s|and|und|et|y)+\d{1,2}\s*(?:months?|mos?\.?|mths?|monate?n?|mois|meses|mesi)\b)?\s*\)?/giu;

/** The year that stands in a date, as written; null when it names none. */
export function yearIn(line: string, { start, end }: Stretch): Stretch | null {
  const years = [...line.slice(start, end).matchAll(/(?:19|20)(?:\d{2}|xx)|(?<=['’‘])\d{2}/gi)];
  const last = years.at(-1);
  return last === undefined ? null : { start: start + last.index, end: start + last.index + last[0].length };
}
