// What this window is doing: one run for a campaign at a time, which the editor can show and stop.
import { type Event, EventEmitter } from 'vscode';
import type { Engine } from '../../core/engine.ts';
import type { RunReport } from '../../core/orchestrator/runner.ts';
import type { RunsUnderWay } from './runs-under-way.ts';

export interface Runs {
  /** Ids of the campaigns that are worked on here. */
  readonly current: readonly number[];
  readonly onDidChange: Event<void>;
  /** Goes on with a campaign until nothing is due that can be done without a person; joins the run under way. Rejects with what stopped it. */
  start(campaignId: number): Promise<RunReport>;
  /** Stops for good: it goes on when somebody asks. */
  stop(campaignId: number, reason: string): void;
  /** Stops for now, as the window closes: the next window goes on. Resolves when nothing runs any more. */
  close(reason: string): Promise<void>;
}

export interface RunsParts {
  /** Does the work on the engine that the campaign needs. */
  readonly withEngineFor: <Result>(campaignId: number, work: (engine: Engine) => Promise<Result>) => Promise<Result>;
  readonly underWay: RunsUnderWay;
}

interface Running {
  readonly stopping: AbortController;
  readonly ended: Promise<RunReport>;
}

export function createRuns({ withEngineFor, underWay }: RunsParts): Runs & { dispose(): void } {
  const changes = new EventEmitter<void>();
  const running = new Map<number, Running>();
  let isClosing = false;

  async function run(campaignId: number, signal: AbortSignal): Promise<RunReport> {
    try {
      await underWay.begun(campaignId);
      return await withEngineFor(campaignId, async (engine) => {
        const { runCampaign } = await import('../../core/orchestrator/runner.ts');
        await engine.store.campaigns.setStatus(campaignId, 'active');
        await engine.store.jobs.retryFailed(campaignId);
        return runCampaign(engine, { campaignId, signal });
      });
    } finally {
      if (!isClosing) await underWay.ended(campaignId);
    }
  }

  return {
    get current() {
      return [...running.keys()];
    },
    onDidChange: changes.event,
    start(campaignId) {
      const present = running.get(campaignId);
      if (present !== undefined) return present.ended;
      const stopping = new AbortController();
      const ended = run(campaignId, stopping.signal).finally(() => {
        running.delete(campaignId);
        changes.fire();
      });
      running.set(campaignId, { stopping, ended });
      changes.fire();
      return ended;
    },
    stop: (campaignId, reason) => running.get(campaignId)?.stopping.abort(Object.assign(new Error(reason), { name: 'StoppedByPerson' })),
    async close(reason) {
      isClosing = true;
      const all = [...running.values()];
      for (const { stopping } of all) stopping.abort(new Error(reason));
      await Promise.allSettled(all.map(({ ended }) => ended));
    },
    dispose: () => changes.dispose(),
  };
}
