// What this window is doing: one run for a campaign at a time, which the editor can show and stop.
import { type Event, EventEmitter } from 'vscode';
import type { RunReport } from '../../core/orchestrator/runner.ts';
import type { Engine } from '../../core/engine.ts';

export interface Runs {
  /** Ids of the campaigns that are worked on here. */
  readonly current: readonly number[];
  readonly onDidChange: Event<void>;
  /** Goes on with a campaign until nothing is due that can be done without a person; joins the run under way. Rejects with what stopped it. */
  start(campaignId: number): Promise<RunReport>;
  stop(campaignId: number, reason: string): void;
}

export function createRuns(engine: () => Promise<Engine>): Runs & { dispose(): void } {
  const changes = new EventEmitter<void>();
  const running = new Map<number, { readonly stopping: AbortController; readonly ended: Promise<RunReport> }>();

  async function run(campaignId: number, signal: AbortSignal): Promise<RunReport> {
    const opened = await engine();
    const { runCampaign } = await import('../../core/orchestrator/runner.ts');
    await opened.store.jobs.retryFailed(campaignId);
    return runCampaign(opened, { campaignId, signal });
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
    stop: (campaignId, reason) => running.get(campaignId)?.stopping.abort(new Error(reason)),
    dispose() {
      for (const { stopping } of running.values()) stopping.abort(new Error('the window is closed'));
      changes.dispose();
    },
  };
}
