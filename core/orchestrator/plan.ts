import type { PlanInput, PlanOutput } from '../contracts/roles.ts';
import { agentFor, askAgent } from './ask-agent.ts';
import type { EngineParts } from './engine-parts.ts';

/** Asks the orchestrator agent which stages a request needs, in order. */
export async function planFor(parts: EngineParts, request: PlanInput['request'], signal = new AbortController().signal): Promise<PlanOutput['stages']> {
  const input: PlanInput = { request };
  const { output, keepLog } = await askAgent<PlanOutput>(parts, { agent: agentFor(parts, 'orchestrator'), input, leadId: null, campaignId: null, maxWebCalls: 0, signal });
  await parts.store.write(keepLog);
  return output.stages;
}
