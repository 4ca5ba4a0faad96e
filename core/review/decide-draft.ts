// The user's side of the review queue: approve, edit, reject, answer, write anew.
import { senderOf } from '../campaign/sender.ts';
import { companyPolicy } from '../discovery/company-policy.ts';
import type { DraftProblem } from '../domain/draft.ts';
import type { Email } from '../domain/email.ts';
import type { Lead } from '../domain/lead.ts';
import { leadIdentity } from '../domain/lead-identity.ts';
import { createError } from '../errors.ts';
import { standingClaims } from '../grounding/claim-quote.ts';
import { announce } from '../orchestrator/announce.ts';
import type { EngineParts } from '../orchestrator/engine-parts.ts';
import { answersIn, type Facts, factsOf } from '../orchestrator/steps/facts.ts';
import { accountFor } from '../outbox/account-for.ts';
import { senderFrom } from '../outbox/accounts.ts';
import { composeFollowUps } from '../outbox/compose-follow-up.ts';
import { type ComposedMessage, composeMessage, type MessageSettings } from '../outbox/compose-message.ts';
import { messageIdFor } from '../outbox/message-id.ts';
import { withVerifiedAddress } from '../outbox/verify-recipient.ts';
import type { EmailChange } from '../store/emails.ts';
import type { StoredCampaign } from '../store/campaigns.ts';
import type { Transaction } from '../store/write.ts';
import { footer } from '../writing/footer.ts';
import { ourReview, reviewOf } from './review.ts';

/** What of a draft a person may change: its words, and the answers to its questions, which prove words from then on. */
export type DraftEdit = Pick<EmailChange, 'body' | 'subjectA' | 'subjectB' | 'followUps' | 'questions'>;

interface Opened {
  readonly email: Email;
  readonly lead: Lead;
  readonly campaign: StoredCampaign;
  readonly facts: Facts;
}

/** Binds the approval to exactly these bytes and queues them; `version` is the one that was looked at. Rejects with `draft_blocked` (naming the words), `company_held`, `address_suppressed`, `edit_stale`, or what keeps the message from being composed. */
export async function approveDraft(parts: EngineParts, id: number, version?: number): Promise<Email> {
  const { store, settings, clock } = parts;
  const { email, facts, campaign, ...opened } = await open(parts, id);
  const account = await accountFor(parts, opened.lead);
  const lead = await withVerifiedAddress(parts, opened.lead, account.transport);
  const sender = senderFrom(settings, account, facts.profile);
  // Looked at anew: the résumé, the pages or the rules may have changed since it was written.
  const problems = await reviewOf(parts, { draft: email, lead, facts, sender });
  if (problems.length > 0) {
    await store.emails.edit(id, version ?? email.version, { blockedBy: problems });
    throw createError('draft_blocked', { id, problems: problems.map(({ message }) => message).join(' ') });
  }
  const date = new Date(clock.now());
  const source = { email, lead, sender, date, settings: messageSettings(settings) };
  const [message, followUps] = await Promise.all([composeMessage(source), composeFollowUps(source)]);
  return store.write(async (tx) => {
    // Inside, so that two approvals at once cannot both be the first.
    await refuseSecondThread(parts, email, lead, facts, tx);
    await refuseSuppressed(parts, lead, tx);
    const approved = await store.emails.approve(
      id,
      version ?? email.version,
      { approvedHash: message.hash, outgoing: { sender: message.envelope.from, recipient: message.envelope.to[0] ?? null, bytes: message.bytes, account: account.id }, followUps },
      tx,
    );
    await announce(parts, tx, 'emailApproved', { lead, email: approved }, campaign.id);
    return approved;
  });
}

/** The message that an approval of this moment would be bound to. Rejects with what keeps it from being composed. */
export async function messageOf(parts: EngineParts, id: number): Promise<ComposedMessage> {
  const { email, lead, facts } = await open(parts, id);
  return composeMessage({ email, lead, sender: senderFrom(parts.settings, await accountFor(parts, lead), facts.profile), date: new Date(parts.clock.now()), settings: messageSettings(parts.settings) });
}

function messageSettings({ sending: { unsubscribeUrl, openPixelUrl } }: EngineParts['settings']): MessageSettings {
  return { ...(unsubscribeUrl === null ? {} : { unsubscribeUrl }), ...(openPixelUrl === null ? {} : { openPixelUrl }) };
}

/** Changes a draft, voids its approval and reviews it again: what stands in `blockedBy` is about the new words. */
export async function editDraft(parts: EngineParts, id: number, change: DraftEdit, version?: number): Promise<Email> {
  const { email, lead, facts } = await open(parts, id);
  const draft = editedDraft(email, change);
  const blockedBy = await reviewOf(parts, { draft, lead, facts: withAnswersOf(draft, facts), sender: senderOf(parts.settings, facts.profile) });
  return parts.store.emails.edit(id, version ?? email.version, { ...change, claims: draft.claims, blockedBy });
}

/** What our own rules would say of a draft with these words, which are not kept. Plugins are asked when it is saved: some of them cost money. */
export async function tryEdit(parts: EngineParts, id: number, change: DraftEdit): Promise<readonly DraftProblem[]> {
  const { email, lead, facts } = await open(parts, id);
  const draft = editedDraft(email, change);
  return ourReview(parts, { draft, lead, facts: withAnswersOf(draft, facts), sender: senderOf(parts.settings, facts.profile) });
}

/** Brings back an earlier state of a draft, claims and all, and reviews it again. What was rejected since, for a newer one or for good, comes back as a draft of its own and takes the newer one's place. Rejects with `email_closed` or `email_begun` when the lead has been written to. */
export async function restoreDraft(parts: EngineParts, earlier: Email): Promise<Email> {
  const { store, settings } = parts;
  const { email, lead, campaign, facts } = await open(parts, earlier.id);
  const sender = senderOf(settings, facts.profile);
  const { subjectA, subjectB, body, followUps, claims, questions } = earlier;
  const blockedBy = await reviewOf(parts, { draft: earlier, lead, facts, sender });
  if (email.status !== 'rejected') return store.emails.edit(email.id, email.version, { subjectA, subjectB, body, followUps, claims, questions, blockedBy });
  return store.write(async (tx) => {
    const newer = await store.emails.alive(campaign.id, lead.id, tx);
    if (newer !== undefined) await store.emails.reject(newer.id, newer.version, 'an earlier draft was taken back', tx);
    // One that is still to be written is no longer asked for.
    await store.jobs.cancelAll({ campaignId: campaign.id, leadId: lead.id }, 'an earlier draft was taken back', tx);
    const { drafts } = await store.emails.angles(campaign.id, lead.id, tx);
    const messageId = messageIdFor({ sender, seed: `${campaign.requestKey}/${leadIdentity(lead)}/${drafts}` });
    const restored = await store.emails.add({ campaignId: campaign.id, leadId: lead.id, draft: earlier, footer: footer({ sender }), messageId, writtenBy: earlier.writtenBy, blockedBy }, tx);
    const drafted = await store.leads.advance(lead.id, 'drafted', tx);
    await announce(parts, tx, 'emailDrafted', { lead: drafted, email: restored }, campaign.id);
    return restored;
  });
}

/** Looks again at words that have not changed, because something around them has. */
export async function reviewAgain(parts: EngineParts, id: number): Promise<Email> {
  return editDraft(parts, id, {});
}

/** Takes a draft out of the queue for good; the lead is free for another one. */
export async function rejectDraft({ store }: Pick<EngineParts, 'store'>, id: number, reason: string | null): Promise<Email> {
  const email = await store.emails.get(id);
  return store.emails.reject(id, email.version, reason);
}

/** Keeps the answer to a question and queues a new draft that uses it; the old one leaves the queue. Rejects with `question_unknown`. */
export async function answerQuestion(parts: EngineParts, id: number, questionId: string, answer: string): Promise<void> {
  const email = await parts.store.emails.get(id);
  if (!email.questions.some((question) => question.id === questionId)) throw createError('question_unknown', { id: questionId, have: email.questions.map((question) => question.id) });
  const questions = email.questions.map((question) => (question.id === questionId ? { ...question, answer: answer.trim() } : question));
  await parts.store.write(async (tx) => {
    const answered = await parts.store.emails.edit(id, email.version, { questions }, tx);
    await rewrite(parts, answered, 'written anew with your answer', tx);
  });
}

/** Queues a draft from another angle; the old one leaves the queue. `version` is the one that was looked at: rejects with `edit_stale` when it is another now. */
export async function regenerateDraft(parts: EngineParts, id: number, version?: number): Promise<void> {
  const email = await parts.store.emails.get(id);
  await parts.store.write((tx) => rewrite(parts, { ...email, version: version ?? email.version }, 'written anew from another angle', tx));
}

function editedDraft(email: Email, change: DraftEdit): Email {
  const edited = { ...email, ...change };
  return { ...edited, claims: standingClaims(edited) };
}

function withAnswersOf(draft: Email, facts: Facts): Facts {
  return { ...facts, answers: [...facts.answers, ...answersIn(draft)] };
}

async function rewrite({ store }: EngineParts, email: Email, reason: string, tx: Transaction): Promise<void> {
  if (email.status !== 'rejected') await store.emails.reject(email.id, email.version, reason, tx);
  await store.jobs.repeat({ campaignId: email.campaignId, leadId: email.leadId, step: 'write' }, tx);
}

async function open(parts: EngineParts, id: number): Promise<Opened> {
  const email = await parts.store.emails.get(id);
  const [lead, campaign] = await Promise.all([parts.store.leads.get(email.leadId), parts.store.campaigns.find(email.campaignId)]);
  if (campaign === undefined) throw createError('not_found', { what: 'campaign', id: email.campaignId });
  return { email, lead, campaign, facts: await factsOf(parts, campaign, lead) };
}

async function refuseSecondThread({ store, settings, clock }: EngineParts, email: Email, lead: Lead, facts: Facts, tx: Transaction): Promise<void> {
  const others = (await store.threads.all(tx)).filter((thread) => thread.emailId !== email.id);
  const objection = companyPolicy({ company: lead.company, settings: settings.discovery, profile: facts.profile, openThreads: others, now: new Date(clock.now()).toISOString() });
  if (objection !== null) throw createError('company_held', { company: lead.company, reason: objection });
}

async function refuseSuppressed({ store }: EngineParts, { email: address }: Lead, tx: Transaction): Promise<void> {
  const suppressed = address === null ? undefined : await store.suppression.find(address, tx);
  if (address !== null && suppressed !== undefined) throw createError('address_suppressed', { address, reason: suppressed.reason });
}
