import type { Intent, MailKind, ReportedRecipient } from '../domain/mail-reading.ts';
import type { Connection, Statements } from './connection.ts';
import type { OutboxStep } from './outbox-queue.ts';
import { change, single, type Transaction } from './write.ts';

/** A message that came, as it is kept: never its quotes, never the text of mail that has nothing to do with us. */
export interface ReceivedRecord {
  readonly id: number;
  readonly mailbox: string;
  readonly account: string;
  readonly messageId: string | null;
  readonly leadId: number | null;
  readonly emailId: number | null;
  readonly kind: MailKind;
  readonly intent: Intent | null;
  /** Address of whoever sent it. */
  readonly sender: string | null;
  readonly subject: string | null;
  readonly text: string | null;
  readonly returnsOn: string | null;
  readonly substitute: string | null;
  readonly recipients: readonly ReportedRecipient[];
  /** Milliseconds since 1970, UTC. */
  readonly receivedAt: number;
}

export interface NewReceived extends Omit<ReceivedRecord, 'id'> {
  readonly cursor: string;
  /** Tells a message from every other one. */
  readonly digest: string;
}

/** A message of ours that something received may belong to. */
export interface SentCounterpart {
  readonly outboxId: number;
  readonly emailId: number;
  readonly leadId: number;
  readonly campaignId: number;
  readonly step: OutboxStep;
  readonly account: string;
  readonly recipient: string;
  readonly state: string;
}

export interface MailboxCursor {
  readonly cursor: string | null;
  /** Milliseconds since 1970, UTC. */
  readonly polledAt: number | null;
  readonly problem: string | null;
}

export type Inbox = ReturnType<typeof inboxIn>;

const counterpart = `SELECT outbox.id AS outboxId, email_id AS emailId, outbox.lead_id AS leadId, campaign_id AS campaignId, step, account, recipient, state FROM outbox JOIN emails ON emails.id = email_id`;

export function inboxIn(connection: Connection) {
  return {
    cursor: (mailbox: string, tx?: Transaction): Promise<MailboxCursor> =>
      single(connection, tx, (run) => run.get<MailboxCursor>('SELECT cursor, polled_at AS polledAt, problem FROM mailbox_cursors WHERE mailbox = ?', mailbox) ?? { cursor: null, polledAt: null, problem: null }),

    /** Everything up to here has been dealt with. */
    advance: (mailbox: string, cursor: string, tx?: Transaction): Promise<void> =>
      change(connection, tx, (run) => {
        run.run('INSERT INTO mailbox_cursors (mailbox, cursor) VALUES (?, ?) ON CONFLICT DO UPDATE SET cursor = excluded.cursor', mailbox, cursor);
      }),

    /** A poll has ended: well (`problem` null), or not. */
    polled: (mailbox: string, problem: string | null, tx?: Transaction): Promise<void> =>
      change(connection, tx, (run) => {
        run.run('INSERT INTO mailbox_cursors (mailbox, polled_at, problem) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET polled_at = excluded.polled_at, problem = excluded.problem', mailbox, run.now(), problem);
      }),

    /** Keeps a message; undefined when it was kept before, under whatever cursor. */
    add: (message: NewReceived, tx?: Transaction): Promise<number | undefined> => change(connection, tx, (run) => addReceived(run, message)),

    /** Our messages by their Message-IDs (with angle brackets), the newest first. */
    byMessageIds: (ids: readonly string[], tx?: Transaction): Promise<readonly SentCounterpart[]> =>
      single(connection, tx, (run) => run.all<SentCounterpart>(`${counterpart} WHERE outbox.message_id IN (SELECT value FROM json_each(?)) ORDER BY outbox.id DESC`, JSON.stringify(ids))),

    /** Our messages to this address that left, or may have, the newest first. */
    byRecipient: (address: string, tx?: Transaction): Promise<readonly SentCounterpart[]> =>
      single(connection, tx, (run) => run.all<SentCounterpart>(`${counterpart} WHERE lower(recipient) = lower(?) AND (state IN ('sent', 'unknown') OR (state IN ('held', 'cancelled') AND phase IN ('dot_written', 'accepted'))) ORDER BY outbox.id DESC LIMIT 20`, address)),

    /** Whom we have written to: whose mail may be an answer. Addresses in lower case. */
    correspondents: (tx?: Transaction): Promise<readonly string[]> =>
      single(connection, tx, (run) => run.all<{ address: string }>("SELECT DISTINCT lower(recipient) AS address FROM outbox WHERE attempts > 0 AND recipient IS NOT NULL").map(({ address }) => address)),

    /** The addresses that we have written from, in lower case. */
    senders: (tx?: Transaction): Promise<readonly string[]> => single(connection, tx, (run) => run.all<{ address: string }>('SELECT DISTINCT lower(sender) AS address FROM outbox WHERE attempts > 0').map(({ address }) => address)),

    /** When the first message left (milliseconds since 1970, UTC): nothing that came before matters. Null when none did. */
    firstAttemptAt: (tx?: Transaction): Promise<number | null> => single(connection, tx, (run) => run.get<{ at: number | null }>('SELECT min(started_at) AS at FROM send_attempts')?.at ?? null),

    ofLead: (leadId: number, tx?: Transaction): Promise<readonly ReceivedRecord[]> =>
      single(connection, tx, (run) => run.all<ReceivedRow>('SELECT * FROM messages_received WHERE lead_id = ? ORDER BY received_at, id', leadId).map(recordFrom)),

    find: (id: number, tx?: Transaction): Promise<ReceivedRecord | undefined> =>
      single(connection, tx, (run) => {
        const row = run.get<ReceivedRow>('SELECT * FROM messages_received WHERE id = ?', id);
        return row === undefined ? undefined : recordFrom(row);
      }),

    /** The newest first; `unmatched` for those that belong to none of our messages. */
    newest: ({ limit = 50, unmatched = false }: { readonly limit?: number; readonly unmatched?: boolean } = {}, tx?: Transaction): Promise<readonly ReceivedRecord[]> =>
      single(connection, tx, (run) => run.all<ReceivedRow>(`SELECT * FROM messages_received ${unmatched ? 'WHERE lead_id IS NULL' : ''} ORDER BY received_at DESC, id DESC LIMIT ? + 0`, limit).map(recordFrom)),

    /** What came about our messages, by what it was and what its writer wants. */
    counts: (tx?: Transaction): Promise<readonly { readonly kind: MailKind; readonly intent: Intent | null; readonly count: number }[]> =>
      single(connection, tx, (run) => run.all('SELECT kind, intent, count(*) AS count FROM messages_received WHERE email_id IS NOT NULL GROUP BY kind, intent ORDER BY kind, intent')),
  };
}

function addReceived(run: Statements, message: NewReceived): number | undefined {
  // A mailbox that was numbered anew gives another message under a place that was given before: that is no reason to lose it.
  run.run("UPDATE messages_received SET cursor = cursor || ' before ' || id WHERE mailbox = ? AND cursor = ? AND message_id IS NOT ?", message.mailbox, message.cursor, message.messageId);
  const { changes, id } = run.run(
    `INSERT INTO messages_received (mailbox, cursor, digest, account, message_id, lead_id, email_id, kind, intent, sender, subject, text, returns_on, substitute, recipients, received_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    message.mailbox,
    message.cursor,
    message.digest,
    message.account,
    message.messageId,
    message.leadId,
    message.emailId,
    message.kind,
    message.intent,
    message.sender,
    message.subject,
    message.text,
    message.returnsOn,
    message.substitute,
    JSON.stringify(message.recipients),
    message.receivedAt,
  );
  return changes === 0 ? undefined : id;
}

interface ReceivedRow {
  readonly id: number;
  readonly mailbox: string;
  readonly account: string;
  readonly message_id: string | null;
  readonly lead_id: number | null;
  readonly email_id: number | null;
  readonly kind: MailKind;
  readonly intent: Intent | null;
  readonly sender: string | null;
  readonly subject: string | null;
  readonly text: string | null;
  readonly returns_on: string | null;
  readonly substitute: string | null;
  readonly recipients: string;
  readonly received_at: number;
}

function recordFrom(row: ReceivedRow): ReceivedRecord {
  return {
    id: row.id,
    mailbox: row.mailbox,
    account: row.account,
    messageId: row.message_id,
    leadId: row.lead_id,
    emailId: row.email_id,
    kind: row.kind,
    intent: row.intent,
    sender: row.sender,
    subject: row.subject,
    text: row.text,
    returnsOn: row.returns_on,
    substitute: row.substitute,
    recipients: JSON.parse(row.recipients) as ReportedRecipient[],
    receivedAt: row.received_at,
  };
}
