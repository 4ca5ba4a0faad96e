import type { Email } from '../domain/email.ts';
import { createError } from '../errors.ts';
import type { EngineParts } from '../orchestrator/engine-parts.ts';
import { journey } from '../orchestrator/journey.ts';
import { acceptanceGate } from '../orchestrator/steps/accept.ts';
import { regenerateDraft } from '../review/decide-draft.ts';
import type { CampaignLead, StoredCampaign } from '../store/campaigns.ts';

export interface DraftAsked {
  /** Whose next run writes it, when there is none. */
  readonly campaignId: number;
  /** The one that is there already. */
  readonly draft: Email | null;
  /** Of one that was to be written anew and was not: it is decided, somebody has changed it, or whoever was asked said no. */
  readonly kept?: 'decided' | 'changed' | 'refused';
}

export interface DraftWanted {
  /** Another in the place of the one that waits. */
  readonly anew?: boolean;
  /** Asked before one that waits is taken out; left out, it is. */
  readonly mayReplace?: (draft: Email) => Promise<boolean>;
}

/**
 * Sees to it that this one lead gets a draft, which waits for review as any other: whoever asks has accepted the lead. `anew` takes a waiting draft out and has another written; one
 * that is approved or sent stays, and so does one that is no longer as it was written: a person's words are never given up for a machine's. Rejects with `not_found` for a lead
 * that is in no campaign, with `company_held` for one that was rejected, with `edit_stale` when somebody changes the draft meanwhile.
 */
export async function askForDraft(parts: EngineParts, leadId: number, { anew = false, mayReplace }: DraftWanted = {}): Promise<DraftAsked> {
  const { store } = parts;
  const lead = await store.leads.get(leadId);
  const { campaign, decided } = await newestCampaignOf(parts, leadId);
  const draft = (await store.emails.alive(campaign.id, leadId)) ?? null;
  if (draft !== null) {
    if (!anew) return { campaignId: campaign.id, draft };
    const kept = draft.status !== 'drafted' ? 'decided' : draft.version !== asWritten ? 'changed' : (await mayReplace?.(draft)) === false ? 'refused' : undefined;
    if (kept !== undefined) return { campaignId: campaign.id, draft, kept };
    await regenerateDraft(parts, draft.id, draft.version);
  } else {
    if (decided.decision === 'rejected') throw createError('company_held', { company: lead.company, reason: decided.reason ?? 'it was rejected' });
    const of = { campaignId: campaign.id, leadId };
    await store.write(async (tx) => {
      if (decided.decision !== 'accepted') await store.campaigns.decide(campaign.id, leadId, 'accepted', 'a draft was asked for', tx);
      await store.jobs.enqueue(journey.first.map(({ name }) => ({ ...of, step: name })), tx);
      await store.jobs.open(acceptanceGate, of, tx);
      // One that was written before has been rejected.
      await store.jobs.repeat({ ...of, step: 'write' }, tx);
    });
  }
  return { campaignId: campaign.id, draft: null };
}

/** Each change of a draft makes its version one higher. */
const asWritten = 1;

async function newestCampaignOf({ store }: EngineParts, leadId: number): Promise<{ readonly campaign: StoredCampaign; readonly decided: CampaignLead }> {
  for (const campaign of await store.campaigns.list()) {
    const decided = await store.campaigns.decisionOn(campaign.id, leadId);
    if (decided !== undefined) return { campaign, decided };
  }
  throw createError('not_found', { what: 'campaign with lead', id: leadId });
}
