// The home of date-holidays, which is large: it is loaded when days are asked for, and what it says is kept as plain data.
import type Holidays from 'date-holidays';
import { nextTurn } from '../in-turns.ts';

/** Public holidays by country or region and year, `DE/2026` and `DE-BY/2026`; in each, names by day, `2026-12-25`. */
export type HolidayCalendar = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface HolidayPlace {
  /** ISO 3166-1, two capitals. */
  readonly country: string;
  /** ISO 3166-2 without the country, such as `BY` or `CA`; null when it is not known. */
  readonly region: string | null;
}

/** The name of the public holiday that this day (`2026-12-25`) is in this place; null when it is none, or the calendar was not filled for it. */
export function holidayOn(calendar: HolidayCalendar, { country, region }: HolidayPlace, day: string): string | null {
  const year = day.slice(0, 4);
  const days = (region === null ? undefined : calendar[`${country}-${region}/${year}`]) ?? calendar[`${country}/${year}`];
  return days?.[day] ?? null;
}

/** The calendar with these places in these years; what it has already is not asked for again: keep it, for a country takes some ten milliseconds. A country that nobody knows gets no holidays. */
export async function fillHolidays(calendar: HolidayCalendar, places: readonly HolidayPlace[], years: readonly number[]): Promise<HolidayCalendar> {
  const filled: Record<string, Readonly<Record<string, string>>> = { ...calendar };
  for (const place of places) {
    for (const year of years) {
      const key = `${place.country}${place.region === null ? '' : `-${place.region}`}/${year}`;
      if (filled[key] !== undefined) continue;
      filled[key] = await holidaysOf(place, year);
      await nextTurn();
    }
  }
  return filled;
}

/** The years of which a calendar is needed now: it is another year already, or still, somewhere, and windows open after the holidays at its end. */
export function holidayYears(now: number): readonly number[] {
  return [...new Set([new Date(now - 86_400_000).getUTCFullYear(), new Date(now + 60 * 86_400_000).getUTCFullYear()])];
}

async function holidaysOf({ country, region }: HolidayPlace, year: number): Promise<Readonly<Record<string, string>>> {
  const { default: Calendar } = await import('date-holidays');
  const states = new Calendar().getStates(country) as Readonly<Record<string, string>> | undefined;
  // Its regions are written as each country does, `US-ca` beside `DE-BY`.
  const state = region === null ? undefined : Object.keys(states ?? {}).find((each) => each.toUpperCase() === region.toUpperCase());
  const found = state === undefined ? new Calendar(country, { types: ['public'] }) : new Calendar(country, state, { types: ['public'] });
  const days: Record<string, string> = {};
  for (const holiday of holidaysIn(found, year)) {
    const first = Date.parse(`${holiday.date.slice(0, 10)}T00:00:00Z`);
    // Some last for days. One that begins at noon or at sunset takes its day whole.
    const length = Math.max(1, Math.round((holiday.end.getTime() - holiday.start.getTime()) / 86_400_000));
    for (let day = 0; day < length; day += 1) days[new Date(first + day * 86_400_000).toISOString().slice(0, 10)] ??= holiday.name;
  }
  return days;
}

function holidaysIn(calendar: Holidays, year: number) {
  // It answers undefined for a country that it does not know.
  return (calendar.getHolidays(year) as ReturnType<Holidays['getHolidays']> | undefined) ?? [];
}
