import type { Moment } from '../kernel/hooks.ts';
import type { SendAttempt } from './outbox.ts';
import type { Decision } from './campaigns.ts';
import type { Connection } from './connection.ts';
import { single, type Transaction } from './write.ts';

/** One thing that happened to a lead. */
export type HistoryEntry = {
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  readonly emailId: number | null;
  /** Words that go with it: a reason, an answer's intent, what the transport called the message. */
  readonly note: string | null;
} & (
  | { readonly kind: 'told'; readonly what: Moment }
  | { readonly kind: 'decided'; readonly what: Decision }
  /** An attempt to send that did not end with `sent`: that one is told as `emailSent`. */
  | { readonly kind: 'attempted'; readonly what: Exclude<SendAttempt['outcome'], 'sent' | null> }
  /** Mail that came in, with its text as the note. */
  | { readonly kind: 'received'; readonly what: string }
);

export type LeadHistory = ReturnType<typeof leadHistoryIn>;

export function leadHistoryIn(connection: Connection) {
  return {
    /** The newest `limit` entries, oldest of them first. Runs of agents are in it only where they failed. */
    of: (leadId: number, limit = 200, tx?: Transaction): Promise<readonly HistoryEntry[]> =>
      single(connection, tx, (run) => run.all<HistoryEntry>(entries, leadId, leadId, leadId, leadId, limit).reverse()),
  };
}

const entries = `
  SELECT at, kind, what, emailId, note FROM (
    SELECT at, 'told' AS kind, moment AS what, coalesce(payload ->> '$.email.id', payload ->> '$.emailId') AS emailId,
      coalesce(payload ->> '$.reason', payload ->> '$.intent', payload ->> '$.reference', payload ->> '$.brief.phase', CAST(payload ->> '$.match.score' AS TEXT), CAST(payload ->> '$.day' AS TEXT), iif(moment = 'leadDiscovered', payload ->> '$.lead.venue', NULL)) AS note,
      0 AS sort, id
    FROM events WHERE lead_id = ? AND (moment <> 'agentCompleted' OR payload ->> '$.state' = 'failed')
    UNION ALL
    SELECT decided_at, 'decided', decision, NULL, reason, 1, campaign_id FROM campaign_leads WHERE lead_id = ? AND decided_at IS NOT NULL
    UNION ALL
    SELECT ended_at, 'attempted', outcome, email_id, reply, 2, send_attempts.id FROM send_attempts JOIN outbox ON outbox.id = outbox_id WHERE lead_id = ? AND outcome <> 'sent' AND ended_at IS NOT NULL
    UNION ALL
    SELECT received_at, 'received', kind, email_id, text, 3, id FROM messages_received WHERE lead_id = ?)
  ORDER BY at DESC, sort DESC, id DESC LIMIT ? + 0`;
