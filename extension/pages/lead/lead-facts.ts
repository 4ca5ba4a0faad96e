import type { Brief } from '../../../core/domain/brief.ts';
import type { Email } from '../../../core/domain/email.ts';
import type { Lead } from '../../../core/domain/lead.ts';
import type { Match } from '../../../core/domain/match.ts';
import type { AgentResult } from '../../../core/store/agent-results.ts';
import type { Decision } from '../../../core/store/campaigns.ts';
import type { HistoryEntry } from '../../../core/store/lead-history.ts';
import type { KeptBasis } from '../../../core/store/queue.ts';
import type { Store } from '../../../core/store/store.ts';
import type { Lifted, Suppressed } from '../../../core/store/suppression.ts';
import { type Correspondence, readCorrespondence } from './correspondence.ts';

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
  readonly correspondence: Correspondence;
  /** Why the person may be written to, as the user recorded it. */
  readonly basis: KeptBasis | null;
  /** Why their address is never written to; null when it may be. */
  readonly suppressed: Suppressed | null;
  /** Why it was taken off that list, against their own word. */
  readonly lifted: Lifted | null;
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
  const [campaigns, documents, emails, results, history, basis, suppressed, lifted] = await Promise.all([
    store.campaigns.list(),
    store.documents.ofLead(id),
    store.emails.list({ leadId: id }),
    store.agentResults.ofLead(id),
    historyOf(store, id),
    store.queue.basisOf(id),
    lead.email === null ? undefined : store.suppression.find(lead.email),
    lead.email === null ? undefined : store.suppression.lifted(lead.email),
  ]);
  const inCampaigns = await Promise.all(campaigns.map((campaign) => inCampaign(store, campaign, id)));
  const correspondence = await readCorrespondence(store, id, emails);
  return { lead, campaigns: inCampaigns.flat(), emails: [...emails].reverse(), results, history, correspondence, basis, suppressed: suppressed ?? null, lifted: lifted ?? null, titles: new Map(documents.map(({ uri, title }) => [uri, title])) };
}

/** Answers come twice, as mail and as a moment that plugins are told of: once is enough. */
async function historyOf({ leadHistory }: Store, id: number): Promise<readonly HistoryEntry[]> {
  return (await leadHistory.of(id)).filter(({ kind, what }) => kind !== 'received' || (what !== 'reply' && what !== 'opt-out'));
}

async function inCampaign(store: Store, { id, name }: { readonly id: number; readonly name: string }, leadId: number): Promise<readonly LeadInCampaign[]> {
  const decided = await store.campaigns.decisionOn(id, leadId);
  if (decided === undefined) return [];
  const [briefs, match] = await Promise.all([store.briefs.ofLead(id, leadId), store.matches.find(id, leadId)]);
  return [{ id, name, decision: decided.decision, reason: decided.reason, briefs, match: match ?? null }];
}
