import type { AgentRole } from '../contracts/agent.ts';
import type { Log } from '../contracts/ports.ts';
import type { StoredCampaign } from '../store/campaigns.ts';
import type { Lead } from '../domain/lead.ts';
import type { Transaction } from '../store/write.ts';
import type { EngineParts } from './engine-parts.ts';

/** What one step does for one lead. It works outside of any transaction; what it found out is committed together with its end. */
export type LeadStep = (work: LeadWork) => Promise<StepOutcome>;

export interface LeadWork {
  readonly parts: EngineParts;
  readonly campaign: StoredCampaign;
  readonly lead: Lead;
  readonly signal: AbortSignal;
  readonly log: Log;
  /** Runs the agent that plays a role; its log row is kept with the step, or at once when it fails. */
  ask<Output>(role: AgentRole, input: unknown): Promise<Output>;
}

export type StepOutcome =
  /** The result and its effects, in one transaction. */
  | { readonly kind: 'done'; readonly commit: (tx: Transaction) => Promise<void> }
  /** A person must decide first. */
  | { readonly kind: 'wait'; readonly gate: string }
  /** The journey ends here, for a reason that is no failure. */
  | { readonly kind: 'end'; readonly reason: string };

export function done(commit: (tx: Transaction) => Promise<void> = async () => undefined): StepOutcome {
  return { kind: 'done', commit };
}
