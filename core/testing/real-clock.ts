import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../contracts/ports.ts';

/** The time it is: for backends, whose deadlines on the wire must not come before the wire's answers. */
export const realClock: Clock = {
  now: () => Date.now(),
  async sleep(milliseconds, signal) {
    try {
      await pause(milliseconds, undefined, { ...(signal === undefined ? {} : { signal }) });
    } catch (thrown) {
      throw signal?.aborted === true ? signal.reason : thrown;
    }
  },
};
