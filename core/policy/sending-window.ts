// The hours in which a person may be written to: those of their own working day, wherever they are.
import type { SendingSettings } from '../config/settings.ts';
import { weekdays } from '../config/settings.ts';
import { holidayOn } from './holidays.ts';
import type { PolicySnapshot } from './snapshot.ts';
import type { RecipientPlace } from './time-zone.ts';
import { instantOf, isoDay, wallTime, weekdayOf } from './wall-clock.ts';

type WindowSource = Pick<PolicySnapshot, 'holidays'> & { readonly settings: Pick<SendingSettings, 'window' | 'respectHolidays'> };
type Where = Pick<RecipientPlace, 'zone' | 'country' | 'region'>;

/** So far is looked ahead for an open day. */
const farthestDays = 400;

/** The first instant from this one on (ms UTC) at which the window is open: the instant itself when it is; Infinity when it never is. */
export function openFrom(source: WindowSource, where: Where, instant: number): number {
  const { from, to } = source.settings.window;
  if (to <= from) return Number.POSITIVE_INFINITY;
  const { day, minute } = wallTime(where.zone, instant);
  if (minute < to * 60 && closedBecause(source, where, day) === null) return minute >= from * 60 ? instant : instantOf(where.zone, { day, minute: from * 60 });
  for (let later = day + 1; later <= day + farthestDays; later += 1) {
    if (closedBecause(source, where, later) === null) return instantOf(where.zone, { day: later, minute: from * 60 });
  }
  return Number.POSITIVE_INFINITY;
}

/** The first opening after this instant, also when the window is open now. */
export function nextOpening(source: WindowSource, where: Where, instant: number): number {
  const { day, minute } = wallTime(where.zone, instant);
  const { from } = source.settings.window;
  return openFrom(source, where, minute < from * 60 ? instant : instantOf(where.zone, { day: day + 1, minute: 0 }));
}

/** When the window closed before this instant, that many times ago (1: the last time); -Infinity when it did not. */
export function closedAt(source: WindowSource, where: Where, instant: number, timesAgo: number): number {
  const { from, to } = source.settings.window;
  const { day } = wallTime(where.zone, instant);
  let found = 0;
  for (let earlier = day; to > from && earlier > day - farthestDays; earlier -= 1) {
    if (closedBecause(source, where, earlier) !== null) continue;
    const closing = instantOf(where.zone, { day: earlier, minute: to * 60 });
    if (closing > instant) continue;
    found += 1;
    if (found === timesAgo) return closing;
  }
  return Number.NEGATIVE_INFINITY;
}

/** Why nothing goes on this day (days since 1970 of the recipient's calendar), in a few words; null when it may. */
export function closedBecause({ settings, holidays }: WindowSource, { country, region }: Where, day: number): string | null {
  const weekday = weekdayOf(day);
  const name = weekdays[weekday] ?? 'sunday';
  const { days } = settings.window;
  // Who names days means them, everywhere.
  if (days !== null && !days.includes(name)) return `it is ${capital(name)} there, which is none of the days in sending.window.days`;
  if (days === null && restDays(country).has(weekday)) return `${capital(name)} is a day of rest there`;
  const holiday = settings.respectHolidays && country !== null ? holidayOn(holidays, { country, region }, isoDay(day)) : null;
  return holiday === null ? null : `it is a public holiday there (${holiday})`;
}

const restDaysByCountry = new Map<string | null, ReadonlySet<number>>();

/** The weekend of a country as Unicode's CLDR has it: in some it is Friday and Saturday. Where it is one day, many offices are closed on the one before it, too. Saturday and Sunday where nobody knows the country. */
function restDays(country: string | null): ReadonlySet<number> {
  let days = restDaysByCountry.get(country);
  if (days === undefined) {
    const weekend = country !== null && /^[A-Z]{2}$/.test(country) ? weekInfo(country) : usualWeekend;
    days = new Set((weekend.length === 1 ? weekend.flatMap((day) => [day + 6, day]) : weekend).map((day) => day % 7));
    restDaysByCountry.set(country, days);
  }
  return days;
}

/** Saturday and Sunday, counted as `getWeekInfo` does: Monday is 1. */
const usualWeekend = [6, 7] as const;

function weekInfo(country: string): readonly number[] {
  // Of ES2026, which the compiler's library does not have yet.
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & { getWeekInfo?(): { readonly weekend: readonly number[] } };
  return locale.getWeekInfo?.().weekend ?? usualWeekend;
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
