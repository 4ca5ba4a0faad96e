import type { Moment, ToldMoments } from '../kernel/hooks.ts';
import type { Transaction } from '../store/write.ts';
import type { EngineParts } from './engine-parts.ts';

/** The step of a module agent: one run for each lead, at the moment it named. */
export const moduleStep = (agentId: string): string => `module:${agentId}`;

/** Records a moment in the transaction that makes it true, and queues the module agents that run at it. */
export async function announce<Name extends Moment>({ store, kernel }: Pick<EngineParts, 'store' | 'kernel'>, tx: Transaction, moment: Name, payload: ToldMoments[Name], campaignId: number | null): Promise<void> {
  await store.events.append(tx, moment, payload);
  if (!('lead' in payload)) return;
  const leadId = payload.lead.id;
  const modules = kernel.agents.all().filter((agent) => agent.role === 'module' && agent.at === moment);
  await store.jobs.enqueue(modules.map((agent) => ({ campaignId, leadId, step: moduleStep(agent.id) })), tx);
}
