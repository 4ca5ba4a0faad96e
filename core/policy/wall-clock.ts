// The clock on the wall in a time zone, by the platform's own table of zones (Intl): no offset is ever fixed.

/** What a clock on the wall shows. */
export interface WallTime {
  /** Days since 1970-01-01, of the calendar there. */
  readonly day: number;
  /** Minutes since midnight, as shown. */
  readonly minute: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();
const dayMs = 86_400_000;
const minuteMs = 60_000;

/** What clocks in the zone (an IANA name) show at this instant (ms UTC). Throws a RangeError for a zone that is not known. */
export function wallTime(zone: string, instant: number): WallTime {
  const shown = instant + offsetAt(zone, instant);
  const day = Math.floor(shown / dayMs);
  return { day, minute: Math.floor((shown - day * dayMs) / minuteMs) };
}

/** The instant (ms UTC) at which clocks in the zone show this. Of an hour that comes twice, the first; of one that is skipped, as much later as was skipped. */
export function instantOf(zone: string, { day, minute }: WallTime): number {
  const shown = day * dayMs + minute * minuteMs;
  const before = shown - offsetAt(zone, shown - dayMs);
  const after = shown - offsetAt(zone, shown + dayMs);
  const found = [before, after].filter((instant) => instant + offsetAt(zone, instant) === shown);
  return found.length > 0 ? Math.min(...found) : before;
}

/** 0 is Sunday, as of `Date`. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** `2026-11-30` of a day. */
export function isoDay(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** The day of `2026-11-30`; NaN when it is none. */
export function dayOf(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`) / dayMs;
}

/** The first instant of the day after the one that it is in the zone. */
export function nextMidnight(zone: string, instant: number): number {
  return instantOf(zone, { day: wallTime(zone, instant).day + 1, minute: 0 });
}

/** True of a name that the platform has a zone for. */
export function isTimeZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch (thrown) {
    if (thrown instanceof RangeError) return false;
    throw thrown;
  }
}

/** For people: `Mon 2026-11-30 09:00 (Europe/Berlin)`. */
export function shownTime(zone: string, instant: number): string {
  const { day, minute } = wallTime(zone, instant);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][weekdayOf(day)] ?? ''} ${isoDay(day)} ${two(Math.floor(minute / 60))}:${two(minute % 60)} (${zone})`;
}

/** Milliseconds to add to UTC. */
function offsetAt(zone: string, instant: number): number {
  const shown = [0, 0, 0, 0, 0, 0];
  for (const { type, value } of formatOf(zone).formatToParts(instant)) {
    const place = places.indexOf(type);
    if (place >= 0) shown[place] = Number(value);
  }
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = shown;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}

const places: readonly string[] = ['year', 'month', 'day', 'hour', 'minute', 'second'];

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en', { timeZone: zone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' });
    formats.set(zone, format);
  }
  return format;
}
