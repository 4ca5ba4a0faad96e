import type { Clock } from '../contracts/ports.ts';

/** When it is, in every sample: a Monday morning. */
export const sampleTime = '2026-03-02T09:00:00.000Z';

/** A clock on which a sleep takes no time, but moves the time on. */
export function createFakeClock(start = sampleTime): Clock {
  let now = Date.parse(start);
  return {
    now: () => now,
    async sleep(milliseconds, signal) {
      signal?.throwIfAborted();
      now += milliseconds;
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
    },
  };
}
