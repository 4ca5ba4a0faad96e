import type PQueue from 'p-queue';
import { orAborted } from './or-aborted.ts';

export interface QueueLimits {
  /** Requests at the same time. */
  readonly concurrency: number;
  /** Requests a minute; null for as many as there are. */
  readonly requestsPerMinute: number | null;
}

/** One backend's waiting line. Who has fewer requests in it comes first, so that one busy agent keeps nobody else waiting for all of its own. */
export interface FairQueue {
  /** Runs work when it is its turn; rejects with the signal's reason when it is aborted before. */
  add<Result>(who: string, signal: AbortSignal, work: () => Promise<Result>): Promise<Result>;
}

export function createFairQueue({ concurrency, requestsPerMinute }: QueueLimits): FairQueue {
  const waiting = new Map<string, { count: number; next: number }>();
  let opened: Promise<PQueue> | undefined;

  async function open(): Promise<PQueue> {
    const { default: Queue } = await import('p-queue');
    return new Queue({ concurrency, ...(requestsPerMinute === null ? {} : { interval: 60_000, intervalCap: requestsPerMinute, strict: true }) });
  }

  return {
    async add(who, signal, work) {
      const queue = await orAborted((opened ??= open()), signal);
      // Numbered for as long as anybody of theirs waits: who came first stays first.
      const own = waiting.get(who) ?? { count: 0, next: 0 };
      waiting.set(who, own);
      const ahead = own.next;
      own.next += 1;
      own.count += 1;
      let left = false;
      const leave = () => {
        if (left) return;
        left = true;
        own.count -= 1;
        if (own.count === 0) waiting.delete(who);
      };
      try {
        return await queue.add(
          () => {
            leave();
            return work();
          },
          { priority: -ahead, signal },
        );
      } catch (thrown) {
        throw signal.aborted ? signal.reason : thrown;
      } finally {
        leave();
      }
    },
  };
}
