// The queue as the rules of sending look at it: each message with what holds it or lets it go, in one statement.
import type { CampaignStatus } from '../domain/campaign.ts';
import type { LawfulBasis } from '../domain/lawful-basis.ts';
import type { Connection } from './connection.ts';
import type { OutboxStep } from './outbox-queue.ts';
import { change, single, type Transaction } from './write.ts';

/** One approved message that waits. Times are milliseconds since 1970, UTC. */
export interface WaitingMessage {
  readonly id: number;
  readonly emailId: number;
  readonly account: string;
  readonly campaignId: number;
  readonly campaignStatus: CampaignStatus;
  readonly leadId: number;
  /** The address that it is written from. */
  readonly sender: string;
  readonly recipient: string;
  readonly step: OutboxStep;
  readonly dueAt: number;
  readonly approvedAt: number;
  readonly company: string;
  readonly location: string | null;
  readonly website: string | null;
  readonly basis: KeptBasis | null;
  readonly replied: boolean;
  readonly bounced: boolean;
  /** First day back of somebody who is away (`2026-11-30`), from their newest automatic answer. */
  readonly returnsOn: string | null;
  /** When the last message of its thread was sent. */
  readonly previousSentAt: number | null;
}

export interface WaitingRequest {
  readonly limit?: number;
  readonly emailIds?: readonly number[];
  /** Only those behind this one, in their order: the last of the page before. */
  readonly after?: Pick<WaitingMessage, 'dueAt' | 'approvedAt' | 'id'>;
}

const start = { dueAt: Number.MIN_SAFE_INTEGER, approvedAt: 0, id: 0 };

/** Why a person may be written to, as the user recorded it. */
export interface KeptBasis {
  readonly basis: LawfulBasis;
  readonly source: string | null;
  readonly subscriber: string | null;
  readonly note: string | null;
  readonly recordedAt: number;
}

interface WaitingRow extends Omit<WaitingMessage, 'basis' | 'replied' | 'bounced'> {
  readonly basis: string | null;
  readonly replied: 0 | 1;
  readonly bounced: 0 | 1;
}

export type Queue = ReturnType<typeof queueIn>;

export function queueIn(connection: Connection) {
  return {
    /** By the time they are due, then by approval; what is not due yet as well. Only those of these emails, when they are named. */
    waiting: ({ limit = 1_000, emailIds, after = start }: WaitingRequest = {}, tx?: Transaction): Promise<readonly WaitingMessage[]> =>
      single(connection, tx, (run) => {
        const filter = emailIds === undefined ? '' : 'AND email_id IN (SELECT value FROM json_each(?))';
        return run.all<WaitingRow>(waiting(filter), after.dueAt, after.dueAt, after.approvedAt, after.id, ...(emailIds === undefined ? [] : [JSON.stringify(emailIds)]), limit).map(messageFrom);
      }),

    /** How many messages of each account wait to be sent, or for somebody to decide. */
    waitingByAccount: (tx?: Transaction): Promise<ReadonlyMap<string, number>> =>
      single(connection, tx, (run) => new Map(run.all<{ account: string; count: number }>("SELECT account, count(*) AS count FROM outbox WHERE state IN ('queued', 'sending', 'unknown', 'held', 'refused') GROUP BY account").map(({ account, count }) => [account, count]))),

    /** Records why a person may be written to, in place of what was recorded before. */
    recordBasis: (leadId: number, { basis, source, subscriber, note }: Omit<KeptBasis, 'recordedAt'>, tx?: Transaction): Promise<void> =>
      change(connection, tx, (run) => {
        run.run('INSERT INTO lead_bases (lead_id, basis, source, subscriber, note, at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET basis = excluded.basis, source = excluded.source, subscriber = excluded.subscriber, note = excluded.note, at = excluded.at', leadId, basis, source, subscriber, note, run.now());
      }),

    basisOf: (leadId: number, tx?: Transaction): Promise<KeptBasis | null> =>
      single(connection, tx, (run) => run.get<KeptBasis>('SELECT basis, source, subscriber, note, at AS recordedAt FROM lead_bases WHERE lead_id = ?', leadId) ?? null),
  };
}

function waiting(filter: string): string {
  return `
    SELECT outbox.id, outbox.email_id AS emailId, account, emails.campaign_id AS campaignId, campaigns.status AS campaignStatus, outbox.lead_id AS leadId, sender, recipient, step, due_at AS dueAt,
      outbox.created_at AS approvedAt, company, location, website, leads.status = 'replied' AS replied,
      (SELECT json_object('basis', basis, 'source', source, 'subscriber', subscriber, 'note', note, 'recordedAt', at) FROM lead_bases WHERE lead_bases.lead_id = outbox.lead_id) AS basis,
      EXISTS (SELECT 1 FROM messages_received AS m WHERE m.email_id = outbox.email_id AND m.kind = 'bounce' AND EXISTS (SELECT 1 FROM json_each(m.recipients) WHERE value ->> '$.action' IN ('suppress', 'pause-account'))) AS bounced,
      (SELECT returns_on FROM messages_received AS m WHERE m.email_id = outbox.email_id AND m.kind = 'auto-reply' ORDER BY received_at DESC, id DESC LIMIT 1) AS returnsOn,
      (SELECT max(sent_at) FROM outbox AS earlier WHERE earlier.email_id = outbox.email_id AND earlier.sent_at IS NOT NULL) AS previousSentAt
    FROM outbox JOIN emails ON emails.id = outbox.email_id JOIN campaigns ON campaigns.id = emails.campaign_id JOIN leads ON leads.id = outbox.lead_id
    WHERE outbox.id IN (SELECT id FROM outbox WHERE state = 'queued' AND due_at IS NOT NULL AND due_at >= ? AND (due_at, created_at, id) > (?, ?, ?) ${filter} ORDER BY due_at, created_at, id LIMIT ? + 0)
    ORDER BY due_at, outbox.created_at, outbox.id`;
}

function messageFrom(row: WaitingRow): WaitingMessage {
  return { ...row, basis: row.basis === null ? null : (JSON.parse(row.basis) as KeptBasis), replied: row.replied === 1, bounced: row.bounced === 1 };
}
