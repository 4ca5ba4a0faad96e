import type { Brief } from '../../../core/domain/brief.ts';
import type { Email } from '../../../core/domain/email.ts';
import type { Lead } from '../../../core/domain/lead.ts';
import type { Match } from '../../../core/domain/match.ts';
import type { AgentResult } from '../../../core/store/agent-results.ts';
import type { Decision } from '../../../core/store/campaigns.ts';
import type { HistoryEntry } from '../../../core/store/lead-history.ts';
import type { Store } from '../../../core/store/store.ts';

/** Everything that the page of a lead shows. */
export interface LeadFacts {
  readonly lead: Lead;
  /** Of each campaign that the lead is in. */
  readonly campaigns: readonly LeadInCampaign[];
  /** The newest first. */
  readonly emails: readonly Email[];
  readonly results: readonly AgentResult[];
  /** Oldest first. */
  readonly history: readonly HistoryEntry[];
  /** Title of each document by its address, so that a source has a name. */
  readonly titles: ReadonlyMap<string, string>;
}

export interface LeadInCampaign {
  readonly id: number;
  readonly name: string;
  readonly decision: Decision;
  readonly reason: string | null;
  readonly briefs: readonly Brief[];
  readonly match: Match | null;
}

/** Rejects with `not_found` when there is no such lead. */
export async function readLead(store: Store, id: number): Promise<LeadFacts> {
  const lead = await store.leads.get(id);
  const [campaigns, documents, emails, results, history] = await Promise.all([
    store.campaigns.list(),
    store.documents.ofLead(id),
    store.emails.list({ leadId: id }),
    store.agentResults.ofLead(id),
    store.leadHistory.of(id),
  ]);
  const inCampaigns = await Promise.all(campaigns.map((campaign) => inCampaign(store, campaign, id)));
  return { lead, campaigns: inCampaigns.flat(), emails: [...emails].reverse(), results, history, titles: new Map(documents.map(({ uri, title }) => [uri, title])) };
}

async function inCampaign(store: Store, { id, name }: { readonly id: number; readonly name: string }, leadId: number): Promise<readonly LeadInCampaign[]> {
  const decided = await store.campaigns.decisionOn(id, leadId);
  if (decided === undefined) return [];
  const [briefs, match] = await Promise.all([store.briefs.ofLead(id, leadId), store.matches.find(id, leadId)]);
  return [{ id, name, decision: decided.decision, reason: decided.reason, briefs, match: match ?? null }];
}
