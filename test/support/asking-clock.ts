import type { Clock } from '../../core/contracts/ports.ts';

/** A clock for the model client: back-off takes no time and is noted; deadlines, which are longer, end only when the test says so. */
export interface AskingClock extends Clock {
  /** Pauses between two requests, in milliseconds. */
  readonly pauses: readonly number[];
  /** Lets every deadline pass. */
  expire(): void;
  /** Resolves when a pause begins; it lasts until it is aborted. */
  readonly paused: Promise<void>;
}

/** Above any pause between two requests. */
export const deadlineSeconds = 100;

export function createAskingClock({ holdPauses = false } = {}): AskingClock {
  let now = Date.parse('2026-03-02T09:00:00Z');
  const pauses: number[] = [];
  const deadlines = new Set<() => void>();
  const { promise: paused, resolve: onPause } = Promise.withResolvers<void>();
  return {
    pauses,
    paused,
    now: () => now,
    async sleep(milliseconds, signal) {
      signal?.throwIfAborted();
      const isDeadline = milliseconds >= deadlineSeconds * 1000;
      if (!isDeadline) {
        pauses.push(milliseconds);
        onPause();
        if (!holdPauses) {
          now += milliseconds;
          return;
        }
      }
      await new Promise<void>((resolve, reject) => {
        const end = () => {
          deadlines.delete(end);
          signal?.removeEventListener('abort', stop);
          now += milliseconds;
          resolve();
        };
        const stop = () => {
          deadlines.delete(end);
          reject(signal?.reason);
        };
        signal?.addEventListener('abort', stop, { once: true });
        deadlines.add(end);
      });
    },
    expire() {
      for (const end of [...deadlines]) end();
    },
  };
}
