import { createError } from '../errors.ts';
import type { Statements } from './connection.ts';

export type OutboxStep = 'first' | 'day-3' | 'day-7';

/** What goes out, as approved. */
export interface OutgoingBytes {
  /** Envelope address of the user. */
  readonly sender: string;
  /** Null when the lead has no address: the message is held until it has one. */
  readonly recipient: string | null;
  readonly bytes: Uint8Array;
  readonly transport?: string | null;
  /** Which of the user's accounts it goes out from; default the only one. */
  readonly account?: string;
  /** Milliseconds since 1970, UTC; default now. */
  readonly dueAt?: number;
  /** Why it waits for the user. */
  readonly heldBecause?: string | null;
}

export interface NewOutboxMessage extends OutgoingBytes {
  readonly emailId: number;
  readonly leadId: number;
  readonly step: OutboxStep;
  /** With angle brackets. */
  readonly messageId: string;
  readonly approvedHash: string;
}

/** Of a user with one account. */
const mainAccount = 'main';

const noAddress = 'the lead has no address';

/** One row per message for ever: a message approved again takes the row that its first approval had. */
export function putInOutbox(run: Statements, message: NewOutboxMessage): number {
  const now = run.now();
  const reason = message.heldBecause ?? (message.recipient === null ? noAddress : null);
  const state = reason === null ? 'queued' : 'held';
  const dueAt = reason === null ? (message.dueAt ?? now) : null;
  const row = run.get<{ id: number; state: string }>('SELECT id, state FROM outbox WHERE email_id = ? AND step = ?', message.emailId, message.step);
  if (row === undefined) {
    return run.run(
      `INSERT INTO outbox (email_id, lead_id, step, message_id, sender, recipient, approved_hash, bytes, transport, account, state, due_at, reason, created_at, updated_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      message.emailId,
      message.leadId,
      message.step,
      message.messageId,
      message.sender,
      message.recipient,
      message.approvedHash,
      message.bytes,
      message.transport ?? null,
      message.account ?? mainAccount,
      state,
      dueAt,
      reason,
      now,
      now,
    ).id;
  }
  if (row.state !== 'cancelled') throw createError('email_begun', { id: message.emailId });
  run.run(
    // Through 'queued' first, so that the rule against writing twice looks at it.
    `UPDATE outbox SET message_id = ?, sender = ?, recipient = ?, approved_hash = ?, bytes = ?, transport = ?, account = ?, state = 'queued', due_at = ?, reason = NULL, updated_at = ? WHERE id = ?`,
    message.messageId,
    message.sender,
    message.recipient ?? '',
    message.approvedHash,
    message.bytes,
    message.transport ?? null,
    message.account ?? mainAccount,
    dueAt ?? now,
    now,
    row.id,
  );
  if (state === 'held') run.run("UPDATE outbox SET state = 'held', recipient = ?, due_at = NULL, reason = ? WHERE id = ?", message.recipient, reason, row.id);
  return row.id;
}
