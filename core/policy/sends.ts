// Counting what was sent, so that no clock can be turned back to send more. Times are given in their order: a rule looks at one of them, however many there are.
import { nextMidnight, shownTime } from './wall-clock.ts';

const hourMs = 3_600_000;

/** Until when a cap holds for one day of the zone; in the past when it does not hold. What was sent at a time that lies ahead (the clock was set back) counts for today as well. */
export function dayCapUntil(sentAt: readonly number[], cap: number, zone: string): number {
  const last = nthFromLast(sentAt, cap);
  return last === undefined ? Number.NEGATIVE_INFINITY : nextMidnight(zone, last);
}

/** Until when a cap holds for any sixty minutes; in the past when it does not hold. */
export function hourCapUntil(sentAt: readonly number[], cap: number): number {
  const last = nthFromLast(sentAt, cap);
  return last === undefined ? Number.NEGATIVE_INFINITY : last + hourMs;
}

/** The latest; -Infinity when there is none. */
export function lastOf(sentAt: readonly number[]): number {
  return sentAt.at(-1) ?? Number.NEGATIVE_INFINITY;
}

/** A sentence for the user when something was sent at a time that lies ahead, with the space before it; empty when nothing was. */
export function saidAhead(sentAt: readonly number[], now: number, zone: string): string {
  const last = lastOf(sentAt);
  return last > now ? ` The last message was recorded at ${shownTime(zone, last)}, which lies ahead: the clock of this machine was set back, and it may be wrong now.` : '';
}

/** The time since which `count` messages were sent, counted from the latest. */
function nthFromLast(sentAt: readonly number[], count: number): number | undefined {
  return sentAt[sentAt.length - count];
}
