// Carries out what is due, several leads at a time, until nothing is left that can be done without a person. Any number of processes
// may do this on one store: a step belongs to who has claimed it, and its result counts only while it still does.
import type { AgentRole } from '../contracts/agent.ts';
import type { Job } from '../store/jobs.ts';
import { isOutreachError, type OutreachError, reasonOf } from '../errors.ts';
import { nextTurn } from '../in-turns.ts';
import { createDelivery } from './deliver-events.ts';
import type { EngineParts } from './engine-parts.ts';
import { carryOut } from './carry-out.ts';
import { enqueueNext, nodeOf } from './enqueue-next.ts';
import { holdJobs, isLost, unlessLost } from './held-jobs.ts';
import { isAlive, thisProcess } from './owner.ts';

export interface RunRequest {
  readonly campaignId: number;
  /** Only what is due for this lead, which is done even while the campaign is paused. */
  readonly leadId?: number;
  /** Only these steps; all when left out. */
  readonly steps?: readonly string[];
  readonly signal: AbortSignal;
}

export interface RunReport {
  /** Steps that this process finished. */
  readonly finished: number;
  readonly failures: readonly RunFailure[];
}

export interface RunFailure {
  readonly step: string;
  readonly leadId: number | null;
  readonly error: OutreachError | Error;
}

/** Who asks models in the course of a campaign. */
const rolesWithModels: readonly AgentRole[] = ['research', 'matcher', 'writer', 'verifier', 'judge'];

/** Looks again after so many milliseconds when all that is left is being worked on elsewhere, or is not due yet. */
const lookAgainMilliseconds = 100;

/** Resolves when nothing of the campaign is due, running or about to be, or when somebody pauses it, in whatever process; rejects only on cancel, when the store fails, or before anything is done with `prompt_invalid`. */
export async function runCampaign(parts: EngineParts, request: RunRequest): Promise<RunReport> {
  const { store, settings, clock } = parts;
  await parts.prompts.check(parts.kernel.prompts.all());
  const leaseMs = settings.orchestration.leaseSeconds * 1000;
  const failures: RunFailure[] = [];
  const delivery = createDelivery(parts, leaseMs);
  const claimed: Job[] = [];
  let claiming: Promise<void> | null = null;
  let finished = 0;
  /** Why nothing more is begun. */
  let fatal: unknown;
  const stopping = new AbortController();
  const signal = AbortSignal.any([request.signal, stopping.signal]);

  await parts.models.checkSetup(rolesWithModels, request.signal);
  await warnOfWeakModels(parts, request.signal);
  await store.jobs.releaseDead(isAlive);
  await store.events.releaseDead(isAlive);
  await store.ledger.loseDead(isAlive);
  await makeReady(parts);
  const held = holdJobs(store, clock, leaseMs);
  try {
    await Promise.all(Array.from({ length: settings.orchestration.concurrency }, work));
    for (const job of claimed) await unlessLost(store.jobs.release(job));
  } finally {
    held.close();
  }
  await delivery.flush();
  if (fatal !== undefined) throw fatal;
  request.signal.throwIfAborted();
  return { finished, failures };

  async function work(): Promise<void> {
    try {
      while (!signal.aborted && fatal === undefined) {
        // The store and the offline rules answer at once: without a turn of the event loop no signal, timer or lease would be heard,
        // and no weak reference let go (a composite AbortSignal is one), until all is done.
        await nextTurn();
        const job = await nextJob();
        if (job !== undefined) await attempt(job);
        else if (!(await somethingIsComing())) return;
        else await clock.sleep(lookAgainMilliseconds, signal);
      }
    } catch (thrown) {
      if (signal.aborted) return;
      fatal = thrown;
      stopping.abort(thrown);
    }
  }

  /** One claim for all workers: each claim is a commit, and a commit waits for the disk. */
  async function nextJob(): Promise<Job | undefined> {
    if (claimed.length === 0) {
      claiming ??= claim().finally(() => (claiming = null));
      await claiming;
    }
    return claimed.shift();
  }

  async function isPaused(): Promise<boolean> {
    return request.leadId === undefined && (await store.campaigns.find(request.campaignId))?.status === 'paused';
  }

  async function claim(): Promise<void> {
    if (await isPaused()) return;
    const jobs = await store.jobs.claim({
      owner: thisProcess,
      now: clock.now(),
      leaseMs,
      limit: settings.orchestration.concurrency,
      campaignId: request.campaignId,
      ...(request.leadId === undefined ? {} : { leadId: request.leadId }),
      ...(request.steps === undefined ? {} : { steps: request.steps }),
    });
    held.hold(jobs);
    claimed.push(...jobs);
  }

  /** Work that others do, or that waits for its second try, may bring more for us. */
  async function somethingIsComing(): Promise<boolean> {
    if (await isPaused()) return false;
    await store.jobs.releaseDead(isAlive);
    const of = { campaignId: request.campaignId, ...(request.leadId === undefined ? {} : { leadId: request.leadId }) };
    const queued = await store.jobs.list({ ...of, state: 'queued' });
    const running = await store.jobs.list({ ...of, state: 'running' });
    return [...queued, ...running].some((job) => request.steps === undefined || request.steps.includes(job.step));
  }

  async function attempt(job: Job): Promise<void> {
    const lost = held.lost(job);
    if (lost.aborted) return held.letGo(job);
    try {
      await carryOut(parts, job, AbortSignal.any([signal, lost]));
      finished += 1;
      delivery.wake();
    } catch (thrown) {
      // Taken over: whatever happened here since is nobody's failure.
      if (!lost.aborted && !isLost(thrown)) await unlessLost(recordFailure(job, thrown));
    } finally {
      held.letGo(job);
    }
  }

  async function recordFailure(job: Job, thrown: unknown): Promise<void> {
    if (signal.aborted) return store.jobs.release(job);
    // What the store itself says (disk full, locked for too long) is no failure of this step.
    if (isOutreachError(thrown) && thrown.code.startsWith('store_')) throw thrown;
    if (isOutreachError(thrown) && concernsAll(thrown)) {
      fatal ??= thrown;
      return store.jobs.release(job);
    }
    const node = nodeOf(job.step);
    const error = thrown instanceof Error ? thrown : new Error(reasonOf(thrown));
    // The model client has asked again as often as may be: layers of retries would multiply.
    const again = isOutreachError(thrown) && thrown.retryable && !thrown.code.startsWith('model_') && job.attempts <= (node?.retries ?? 1);
    parts.log('orchestrator').error(`${job.step} failed${again ? ', it is tried again' : ''}: ${reasonOf(thrown)}`, {
      lead: job.leadId,
      ...(isOutreachError(thrown) ? { help: thrown.help } : {}),
      error: thrown,
    });
    if (again) return store.jobs.fail(undefined, job, { reason: reasonOf(thrown), retryAt: clock.now() + 500 * 2 ** job.attempts });
    failures.push({ step: job.step, leadId: job.leadId, error });
    await store.write(async (tx) => {
      await store.jobs.fail(tx, job, { reason: reasonOf(thrown) });
      if (node?.onFailure === 'continue') await enqueueNext(parts, tx, job, node.name);
    });
  }
}

/**
 * A refused key, an unknown model, a spent budget, a trajectory that cannot be written: no other lead would fare better until the user has changed something, and
 * would only be paid for again. What others have asked is paid for, and they may finish; only the first is told.
 */
function concernsAll({ code, family }: OutreachError): boolean {
  return (family === 'setup' && /^(?:model|budget)_/.test(code)) || code === 'file_not_written';
}

/** The table of skills is made when it is first looked into, which takes long enough for a turn of its own. */
async function makeReady({ text }: EngineParts): Promise<void> {
  await nextTurn();
  text.skills('');
  await nextTurn();
}

/** The work goes on with a weak model; whoever chose it knows what to expect of it. */
async function warnOfWeakModels({ survey, log }: EngineParts, signal: AbortSignal): Promise<void> {
  for (const { label, model, points } of await survey.weakModels(rolesWithModels, signal)) log('models').warn(`${model} (${label}): ${points.join('; ')}.`);
}
