// A draft with everything that a person or a program needs to judge it.
import type { Claim, DraftProblem, FollowUp, Question } from '../domain/draft.ts';
import type { Email } from '../domain/email.ts';
import type { Lead } from '../domain/lead.ts';
import type { Match } from '../domain/match.ts';
import { knownSender } from '../campaign/sender.ts';
import { createError } from '../errors.ts';
import type { EngineParts } from '../orchestrator/engine-parts.ts';
import { chosenSubject } from '../outbox/chosen-subject.ts';
import { footer } from '../writing/footer.ts';
import { styleWarnings } from '../writing/style-warnings.ts';

export interface DraftDocument {
  readonly id: number;
  readonly status: Email['status'];
  readonly version: number;
  readonly lead: Pick<Lead, 'company' | 'person' | 'email' | 'role' | 'venue' | 'website'> & { readonly id: number };
  readonly match: Pick<Match, 'score' | 'confidence' | 'parts' | 'valueProposition'> | null;
  readonly subjectA: string;
  readonly subjectB: string;
  /** The one of the two that this message carries. */
  readonly subject: string;
  readonly body: string;
  /** Of a draft as it would go out now, since who writes may have been set since; of what was approved or sent as it was then. */
  readonly footer: string;
  readonly followUps: readonly FollowUp[];
  readonly questions: readonly Question[];
  readonly claims: readonly Claim[];
  readonly blockedBy: readonly DraftProblem[];
  /** What could be better, and does not keep it from approval. */
  readonly warnings: readonly DraftProblem[];
  /** Label of the backend. */
  readonly writtenBy: string;
}

/** Every draft that waits for the user, the best match first. */
export async function pendingDrafts({ store, settings }: EngineParts): Promise<readonly DraftDocument[]> {
  const emails: Email[] = [];
  for (;;) {
    const page = await store.emails.list({ status: 'drafted', limit: 500, after: emails.at(-1)?.id ?? 0 });
    emails.push(...page);
    if (page.length < 500) break;
  }
  const leads = new Map((await store.leads.many(emails.map(({ leadId }) => leadId))).map((lead) => [lead.id, lead]));
  const campaigns = [...new Set(emails.map(({ campaignId }) => campaignId))];
  const matches = new Map(await Promise.all(campaigns.map(async (id) => [id, await store.matches.many(id, emails.map(({ leadId }) => leadId))] as const)));
  const footers = new Map(await Promise.all(campaigns.map(async (id) => [id, await footerNow({ store, settings }, id)] as const)));
  const documents = emails.flatMap((email) => {
    const lead = leads.get(email.leadId);
    return lead === undefined ? [] : [documentOf(email, lead, matches.get(email.campaignId)?.get(email.leadId), footers.get(email.campaignId))];
  });
  return documents.sort((left, right) => (right.match?.score ?? 0) - (left.match?.score ?? 0) || left.id - right.id);
}

/** One draft; rejects with `not_found`. */
export async function draftDocument({ store, settings }: EngineParts, id: number): Promise<DraftDocument> {
  const email = await store.emails.get(id);
  const [lead, match, now] = await Promise.all([store.leads.find(email.leadId), store.matches.find(email.campaignId, email.leadId), footerNow({ store, settings }, email.campaignId)]);
  if (lead === undefined) throw createError('not_found', { what: 'lead', id: email.leadId });
  return documentOf(email, lead, match, now);
}

/** Under a message of the campaign that is written now; undefined when nobody knows who writes. */
async function footerNow({ store, settings }: Pick<EngineParts, 'store' | 'settings'>, campaignId: number): Promise<string | undefined> {
  const profileId = (await store.campaigns.find(campaignId))?.profileId ?? null;
  const sender = knownSender(settings, profileId === null ? undefined : (await store.profiles.find(profileId))?.profile);
  return sender === undefined ? undefined : footer({ sender });
}

function documentOf(email: Email, lead: Lead, match: Match | undefined, now: string | undefined): DraftDocument {
  const { id, status, version, subjectA, subjectB, body, footer: written, followUps, questions, claims, blockedBy, writtenBy } = email;
  return {
    id,
    status,
    version,
    lead: { id: lead.id, company: lead.company, person: lead.person, email: lead.email, role: lead.role, venue: lead.venue, website: lead.website },
    match: match === undefined ? null : { score: match.score, confidence: match.confidence, parts: match.parts, valueProposition: match.valueProposition },
    subjectA,
    subjectB,
    subject: chosenSubject(email),
    body,
    footer: status === 'drafted' ? (now ?? written) : written,
    followUps,
    questions,
    claims,
    blockedBy,
    warnings: styleWarnings(email),
    writtenBy,
  };
}
