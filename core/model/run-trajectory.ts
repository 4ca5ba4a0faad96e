import type { TrajectorySettings } from '../config/settings.ts';
import type { Clock } from '../contracts/ports.ts';
import type { Trajectory } from './trajectory/open-trajectory.ts';

export interface RunTrajectory {
  /** Null when none is kept. */
  open(): Promise<Trajectory | null>;
  close(): Promise<void>;
}

/** The trajectory of this process: opened with its first request to a model, when also the old ones are swept. */
export function runTrajectory(folder: string, run: string, { keep, days, megabytes }: TrajectorySettings, clock: Clock): RunTrajectory {
  let opened: Promise<Trajectory> | undefined;

  async function begin(): Promise<Trajectory> {
    const { sweepTrajectories } = await import('./trajectory/sweep-trajectories.ts');
    const { openTrajectory } = await import('./trajectory/open-trajectory.ts');
    await sweepTrajectories({ folder, clock, keepDays: days, mostMegabytes: megabytes });
    return openTrajectory({ folder, run, clock });
  }

  return {
    open: async () => (keep ? await (opened ??= begin()) : null),
    close: async () => (await opened)?.close(),
  };
}
