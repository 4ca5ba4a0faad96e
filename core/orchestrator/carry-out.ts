import { createError } from '../errors.ts';
import type { Job } from '../store/jobs.ts';
import type { Transaction } from '../store/write.ts';
import { nextTurn } from '../in-turns.ts';
import { withCorrelation } from '../log.ts';
import { agentFor, askAgent } from './ask-agent.ts';
import { enqueueNext, nodeOf } from './enqueue-next.ts';
import type { EngineParts } from './engine-parts.ts';
import { runModule } from './run-module.ts';
import { campaignOf, scout } from './scout-campaign.ts';
import { scoutStep } from './scout-step.ts';
import type { LeadWork, StepOutcome } from './step.ts';

const webCallsOfAgents = 6;

/** Does one claimed job and commits its result, its effects, what follows from it, and its end in one transaction. */
export async function carryOut(parts: EngineParts, job: Job, signal: AbortSignal): Promise<void> {
  const correlation = { campaign: String(job.campaignId), lead: String(job.leadId), step: job.step };
  await withCorrelation(correlation, async () => {
    if (job.step === scoutStep) return scout(parts, job, signal);
    if (nodeOf(job.step) === undefined) return runModule(parts, job, signal);
    return walk(parts, job, signal);
  });
}

/** One step of a lead's journey. */
async function walk(parts: EngineParts, job: Job, signal: AbortSignal): Promise<void> {
  const { store } = parts;
  const node = nodeOf(job.step);
  if (node === undefined || job.leadId === null || job.campaignId === null) throw createError('not_found', { what: 'step', id: job.id });
  const [lead, campaign] = await Promise.all([store.leads.get(job.leadId), campaignOf(parts, job)]);
  const logs: ((tx: Transaction) => Promise<void>)[] = [];

  const work: LeadWork = {
    parts,
    campaign,
    lead,
    signal,
    log: parts.log('orchestrator'),
    async ask<Output>(role: Parameters<LeadWork['ask']>[0], input: unknown) {
      const { output, keepLog } = await askAgent<Output>(parts, { agent: agentFor(parts, role), input, leadId: lead.id, campaignId: campaign.id, maxWebCalls: webCallsOfAgents, signal });
      logs.push(keepLog);
      return output;
    },
  };

  const outcome: StepOutcome = await node.step(work);
  await nextTurn();
  signal.throwIfAborted();
  await store.write(async (tx) => {
    for (const keepLog of logs) await keepLog(tx);
    if (outcome.kind === 'wait') return store.jobs.wait(tx, job, outcome.gate);
    if (outcome.kind === 'end') return store.jobs.cancel(tx, job, outcome.reason);
    await store.jobs.finish(tx, job);
    await outcome.commit(tx);
    await enqueueNext(parts, tx, job, node.name);
  });
}
