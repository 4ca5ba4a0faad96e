// All mail with a lead, both ways.
import type { Email } from '../../../core/domain/email.ts';
import type { FollowUpState } from '../../../core/store/follow-ups.ts';
import type { ReceivedRecord } from '../../../core/store/inbox.ts';
import type { OutboxMessage } from '../../../core/store/outbox.ts';
import type { Store } from '../../../core/store/store.ts';

export interface Correspondence {
  /** In the order of time; what has no time yet comes last. */
  readonly entries: readonly MailEntry[];
  /** Follow-ups that were approved and have not gone, by their day. */
  readonly coming: readonly ComingFollowUp[];
}

export type MailEntry = ({ readonly way: 'out' } & SentMail) | ({ readonly way: 'in' } & ReceivedRecord);

export interface SentMail extends Pick<OutboxMessage, 'id' | 'emailId' | 'step' | 'state' | 'reason' | 'recipient'> {
  /** Milliseconds since 1970, UTC: when it was sent, or last tried; null of one that has not begun. */
  readonly at: number | null;
  readonly subject: string;
  readonly text: string;
}

export interface ComingFollowUp extends FollowUpState {
  readonly emailId: number;
  readonly isFirstSent: boolean;
}

/** `emails` are those of the lead. */
export async function readCorrespondence(store: Store, leadId: number, emails: readonly Email[]): Promise<Correspondence> {
  const [sent, came, coming] = await Promise.all([Promise.all(emails.map((email) => sentOf(store, email))), store.inbox.ofLead(leadId), Promise.all(emails.map((email) => comingOf(store, email)))]);
  const entries: readonly MailEntry[] = [...sent.flat().map((each) => ({ way: 'out', ...each }) as const), ...came.map((each) => ({ way: 'in', ...each }) as const)];
  return { entries: entries.toSorted((left, right) => timeOf(left) - timeOf(right)), coming: coming.flat() };
}

async function sentOf(store: Store, email: Email): Promise<readonly SentMail[]> {
  const { subjectOfStep } = await import('../../../core/outbox/compose-follow-up.ts');
  const messages = (await store.outbox.ofEmail(email.id)).filter(({ step, state, attempts }) => step === 'first' || attempts > 0 || (state !== 'queued' && state !== 'cancelled'));
  return Promise.all(
    messages.map(async ({ id, emailId, step, state, reason, recipient, sentAt, attempts }) => {
      const tried = sentAt === null && attempts > 0 ? (await store.outbox.attempts(id)).at(-1)?.startedAt : undefined;
      const text = step === 'first' ? email.body : (email.followUps.find(({ day }) => step === `day-${day}`)?.body ?? '');
      return { id, emailId, step, state, reason, recipient, at: sentAt ?? tried ?? null, subject: subjectOfStep(email, step), text };
    }),
  );
}

/** Those of a draft are not approved, and come with it. */
async function comingOf(store: Store, { id, status }: Email): Promise<readonly ComingFollowUp[]> {
  if (status !== 'approved' && status !== 'sent') return [];
  return (await store.followUps.of(id)).filter((followUp) => followUp.status !== 'sent').map((followUp) => ({ emailId: id, isFirstSent: status === 'sent', ...followUp }));
}

function timeOf(entry: MailEntry): number {
  return (entry.way === 'in' ? entry.receivedAt : entry.at) ?? Number.POSITIVE_INFINITY;
}
