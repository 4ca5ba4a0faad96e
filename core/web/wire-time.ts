import type { Clock } from '../contracts/ports.ts';
import type { OutreachError } from '../errors.ts';

/** Time that one call may spend on the wire; what waits for its turn between two requests is not counted. */
export interface WireTime {
  /** Runs work with a signal that is aborted when the caller's is, or when the time is used up. */
  spend<Result>(caller: AbortSignal, work: (signal: AbortSignal) => Promise<Result>): Promise<Result>;
}

export function createWireTime(clock: Clock, milliseconds: number, late: () => OutreachError): WireTime {
  let left = milliseconds;
  return {
    async spend(caller, work) {
      const started = clock.now();
      const deadline = new AbortController();
      const done = new AbortController();
      clock.sleep(left, done.signal).then(
        () => deadline.abort(late()),
        () => undefined, // the work ended first
      );
      try {
        return await work(AbortSignal.any([caller, deadline.signal]));
      } finally {
        left = Math.max(left - Math.max(clock.now() - started, 0), 0);
        done.abort();
      }
    },
  };
}
