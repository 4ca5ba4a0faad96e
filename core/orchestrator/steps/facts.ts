import type { Finding } from '../../domain/brief.ts';
import type { StoredCampaign } from '../../store/campaigns.ts';
import type { Email } from '../../domain/email.ts';
import type { Lead } from '../../domain/lead.ts';
import type { Profile } from '../../domain/profile.ts';
import type { SourceDocument } from '../../domain/source-document.ts';
import { createError } from '../../errors.ts';
import type { EngineParts } from '../engine-parts.ts';

/** All that may be said about the user and a lead, and where it stands. */
export interface Facts {
  readonly profile: Profile;
  readonly profileUri: string;
  readonly findings: readonly Finding[];
  /** Postings, notes and pages; the résumé is not among them. */
  readonly documents: readonly SourceDocument[];
  /** What the user answered to questions about this lead. */
  readonly answers: readonly { readonly id: string; readonly question: string; readonly answer: string }[];
}

/** Rejects with `profile_missing` when no résumé was imported. */
export async function factsOf({ store }: Pick<EngineParts, 'store'>, campaign: StoredCampaign, lead: Lead): Promise<Facts> {
  const [stored, briefs, documents, emails] = await Promise.all([
    campaign.profileId === null ? undefined : store.profiles.find(campaign.profileId),
    store.briefs.ofLead(campaign.id, lead.id),
    store.documents.ofLead(lead.id),
    store.emails.list({ leadId: lead.id, campaignId: campaign.id }),
  ]);
  if (stored === undefined) throw createError('profile_missing', {});
  return { profile: stored.profile, profileUri: `resume:${stored.hash}`, findings: briefs.flatMap((brief) => brief.findings), documents, answers: emails.flatMap(answersIn) };
}

/** The questions of a draft that have been answered. */
export function answersIn({ questions }: Pick<Email, 'questions'>): Facts['answers'] {
  return questions.flatMap(({ id, text, answer }) => (answer === null ? [] : [{ id, question: text, answer }]));
}
