// Drafts as the review queue lists them: without their words, so that a long queue is cheap to look at.
import type { DraftProblem, EmailStatus } from '../domain/draft.ts';
import type { Connection, Statements } from './connection.ts';
import type { OutboxState } from './outbox.ts';
import { single, type Transaction } from './write.ts';

export interface QueuedDraft {
  readonly id: number;
  readonly campaignId: number;
  readonly leadId: number;
  readonly status: EmailStatus;
  readonly subjectA: string;
  readonly subjectB: string;
  readonly messageId: string;
  readonly company: string;
  readonly person: string | null;
  /** The address as the lead has it now. */
  readonly address: string | null;
  /** 0–100; null when nothing was matched. */
  readonly match: number | null;
  readonly blockedBy: readonly DraftProblem[];
  /** Where its message stands; null until it is approved. */
  readonly outbox: { readonly state: OutboxState; readonly reason: string | null } | null;
  /** Milliseconds since 1970, UTC. */
  readonly changedAt: number;
}

interface QueueRow extends Omit<QueuedDraft, 'blockedBy' | 'outbox'> {
  readonly blockedBy: string;
  readonly state: OutboxState | null;
  readonly reason: string | null;
}

export type ReviewQueue = ReturnType<typeof reviewQueueIn>;

export function reviewQueueIn(connection: Connection) {
  return {
    /** The first so many at this status: the best match first; of what was sent, the newest. */
    list: (status: EmailStatus, limit = 200, tx?: Transaction): Promise<readonly QueuedDraft[]> => single(connection, tx, (run) => listQueue(run, status, limit)),
  };
}

function listQueue(run: Statements, status: EmailStatus, limit: number): readonly QueuedDraft[] {
  const order = status === 'sent' ? 'changed DESC, id DESC' : 'match DESC, id';
  return run
    .all<QueueRow>(
      `WITH wanted AS (
         SELECT emails.id AS id, ifnull(matches.score, -1) AS match, ${status === 'sent' ? 'outbox.updated_at' : '0'} AS changed
         FROM emails LEFT JOIN matches ON matches.lead_id = emails.lead_id AND matches.campaign_id = emails.campaign_id
           LEFT JOIN outbox ON outbox.email_id = emails.id AND outbox.step = 'first'
         WHERE emails.status = ? ORDER BY ${order} LIMIT ? + 0)
       SELECT emails.id AS id, emails.campaign_id AS campaignId, emails.lead_id AS leadId, emails.status AS status, subject_a AS subjectA, subject_b AS subjectB,
         emails.message_id AS messageId, company, person, email AS address, nullif(match, -1) AS match, blocked_by AS blockedBy, outbox.state AS state, outbox.reason AS reason,
         ifnull(outbox.updated_at, emails.updated_at) AS changedAt
       FROM wanted JOIN emails ON emails.id = wanted.id JOIN leads ON leads.id = emails.lead_id LEFT JOIN outbox ON outbox.email_id = emails.id AND outbox.step = 'first'
       ORDER BY ${order.replaceAll(/\b(changed|id|match)\b/g, 'wanted.$1')}`,
      status,
      limit,
    )
    .map(({ state, reason, blockedBy, ...row }) => ({ ...row, blockedBy: JSON.parse(blockedBy) as DraftProblem[], outbox: state === null ? null : { state, reason } }));
}
