// The gate after light research, where the user says which leads are worth more.
import type { Brief } from '../domain/brief.ts';
import type { Lead } from '../domain/lead.ts';
import type { EngineParts } from '../orchestrator/engine-parts.ts';
import { acceptanceGate } from '../orchestrator/steps/accept.ts';

export interface WaitingLead {
  readonly lead: Lead;
  readonly brief: Brief | undefined;
}

/** Leads that nobody has decided about, best first. */
export async function leadsAtTheGate({ store }: Pick<EngineParts, 'store'>, campaignId: number): Promise<readonly WaitingLead[]> {
  const jobs = await store.jobs.list({ campaignId, state: 'waiting' });
  const pending = new Set((await store.campaigns.leads(campaignId, 'pending')).map(({ id }) => id));
  const leads = await store.leads.many(jobs.flatMap(({ gate, leadId }) => (gate === acceptanceGate && leadId !== null && pending.has(leadId) ? [leadId] : [])));
  const waiting = await Promise.all(leads.map(async (lead) => ({ lead, brief: (await store.briefs.ofLead(campaignId, lead.id))[0] })));
  return waiting.sort((left, right) => (right.lead.score ?? 0) - (left.lead.score ?? 0));
}

/** Writes the decision down and lets the journey go on, or end; a deferred lead stays where it is. */
export async function decideAtTheGate({ store }: Pick<EngineParts, 'store'>, campaignId: number, leadId: number, decision: 'accepted' | 'rejected' | 'deferred', reason: string): Promise<void> {
  await store.write(async (tx) => {
    await store.campaigns.decide(campaignId, leadId, decision, reason, tx);
    if (decision !== 'deferred') await store.jobs.open(acceptanceGate, { campaignId, leadId }, tx);
  });
}
