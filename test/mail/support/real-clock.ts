import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../../core/contracts/ports.ts';

/** Real time, for tests with a real server, which has no other. */
export const realClock: Clock = {
  now: () => Date.now(),
  sleep: async (milliseconds, signal) => {
    await sleep(milliseconds, undefined, { signal }).catch((thrown: unknown) => {
      throw signal?.aborted === true ? (signal.reason as Error) : thrown;
    });
  },
};
