/** A day of the Gregorian calendar, without a time zone. */
export interface CalendarDay {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

const dayLength = 86_400_000;

/** The day that it is at this moment in UTC. */
export function dayAt(milliseconds: number): CalendarDay {
  const date = new Date(milliseconds);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** `2026-11-30`. */
export function isoDay(day: CalendarDay): string {
  return new Date(startOf(day)).toISOString().slice(0, 10);
}

/** Days after this one; negative ones lie before it. */
export function plusDays(day: CalendarDay, days: number): CalendarDay {
  return dayAt(startOf(day) + days * dayLength);
}

/** How many days the second lies after the first. */
export function daysBetween(first: CalendarDay, second: CalendarDay): number {
  return Math.round((startOf(second) - startOf(first)) / dayLength);
}

/** Sunday 0 to Saturday 6. */
export function weekdayOf(day: CalendarDay): number {
  return new Date(startOf(day)).getUTCDay();
}

/** False of the 30th of February and of the year 26. */
export function isRealDay({ year, month, day }: CalendarDay): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1970 && year < 2200 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function startOf({ year, month, day }: CalendarDay): number {
  return Date.UTC(year, month - 1, day);
}
