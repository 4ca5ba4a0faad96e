import type { Usage } from '../../core/contracts/backend.ts';
import { readTrajectory, type TrajectoryStep } from '../../core/model/trajectory/read-trajectory.ts';

/** What was used, counted from what was written at the time: to be compared with the ledger. */
export interface Recount {
  readonly total: Count;
  readonly byModel: ReadonlyMap<string, Count>;
  readonly byAgent: ReadonlyMap<string, Count>;
  /** Null for what belonged to no campaign. */
  readonly byCampaign: ReadonlyMap<number | null, Count>;
}

export interface Count extends Required<Usage> {
  /** Requests, whatever came of them, and cached answers. */
  readonly attempts: number;
  /** Of these, those with an answer that could be used. */
  readonly succeeded: number;
  /** Millionths of a US dollar, of what has a price. */
  readonly costMicros: number;
  /** Attempts whose tokens have no price. */
  readonly unpriced: number;
}

/** Null when its model has no known price. Millionths of a US dollar. */
export type PriceOfStep = (step: TrajectoryStep) => number | null;

type Counted = { -readonly [Name in keyof Count]: Count[Name] };

/** Throws what `readTrajectory` throws. Without `priceOf` nothing has a price. */
export async function recount(files: readonly string[], priceOf: PriceOfStep = () => null): Promise<Recount> {
  const total = nothing();
  const byModel = new Map<string, Counted>();
  const byAgent = new Map<string, Counted>();
  const byCampaign = new Map<number | null, Counted>();
  for (const file of files) {
    for await (const step of readTrajectory(file)) {
      const cost = step.usage === null ? 0 : priceOf(step);
      for (const count of [total, at(byModel, step.model), at(byAgent, step.agent), at(byCampaign, step.campaignId)]) add(count, step, cost);
    }
  }
  return { total, byModel, byAgent, byCampaign };
}

function add(count: Counted, { usage, outcome }: TrajectoryStep, cost: number | null): void {
  count.attempts += 1;
  if (outcome === 'succeeded') count.succeeded += 1;
  count.inputTokens += usage?.inputTokens ?? 0;
  count.cachedInputTokens += usage?.cachedInputTokens ?? 0;
  count.cacheWriteTokens += usage?.cacheWriteTokens ?? 0;
  count.outputTokens += usage?.outputTokens ?? 0;
  count.reasoningTokens += usage?.reasoningTokens ?? 0;
  count.costMicros += cost ?? 0;
  if (cost === null) count.unpriced += 1;
}

function at<Key>(counts: Map<Key, Counted>, key: Key): Counted {
  const count = counts.get(key) ?? nothing();
  counts.set(key, count);
  return count;
}

function nothing(): Counted {
  return { attempts: 0, succeeded: 0, inputTokens: 0, cachedInputTokens: 0, cacheWriteTokens: 0, outputTokens: 0, reasoningTokens: 0, costMicros: 0, unpriced: 0 };
}
