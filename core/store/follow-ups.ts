// A follow-up is approved together with its first message, bytes and all; it enters the outbox when that one is sent, and leaves it when there is an answer.
import type { Connection, Statements } from './connection.ts';
import type { OutboxStep } from './outbox-queue.ts';
import { change, single, type Transaction } from './write.ts';

export interface ApprovedFollowUp {
  readonly day: number;
  /** With angle brackets. */
  readonly messageId: string;
  readonly approvedHash: string;
  readonly bytes: Uint8Array;
}

export interface FollowUpState {
  readonly day: number;
  readonly status: 'queued' | 'sent' | 'skipped';
  readonly reason: string | null;
  /** Milliseconds since 1970, UTC: not before; null while its first message is not sent. */
  readonly dueAt: number | null;
}

export type FollowUps = ReturnType<typeof followUpsIn>;

const dayMilliseconds = 86_400_000;

export function followUpsIn(connection: Connection) {
  return {
    of: (emailId: number, tx?: Transaction): Promise<readonly FollowUpState[]> =>
      single(connection, tx, (run) =>
        run.all<FollowUpState>(
          "SELECT day, status, follow_ups.reason, due_at AS dueAt FROM follow_ups LEFT JOIN outbox ON outbox.email_id = follow_ups.email_id AND step = 'day-' || day WHERE follow_ups.email_id = ? ORDER BY day",
          emailId,
        ),
      ),

    /** No further message to this person about this: what waits is skipped. Gives how many. */
    skip: (emailId: number, reason: string, tx?: Transaction): Promise<number> => change(connection, tx, (run) => skipFollowUps(run, emailId, reason)),

    /** What waits, waits at least until then (milliseconds since 1970, UTC): somebody is away. */
    postpone: (emailId: number, until: number, tx?: Transaction): Promise<void> =>
      change(connection, tx, (run) => {
        run.run("UPDATE outbox SET due_at = max(due_at, ?), updated_at = ? WHERE email_id = ? AND step <> 'first' AND state = 'queued'", until, run.now(), emailId);
      }),
  };
}

/** Binds the approval of an email to its follow-ups as well. */
export function keepFollowUpBytes(run: Statements, emailId: number, followUps: readonly ApprovedFollowUp[]): void {
  for (const { day, messageId, approvedHash, bytes } of followUps) {
    run.run("UPDATE follow_ups SET message_id = ?, approved_hash = ?, bytes = ?, updated_at = ? WHERE email_id = ? AND day = ? AND status = 'queued'", messageId, approvedHash, bytes, run.now(), emailId, day);
  }
}

/** Queues what was approved to follow a message that has just been sent, each for its day. */
export function queueFollowUps(run: Statements, outboxId: number): void {
  run.run(
    `INSERT INTO outbox (email_id, lead_id, step, message_id, sender, recipient, approved_hash, bytes, transport, account, state, due_at, created_at, updated_at)
     SELECT first.email_id, first.lead_id, 'day-' || day, follow_ups.message_id, sender, recipient, follow_ups.approved_hash, follow_ups.bytes, NULL, account, 'queued', sent_at + day * ${dayMilliseconds}, ?, ?
     FROM outbox AS first JOIN follow_ups ON follow_ups.email_id = first.email_id
     WHERE first.id = ? AND status = 'queued' AND follow_ups.bytes IS NOT NULL ON CONFLICT DO NOTHING`,
    run.now(),
    run.now(),
    outboxId,
  );
}

/** One that is held because it may have arrived stays held: nobody has learned what became of it. */
export function skipFollowUps(run: Statements, emailId: number, reason: string): number {
  run.run(
    `UPDATE outbox SET state = 'cancelled', due_at = NULL, reason = ?, updated_at = ? WHERE email_id = ? AND step <> 'first'
       AND (state IN ('queued', 'refused') OR (state = 'held' AND ifnull(phase, 'started') NOT IN ('dot_written', 'accepted')))`,
    reason,
    run.now(),
    emailId,
  );
  return run.run("UPDATE follow_ups SET status = 'skipped', reason = ?, updated_at = ? WHERE email_id = ? AND status = 'queued'", reason, run.now(), emailId).changes;
}

/** Nothing more follows to an address that is never written to, whoever it said so to. */
export function skipFollowUpsTo(run: Statements, address: string, reason: string): void {
  const emails = run.all<{ id: number }>("SELECT DISTINCT email_id AS id FROM outbox WHERE lower(recipient) = lower(?) AND (step <> 'first' OR state = 'sent')", address.trim());
  for (const { id } of emails) skipFollowUps(run, id, reason);
}

/** Why a follow-up that was claimed must not go out: somebody ended its thread while it was on its way back into the queue. Undefined when nobody did. */
export function skippedBecause(run: Statements, emailId: number, step: OutboxStep): string | undefined {
  if (step === 'first') return undefined;
  return run.get<{ reason: string | null }>("SELECT reason FROM follow_ups WHERE email_id = ? AND 'day-' || day = ? AND status = 'skipped'", emailId, step)?.reason ?? undefined;
}
