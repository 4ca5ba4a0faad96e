import type { Clock } from '../contracts/ports.ts';
import { isOutreachError } from '../errors.ts';
import type { Job } from '../store/jobs.ts';
import type { Store } from '../store/store.ts';

/** The jobs that this process has claimed: their leases are renewed, whether they are worked on or wait for a worker. */
export interface HeldJobs {
  hold(jobs: readonly Job[]): void;
  /** Aborted when another process has taken the job over. */
  lost(job: Job): AbortSignal;
  letGo(job: Job): void;
  close(): void;
}

export function holdJobs({ jobs }: Pick<Store, 'jobs'>, clock: Clock, leaseMs: number): HeldJobs {
  const held = new Map<number, { readonly job: Job; readonly lost: AbortController }>();

  function renewAll(): void {
    for (const { job, lost } of held.values()) {
      jobs.renew(job, clock.now() + leaseMs).catch((thrown: unknown) => {
        // Anything else (a busy disk) may pass; if it does not, the end of the step hears of it.
        if (isLost(thrown)) lost.abort(thrown);
      });
    }
  }

  const timer = setInterval(renewAll, leaseMs / 3);
  timer.unref();
  return {
    hold(claimed) {
      for (const job of claimed) held.set(job.id, { job, lost: new AbortController() });
    },
    lost: (job) => held.get(job.id)?.lost.signal ?? AbortSignal.abort(),
    letGo: (job) => void held.delete(job.id),
    close: () => clearInterval(timer),
  };
}

/** What is lost belongs to somebody else now, who ends it. */
export function isLost(thrown: unknown): boolean {
  return isOutreachError(thrown) && thrown.code === 'lease_lost';
}

/** Ends a job, unless it was taken over meanwhile. */
export async function unlessLost(ending: Promise<void>): Promise<void> {
  try {
    await ending;
  } catch (thrown) {
    if (!isLost(thrown)) throw thrown;
  }
}
