// The home of date-holidays, which is large, and slow to be loaded: only `holidays-worker.ts` does it.
import Calendar from 'date-holidays';
import type { DaysByName, HolidayPlace } from './holidays.ts';

/** The public holidays of a place in a year, names by day. A country that nobody knows has none. */
export function publicHolidays({ country, region }: HolidayPlace, year: number): DaysByName {
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

function holidaysIn(calendar: Calendar, year: number) {
  // It answers undefined for a country that it does not know.
  return (calendar.getHolidays(year) as ReturnType<Calendar['getHolidays']> | undefined) ?? [];
}
