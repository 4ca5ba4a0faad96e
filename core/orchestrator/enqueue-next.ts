import type { Job } from '../store/jobs.ts';
import type { Transaction } from '../store/write.ts';
import type { EngineParts } from './engine-parts.ts';
import { journey, type JourneyNode, type StepName } from './journey.ts';

/** The journey's node of a job, or undefined when the job is none of a lead's journey. */
export function nodeOf(step: string): JourneyNode | undefined {
  return journey.nodes.find((node) => node.name === step);
}

/** Queues what may start because this step is over. */
export async function enqueueNext({ store }: Pick<EngineParts, 'store'>, tx: Transaction, job: Pick<Job, 'campaignId' | 'leadId'>, finished: StepName): Promise<void> {
  const { campaignId, leadId } = job;
  if (campaignId === null || leadId === null) return;
  const over = await store.jobs.stepsOver({ campaignId, leadId }, tx);
  const next = journey.next(finished, new Set(over as readonly StepName[]));
  await store.jobs.enqueue(next.map(({ name }) => ({ campaignId, leadId, step: name })), tx);
}
