import { createError } from '../errors.ts';
import type { Module } from '../contracts/roles.ts';
import type { Job } from '../store/jobs.ts';
import { askAgent } from './ask-agent.ts';
import { moduleStep } from './announce.ts';
import type { EngineParts } from './engine-parts.ts';

const webCallsOfModules = 5;

/** Runs a module agent for one lead and keeps what it returns with the lead. A module that is gone meanwhile is not missed. */
export async function runModule(parts: EngineParts, job: Job, signal: AbortSignal): Promise<void> {
  const { store, kernel } = parts;
  const agent = kernel.agents.all().find((candidate) => moduleStep(candidate.id) === job.step);
  if (agent === undefined) return store.jobs.cancel(undefined, job, `no plugin brings the agent of ${job.step} any more`);
  if (job.leadId === null) throw createError('not_found', { what: 'lead of job', id: job.id });
  const [lead, active, documents] = await Promise.all([store.leads.get(job.leadId), store.profiles.active(), store.documents.ofLead(job.leadId)]);
  const input: Parameters<Module['run']>[0] = { lead, profile: active?.profile ?? null, documents };
  const { output, keepLog } = await askAgent<Record<string, unknown>>(parts, { agent, input, leadId: lead.id, campaignId: job.campaignId, maxWebCalls: webCallsOfModules, signal });
  await store.write(async (tx) => {
    await store.jobs.finish(tx, job);
    await keepLog(tx);
    await store.agentResults.put({ leadId: lead.id, agent: agent.id, moment: agent.at ?? 'leadDiscovered', value: output }, tx);
  });
}
