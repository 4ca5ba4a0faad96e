// The days that a text names, in the orders and with the names of many languages.
import { type CalendarDay, daysBetween, isRealDay, weekdayOf } from './calendar-day.ts';
import { monthNames, weekdayNames } from './calendar-words.ts';

/** A day that is named, and where: offsets into the text that was searched. */
export interface StatedDay {
  readonly start: number;
  readonly end: number;
  readonly day: CalendarDay;
  /** True of the last day of a span such as "10–31 July". */
  readonly endsSpan: boolean;
}

/** The days named in folded text, in its order. Without a year, the one that lies closest ahead of `sent`, or up to two months before it, since notices get stale. */
export function statedDays(folded: string, sent: CalendarDay): readonly StatedDay[] {
  const names = [...monthNames().keys()].sort((one, other) => other.length - one.length).map((name) => name.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|');
  const found: StatedDay[] = [];
  const taken = (start: number, end: number) => found.some((other) => start < other.end && other.start < end);
  const put = (start: number, end: number, day: CalendarDay | undefined, endsSpan = false) => (day !== undefined && !taken(start, end) ? found.push({ start, end, day, endsSpan }) : 0);
  const month = (name: string | undefined) => monthNames().get((name ?? '').replaceAll('.', '')) ?? 0;

  for (const match of folded.matchAll(/(?<![\d./-])(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/g)) put(match.index, match.index + match[0].length, real({ year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }));
  for (const match of folded.matchAll(/(?:(\d{4}) ?[年년] ?)?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일号號]/g)) put(match.index, match.index + match[0].length, dated(match[1], Number(match[2]), Number(match[3]), sent));
  const ordinal = String.raw`(?:st|nd|rd|th|er|eme|º|ª|o|a|\.|:e|-?[oa]?go)?`;
  const span = String.raw`(?:\s?[-–—/]\s?|\s(?:to|and|through|thru|until|till|bis|bis zum|au|al|a|ao|ate|tot|tot en met|t/m|do|till|e|y|und|et|en|och|i)\s(?:the |el |il |le |den |dem |zum |op )?)`;
  const year = String.raw`(?:(?:,?\s|-)(?:de |del )?(\d{4})(?!\d)|\s?'(\d{2}))?`;
  // "10-31 July", "del 1 al 13 de diciembre": the month stands once, behind both days.
  for (const match of folded.matchAll(new RegExp(String.raw`(?<![\d./-])(\d{1,2})${ordinal}${span}(\d{1,2})${ordinal}\s?(?:of |de |d'|di )?(${names})(?![\p{L}])\.?${year}`, 'gu'))) put(match.index, match.index + match[0].length, dated(match[4] ?? match[5], month(match[3]), Number(match[2]), sent), true);
  for (const match of folded.matchAll(new RegExp(String.raw`(?<![\p{L}])(${names})\.?\s(?:the )?(\d{1,2})${ordinal}${span}(\d{1,2})${ordinal}(?![\d:])${year}`, 'gu'))) put(match.index, match.index + match[0].length, dated(match[4] ?? match[5], month(match[1]), Number(match[3]), sent), true);
  for (const match of folded.matchAll(new RegExp(String.raw`(?<![\d./-])(\d{1,2})${ordinal}[\s-]?(?:of |de |d'|di |the )?(${names})(?![\p{L}])\.?${year}`, 'gu'))) put(match.index, match.index + match[0].length, dated(match[3] ?? match[4], month(match[2]), Number(match[1]), sent));
  for (const match of folded.matchAll(new RegExp(String.raw`(?<![\p{L}])(${names})\.?\s(?:the )?(\d{1,2})${ordinal}(?![\d:%])(?!\s?(?:am|pm|uhr)(?![\p{L}]))${year}`, 'gu'))) put(match.index, match.index + match[0].length, dated(match[3] ?? match[4], month(match[1]), Number(match[2]), sent));

  const numeric = [...folded.matchAll(/(?<![\d./:+-])(\d{1,2})([./-])(\d{1,2})(?:\2(\d{4}|\d{2})(?!\d)|(?![\d:%])(?!\2\d))/g)].filter(({ index, 0: whole }) => !taken(index, index + whole.length) && !/^\s?(?:uhr|am|pm|h(?![\p{L}])|%|klo)/u.test(folded.slice(index + whole.length)));
  const order = statedOrder(folded, numeric);
  for (const match of numeric) {
    const [one, other] = [Number(match[1]), Number(match[3])];
    const dayFirst = dated(match[4], other, one, sent);
    const monthFirst = match[2] === '/' ? dated(match[4], one, other, sent) : undefined;
    put(match.index, match.index + match[0].length, likelier(dayFirst, monthFirst, order, weekdayBefore(folded, match.index), sent));
  }
  // "vom 1. bis 13.12.": the day in front belongs to the same month, and only the last one matters.
  return found.sort((one, other) => one.start - other.start);
}

type Order = 'day-first' | 'month-first' | 'open';

/** What the other dates and the language of the text say of 12/01. */
function statedOrder(folded: string, numeric: readonly RegExpMatchArray[]): Order {
  const slashed = numeric.filter((match) => match[2] === '/');
  if (slashed.some((match) => Number(match[1]) > 12)) return 'day-first';
  if (slashed.some((match) => Number(match[3]) > 12)) return 'month-first';
  return /(?:^|[^\p{L}])(?:the|office|will|i'm|back|my|until|away)(?![\p{L}])/u.test(folded) ? 'open' : 'day-first';
}

function likelier(dayFirst: CalendarDay | undefined, monthFirst: CalendarDay | undefined, order: Order, weekday: number | undefined, sent: CalendarDay): CalendarDay | undefined {
  if (dayFirst === undefined || monthFirst === undefined) return dayFirst ?? monthFirst;
  if (weekday !== undefined && weekdayOf(dayFirst) !== weekdayOf(monthFirst)) {
    if (weekdayOf(dayFirst) === weekday) return dayFirst;
    if (weekdayOf(monthFirst) === weekday) return monthFirst;
  }
  if (order !== 'open') return order === 'day-first' ? dayFirst : monthFirst;
  // People are away for days and weeks: the day that comes sooner is meant.
  const [toDayFirst, toMonthFirst] = [daysBetween(sent, dayFirst), daysBetween(sent, monthFirst)];
  if (toDayFirst < 0 !== toMonthFirst < 0) return toDayFirst < 0 ? monthFirst : dayFirst;
  return Math.abs(toDayFirst) < Math.abs(toMonthFirst) ? dayFirst : monthFirst;
}

function weekdayBefore(folded: string, at: number): number | undefined {
  const word = /([\p{L}]{3,16}|[\p{L}]{2}(?=[.,]))[\s,.]{1,3}(?:the |den |dem |le |el |il )?$/u.exec(folded.slice(Math.max(0, at - 24), at))?.[1];
  return word === undefined ? undefined : weekdayNames().get(word);
}

function dated(year: string | undefined, month: number, day: number, sent: CalendarDay): CalendarDay | undefined {
  if (year !== undefined) return real({ year: year.length === 2 ? 2_000 + Number(year) : Number(year), month, day });
  const same = real({ year: sent.year, month, day });
  if (same !== undefined && daysBetween(sent, same) >= -stale) return daysBetween(sent, same) > 366 - stale ? (real({ year: sent.year - 1, month, day }) ?? same) : same;
  return real({ year: sent.year + 1, month, day });
}

/** Days that a notice may be older than its own end. */
const stale = 60;

function real(day: CalendarDay): CalendarDay | undefined {
  return isRealDay(day) ? day : undefined;
}
