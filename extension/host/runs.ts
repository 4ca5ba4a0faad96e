// What this window is doing: one run for a campaign at a time, and beside it what is asked for single leads, which the editor can show and stop.
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
  /** Does what is due for one lead, even while its campaign is paused. Rejects with what stopped it. */
  startLead(campaignId: number, leadId: number): Promise<RunReport>;
  /** Stops for good: it goes on when somebody asks. */
  stop(campaignId: number, reason: string): void;
  /** Stops everything here for a moment, such as for other settings; resolves, when nothing runs any more, to the campaigns whose runs are to go on. */
  halt(reason: string): Promise<readonly number[]>;
  /** Stops for now, as the window closes: the next window goes on. Resolves when nothing runs any more. */
  close(reason: string): Promise<void>;
}

export interface RunsParts {
  /** Does the work on the engine that the campaign needs. */
  readonly withEngineFor: <Result>(campaignId: number, work: (engine: Engine) => Promise<Result>) => Promise<Result>;
  readonly underWay: RunsUnderWay;
}

interface Running {
  readonly campaignId: number;
  /** Undefined of a run of the whole campaign. */
  readonly leadId: number | undefined;
  readonly stopping: AbortController;
  readonly ended: Promise<RunReport>;
}

/** Part by part, with turns for others in between: in one go it would hold up the editor for too long. */
async function loadRunner(): Promise<typeof import('../../core/orchestrator/runner.ts').runCampaign> {
  const { nextTurn } = await import('../../core/in-turns.ts');
  await import('../../core/writing/review-draft.ts');
  await nextTurn();
  const { runCampaign } = await import('../../core/orchestrator/runner.ts');
  await nextTurn();
  return runCampaign;
}

export function createRuns({ withEngineFor, underWay }: RunsParts): Runs & { dispose(): void } {
  const changes = new EventEmitter<void>();
  /** By campaign, or by campaign and lead. */
  const running = new Map<string, Running>();
  let isClosing = false;

  function begin(campaignId: number, leadId: number | undefined, work: (signal: AbortSignal) => Promise<RunReport>): Promise<RunReport> {
    const key = `${campaignId}/${leadId ?? 'all'}`;
    const present = running.get(key);
    if (present !== undefined) return present.ended;
    const stopping = new AbortController();
    const ended = work(stopping.signal).finally(() => {
      running.delete(key);
      changes.fire();
    });
    running.set(key, { campaignId, leadId, stopping, ended });
    changes.fire();
    return ended;
  }

  async function carryOut(campaignId: number, leadId: number | undefined, signal: AbortSignal): Promise<RunReport> {
    const runCampaign = await loadRunner();
    return withEngineFor(campaignId, (engine) => runCampaign(engine, { campaignId, signal, ...(leadId === undefined ? {} : { leadId }) }));
  }

  return {
    get current() {
      return [...new Set([...running.values()].map(({ campaignId }) => campaignId))];
    },
    onDidChange: changes.event,
    start: (campaignId) =>
      begin(campaignId, undefined, async (signal) => {
        try {
          await underWay.begun(campaignId);
          return await carryOut(campaignId, undefined, signal);
        } finally {
          if (!isClosing) await underWay.ended(campaignId);
        }
      }),
    startLead: (campaignId, leadId) => begin(campaignId, leadId, (signal) => carryOut(campaignId, leadId, signal)),
    stop(campaignId, reason) {
      for (const each of running.values()) if (each.campaignId === campaignId) each.stopping.abort(Object.assign(new Error(reason), { name: 'StoppedByPerson' }));
    },
    async halt(reason) {
      const all = [...running.values()];
      for (const { stopping } of all) stopping.abort(Object.assign(new Error(reason), { name: 'StoppedByPerson' }));
      await Promise.allSettled(all.map(({ ended }) => ended));
      return all.flatMap(({ campaignId, leadId }) => (leadId === undefined ? [campaignId] : []));
    },
    async close(reason) {
      isClosing = true;
      const all = [...running.values()];
      for (const { stopping } of all) stopping.abort(new Error(reason));
      await Promise.allSettled(all.map(({ ended }) => ended));
    },
    dispose: () => changes.dispose(),
  };
}
