// Which days are holidays where. What is known of them is kept as plain data; who knows it is asked in a thread, so that an editor does not stand still meanwhile.
import { createError } from '../errors.ts';
import { inLimitedThread, threadFile } from '../limited-thread.ts';

/** Names of holidays by day, `2026-12-25`. */
export type DaysByName = Readonly<Record<string, string>>;

/** Public holidays by country or region and year, `DE/2026` and `DE-BY/2026`. */
export type HolidayCalendar = Readonly<Record<string, DaysByName>>;

export interface HolidayPlace {
  /** ISO 3166-1, two capitals. */
  readonly country: string;
  /** ISO 3166-2 without the country, such as `BY` or `CA`; null when it is not known. */
  readonly region: string | null;
}

/** The name of the public holiday that this day (`2026-12-25`) is in this place; null when it is none, or the calendar was not filled for it. */
export function holidayOn(calendar: HolidayCalendar, { country, region }: HolidayPlace, day: string): string | null {
  const year = day.slice(0, 4);
  const days = calendar[keyOf({ country, region }, year)] ?? calendar[keyOf({ country, region: null }, year)];
  return days?.[day] ?? null;
}

/** What the thread is asked for: a place in a year, and its key in the calendar. */
export interface CalendarRequest {
  readonly key: string;
  readonly place: HolidayPlace;
  readonly year: number;
}

/** The calendar with these places in these years; what it has already is not asked for again: keep it, for a thread is begun for what is missing. A country that nobody knows gets no holidays.
 * Rejects with `holidays_unknown`. */
export async function fillHolidays(calendar: HolidayCalendar, places: readonly HolidayPlace[], years: readonly number[]): Promise<HolidayCalendar> {
  const missing = years.flatMap((year) => places.map((place) => ({ key: keyOf(place, year), place, year }))).filter(({ key }) => calendar[key] === undefined);
  return missing.length === 0 ? calendar : { ...calendar, ...Object.fromEntries(await askThread(missing)) };
}

/** The years of which a calendar is needed now: it is another year already, or still, somewhere, and windows open after the holidays at its end. */
export function holidayYears(now: number): readonly number[] {
  return [...new Set([new Date(now - 86_400_000).getUTCFullYear(), new Date(now + 60 * 86_400_000).getUTCFullYear()])];
}

function keyOf({ country, region }: HolidayPlace, year: number | string): string {
  return `${country}${region === null ? '' : `-${region}`}/${year}`;
}

/** What all countries of the world take, many times over. */
const limits = { seconds: 60, megabytes: 500 };

/** Rejects with `holidays_unknown`: who does not know the holidays does not send on them. */
async function askThread(missing: readonly CalendarRequest[]): Promise<readonly (readonly [key: string, days: DaysByName])[]> {
  const ended = await inLimitedThread<readonly (readonly [string, DaysByName])[]>({ file: threadFile('holidays-worker', import.meta.url), data: missing, ...limits });
  if (ended.kind === 'answer') return ended.answer;
  throw createError('holidays_unknown', {}, { cause: ended.kind === 'broken' ? ended.cause : new Error(`its thread: ${ended.kind}`) });
}
