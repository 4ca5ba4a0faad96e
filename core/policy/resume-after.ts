import { dayOf, instantOf } from './wall-clock.ts';

/** When somebody may be written to again who is back on this day (`2026-11-30`): the day after it begins, ms UTC. Null when the day cannot be read. */
export function resumeAfter(returnsOn: string, zone: string): number | null {
  const day = dayOf(returnsOn);
  return Number.isInteger(day) ? instantOf(zone, { day: day + 1, minute: 0 }) : null;
}
