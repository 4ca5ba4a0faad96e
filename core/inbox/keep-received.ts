// A received message and everything that follows from it, in one transaction with the place up to which the mailbox was read.
import { createHash } from 'node:crypto';
import type { ReceivedMessage } from '../contracts/mailbox.ts';
import type { MailReading } from '../domain/mail-reading.ts';
import { announce } from '../orchestrator/announce.ts';
import type { EngineParts } from '../orchestrator/engine-parts.ts';
import type { Account } from '../outbox/accounts.ts';
import { filesCopy } from '../outbox/files-copy.ts';
import type { SentCounterpart } from '../store/inbox.ts';
import type { Transaction } from '../store/write.ts';
import { type Consequence, consequencesOf, longestAbsence } from './consequences.ts';
import { matchMessage } from './match-message.ts';
import type { ParsedMail } from './parsed-mail.ts';

export interface ReadMessage {
  readonly mail: ParsedMail;
  readonly reading: MailReading;
  /** Message-ID of the message that a report encloses. */
  readonly originalMessageId: string | null;
}

export interface KeptMessage {
  readonly reading: MailReading;
  readonly leadId: number | null;
  readonly emailId: number | null;
}

/** Undefined when it was kept before. */
export async function keepReceived(parts: EngineParts, account: Account, mailbox: string, received: ReceivedMessage, read: ReadMessage): Promise<KeptMessage | undefined> {
  const { store, clock } = parts;
  const { mail, reading } = read;
  return store.write(async (tx) => {
    await store.inbox.advance(mailbox, received.cursor, tx);
    const counterpart = await matchMessage(store.inbox, read, tx);
    const sender = mail.from?.address ?? null;
    const id = await store.inbox.add(
      {
        mailbox,
        cursor: received.cursor,
        account: counterpart?.account ?? account.id,
        digest: createHash('sha256').update(received.bytes ?? '').digest('hex').slice(0, 32),
        messageId: mail.messageId,
        leadId: counterpart?.leadId ?? null,
        emailId: counterpart?.emailId ?? null,
        kind: reading.kind,
        intent: reading.intent,
        sender,
        subject: mail.subject.slice(0, 500),
        // What strangers write to the user about other things is not ours to keep.
        text: counterpart === undefined ? null : reading.text,
        returnsOn: believedReturn(reading, clock.now()),
        substitute: counterpart === undefined ? null : reading.substitute,
        recipients: reading.recipients,
        receivedAt: timeOf(received, clock.now()),
      },
      tx,
    );
    if (id === undefined) return undefined;
    for (const consequence of inOrder(consequencesOf({ reading, sender, counterpart, now: clock.now() }))) await carryOut(parts, tx, consequence, { account: counterpart?.account ?? account.id, counterpart, reading });
    return { reading, leadId: counterpart?.leadId ?? null, emailId: counterpart?.emailId ?? null };
  });
}

function timeOf({ receivedAt }: ReceivedMessage, now: number): number {
  const time = receivedAt === null ? now : Date.parse(receivedAt);
  return Number.isNaN(time) ? now : time;
}

/** A day in years would hold what follows for years. */
function believedReturn({ returnsOn }: MailReading, now: number): string | null {
  return returnsOn !== null && Date.parse(returnsOn) - now <= longestAbsence ? returnsOn : null;
}

/** That it arrived comes first, since that queues what follows; then what follows is skipped for the reason that was read, before suppressing its address skips it for a general one. */
function inOrder(consequences: readonly Consequence[]): readonly Consequence[] {
  const rank = ({ kind }: Consequence) => (kind === 'arrived' ? 0 : kind === 'skip' ? 1 : 2);
  return consequences.toSorted((one, other) => rank(one) - rank(other));
}

interface Around {
  readonly account: string;
  readonly counterpart: SentCounterpart | undefined;
  readonly reading: MailReading;
}

async function carryOut(parts: EngineParts, tx: Transaction, consequence: Consequence, { account, counterpart, reading }: Around): Promise<void> {
  const { store, clock } = parts;
  if (consequence.kind === 'suppress') return store.suppression.add(consequence.address, consequence.reason, tx);
  if (consequence.kind === 'pause') return store.sending.pause({ account, rule: consequence.rule, reason: consequence.reason, since: clock.now(), until: consequence.until }, tx);
  if (counterpart === undefined) return;
  switch (consequence.kind) {
    case 'skip':
      await store.followUps.skip(counterpart.emailId, consequence.reason, tx);
      return;
    case 'postpone':
      return store.followUps.postpone(counterpart.emailId, consequence.until, tx);
    case 'arrived': {
      if (!(await store.outbox.proveSent(tx, counterpart.outboxId, consequence.evidence, { copyDue: filesCopy(parts, account) }))) return;
      const [lead, email] = await Promise.all([store.leads.get(counterpart.leadId, tx), store.emails.get(counterpart.emailId, tx)]);
      return announce(parts, tx, 'emailSent', { lead, email, reference: consequence.evidence }, counterpart.campaignId);
    }
    case 'answered': {
      const before = await store.leads.get(counterpart.leadId, tx);
      // To a message that was taken back, or refused, nobody can have answered; whoever did so all the same is heard, and the lead stays where it is.
      const lead = before.status === 'sent' ? await store.leads.setStatus(before.id, 'replied', tx) : before;
      return announce(parts, tx, 'replyReceived', { lead, emailId: counterpart.emailId, intent: reading.intent ?? 'unclear' }, counterpart.campaignId);
    }
  }
}
