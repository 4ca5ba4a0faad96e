import { rm } from 'node:fs/promises';
import type { Clock } from '../../contracts/ports.ts';
import { listTrajectories } from './find-trajectory.ts';

export interface Retention {
  readonly folder: string;
  readonly clock: Pick<Clock, 'now'>;
  readonly keepDays: number;
  /** Of all files together, in MB of 1,000,000 bytes. */
  readonly mostMegabytes: number;
}

/** A file that was written to within so many milliseconds may belong to a run that is under way. */
const underWay = 60 * 60_000;
const day = 24 * 60 * 60_000;

/** Deletes what is too old, and then the oldest until the rest is small enough; never that of a run under way. Gives the runs that are gone. */
export async function sweepTrajectories({ folder, clock, keepDays, mostMegabytes }: Retention): Promise<readonly string[]> {
  const gone: string[] = [];
  let kept = 0;
  for (const { run, file, bytes, changedAt } of await listTrajectories(folder)) {
    const age = clock.now() - changedAt;
    kept += bytes;
    if (age < underWay || (age <= keepDays * day && kept <= mostMegabytes * 1_000_000)) continue;
    await rm(file, { force: true });
    kept -= bytes;
    gone.push(run);
  }
  return gone;
}
