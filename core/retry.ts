// The one home of exponential-backoff. It knows no Retry-After and its pauses hear no abort, so the pauses here are our own.
import { backOff } from 'exponential-backoff';
import type { Clock } from './contracts/ports.ts';

export interface RetryOptions {
  /** The first one included. */
  readonly attempts: number;
  readonly clock: Clock;
  /** Ends the pause between two attempts. */
  readonly signal: AbortSignal;
  /** Milliseconds to pause after this failure, the first of which is number 1; undefined gives up. Not asked after the last attempt. */
  pauseAfter(failure: unknown, attempt: number): number | undefined;
}

/** Runs work until it succeeds, may not be tried again, or has been tried often enough; then rejects with its last failure. */
export async function retry<Result>(work: () => Promise<Result>, options: RetryOptions): Promise<Result> {
  const { attempts, clock, signal, pauseAfter } = options;
  return backOff(work, {
    numOfAttempts: attempts,
    startingDelay: 0,
    retry: async (failure: unknown, attempt: number) => {
      if (attempt >= attempts) return false;
      const pause = pauseAfter(failure, attempt);
      if (pause === undefined) return false;
      await clock.sleep(pause, signal);
      return true;
    },
  });
}

/** 1 s, 2 s, 4 s, … */
export function doubling(firstMilliseconds: number, attempt: number): number {
  return firstMilliseconds * 2 ** (attempt - 1);
}
