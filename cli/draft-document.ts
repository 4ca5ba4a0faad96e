// A draft as `mail pending` and `mail show` give it: everything a person or a program needs to judge it.
import type { Engine } from '../core/engine.ts';
import type { Claim, DraftProblem, Email, FollowUp, Lead, Match, Question } from '../core/index.ts';
import type { Settings } from '../core/config/settings.ts';
import { createError } from '../core/errors.ts';
import { chosenSubject } from '../core/outbox/chosen-subject.ts';
import { styleWarnings } from '../core/writing/style-warnings.ts';
import type { CommandContext } from './command.ts';
import { inOwnForm, sayCommand } from './say-command.ts';

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
export async function pendingDrafts({ store }: Engine): Promise<readonly DraftDocument[]> {
  const emails: Email[] = [];
  for (;;) {
    const page = await store.emails.list({ status: 'drafted', limit: 500, after: emails.at(-1)?.id ?? 0 });
    emails.push(...page);
    if (page.length < 500) break;
  }
  const leads = new Map((await store.leads.many(emails.map(({ leadId }) => leadId))).map((lead) => [lead.id, lead]));
  const campaigns = [...new Set(emails.map(({ campaignId }) => campaignId))];
  const matches = new Map(await Promise.all(campaigns.map(async (id) => [id, await store.matches.many(id, emails.map(({ leadId }) => leadId))] as const)));
  const documents = emails.flatMap((email) => {
    const lead = leads.get(email.leadId);
    return lead === undefined ? [] : [documentOf(email, lead, matches.get(email.campaignId)?.get(email.leadId))];
  });
  return documents.sort((left, right) => (right.match?.score ?? 0) - (left.match?.score ?? 0) || left.id - right.id);
}

/** One draft; rejects with `not_found`. */
export async function draftDocument({ store }: Engine, id: number): Promise<DraftDocument> {
  const email = await store.emails.get(id);
  const [lead, match] = await Promise.all([store.leads.find(email.leadId), store.matches.find(email.campaignId, email.leadId)]);
  if (lead === undefined) throw createError('not_found', { what: 'lead', id: email.leadId });
  return documentOf(email, lead, match);
}

function documentOf(email: Email, lead: Lead, match: Match | undefined): DraftDocument {
  const { id, status, version, subjectA, subjectB, body, footer, followUps, questions, claims, blockedBy, writtenBy } = email;
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
    footer,
    followUps,
    questions,
    claims,
    blockedBy,
    warnings: styleWarnings(email),
    writtenBy,
  };
}

/** The draft as a person reads it; without a mailing address of the user's it cannot be approved. */
export function draftText(draft: DraftDocument, { settings, paths }: Pick<CommandContext, 'settings' | 'paths'>): string {
  const { lead, match } = draft;
  return [
    `Draft ${draft.id} (${draft.status}), written by ${draft.writtenBy}`,
    `To        ${lead.person === null ? '' : `${lead.person}, `}${lead.company} <${lead.email ?? 'no address yet'}>`,
    `Subject   ${draft.subject}`,
    `   (or)   ${draft.subject === draft.subjectA ? draft.subjectB : draft.subjectA}`,
    '',
    draft.body,
    '',
    draft.footer,
    '',
    ...draft.followUps.flatMap(({ day, body }) => [`─ follow-up after ${day} days`, body, '']),
    ...(match === null ? [] : [`Match ${Math.round(match.score)}: ${match.valueProposition}`, ...match.parts.map(({ name, fit, weight, reason }) => `  ${name.padEnd(11)}${Math.round(100 * fit * weight)} of ${Math.round(100 * weight)}  ${reason}`), '']),
    ...(draft.claims.length === 0 ? [] : ['What proves it', ...draft.claims.flatMap(({ text, source }) => [`  “${text}”`, `      ${source.kind}: “${source.quote}” (${source.uri})`]), '']),
    ...(draft.questions.length === 0 ? [] : ['Questions that would make it better', ...draft.questions.map(({ id, text, answer }) => `  ${id}: ${text}${answer === null ? '' : ` → ${answer}`}`), '']),
    ...problemLines('could be better:', draft.warnings, paths.home),
    ...verdict(draft, settings, paths.home),
  ].join('\n');
}

/** Whether it may be approved, and what to do next. */
function verdict({ id, blockedBy }: DraftDocument, { sender }: Settings, home: string): readonly string[] {
  if (blockedBy.length > 0) return ['Cannot be approved yet', ...problemLines('✘', blockedBy, home)];
  if (sender.mailingAddress === null) return [`Ready, once your mailing address is set: ${sayCommand('config set sender.mailingAddress ADDRESS', home)}`];
  return [`Ready: ${sayCommand(`mail approve ${id}`, home)}`];
}

function problemLines(label: string, problems: readonly DraftProblem[], home: string): readonly string[] {
  return problems.flatMap(({ message, help }) => [`  ${label} ${message}`, `      ${inOwnForm(help, home)}`]);
}
