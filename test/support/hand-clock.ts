import type { Clock } from '../../core/contracts/ports.ts';

/** A clock that stands still until the test moves it. */
export interface HandClock extends Clock {
  /** Sleeps asked for so far, in milliseconds, in order; deadlines are among them. */
  readonly sleeps: readonly number[];
  /** Moves the time on, and wakes who is due. */
  advance(milliseconds: number): Promise<void>;
  /** Resolves when somebody sleeps for exactly so long. */
  untilAsleep(milliseconds: number): Promise<void>;
}

interface Sleeper {
  readonly until: number;
  readonly milliseconds: number;
  readonly wake: () => void;
}

export function createHandClock(start = Date.parse('2026-03-02T09:00:00Z')): HandClock {
  let now = start;
  const sleeps: number[] = [];
  const sleepers = new Set<Sleeper>();
  const watchers = new Set<() => void>();

  return {
    sleeps,
    now: () => now,
    sleep(milliseconds, signal) {
      sleeps.push(milliseconds);
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason as Error);
        const sleeper = { until: now + milliseconds, milliseconds, wake: resolve };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', () => {
          if (sleepers.delete(sleeper)) reject(signal.reason as Error);
        });
        for (const look of watchers) look();
      });
    },
    async advance(milliseconds) {
      now += milliseconds;
      for (const sleeper of [...sleepers].sort((one, other) => one.until - other.until)) {
        if (sleeper.until > now) continue;
        sleepers.delete(sleeper);
        sleeper.wake();
      }
      await new Promise((resolve) => setImmediate(resolve));
    },
    async untilAsleep(milliseconds) {
      const isThere = (): boolean => [...sleepers].some((sleeper) => sleeper.milliseconds === milliseconds);
      await new Promise<void>((resolve) => {
        const look = (): void => {
          if (!isThere()) return;
          watchers.delete(look);
          resolve();
        };
        watchers.add(look);
        look();
      });
    },
  };
}
