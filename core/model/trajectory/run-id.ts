import { randomInt } from 'node:crypto';
import type { Clock } from '../../contracts/ports.ts';

/**
 * The name of what one process does from its start to its end, and of its trajectory: `2026-03-02T09-00-00-qwhzkdrt`. Sorted by name they are sorted by time.
 * No two processes have the same one: eight letters are drawn for every second. Never only digits, so that it is not taken for the number of a lead.
 */
export function newRunId(clock: Pick<Clock, 'now'>): string {
  const second = new Date(clock.now()).toISOString().slice(0, 19).replaceAll(':', '-');
  return `${second}-${Array.from({ length: 8 }, () => String.fromCharCode(97 + randomInt(26))).join('')}`;
}

/** The letters alone: enough to name a run on a terminal. */
export function shortRunId(run: string): string {
  return run.slice(run.lastIndexOf('-') + 1);
}
