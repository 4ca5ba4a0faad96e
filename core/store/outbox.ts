import type { SendPhase } from '../contracts/transport.ts';
import type { Email } from '../domain/email.ts';
import type { Lead } from '../domain/lead.ts';
import type { Intent, MailKind } from '../domain/mail-reading.ts';
import { createError } from '../errors.ts';
import type { Connection, Statements, Value } from './connection.ts';
import { queueFollowUps, skipFollowUps, skippedBecause } from './follow-ups.ts';
import { putInOutbox, type NewOutboxMessage, type OutboxStep } from './outbox-queue.ts';
import { getEmail } from './emails.ts';
import { leadFrom, type LeadRow } from './lead-row.ts';
import { getLead } from './leads.ts';
import { type Suppressed, suppressedIn } from './suppression.ts';
import { change, changeUnsynced, single, type Transaction } from './write.ts';
import { changeTogether } from './write-together.ts';

export const outboxStates = ['queued', 'sending', 'sent', 'refused', 'unknown', 'held', 'cancelled'] as const;
export type OutboxState = (typeof outboxStates)[number];

/** One message that was approved: it stays one row for ever, and its fate is always one of the states. */
export interface OutboxMessage {
  readonly id: number;
  readonly emailId: number;
  readonly leadId: number;
  readonly step: OutboxStep;
  readonly messageId: string;
  readonly sender: string;
  readonly recipient: string | null;
  readonly approvedHash: string;
  readonly bytes: Uint8Array;
  readonly transport: string | null;
  /** Which of the user's accounts it goes out from. */
  readonly account: string;
  readonly state: OutboxState;
  /** How far its newest attempt came. */
  readonly phase: SendPhase | null;
  /** Milliseconds since 1970, UTC: when it may be sent; while sending, when its lease ends. */
  readonly dueAt: number | null;
  readonly fence: number;
  readonly attempts: number;
  /** How often the folder for sent mail was looked into, of a message whose fate nobody knows. */
  readonly looks: number;
  /** Milliseconds since 1970, UTC. */
  readonly sentAt: number | null;
  /** What the transport called it. */
  readonly reference: string | null;
  readonly reason: string | null;
  /** What lets it go (again): that it was refused before, or that the user says so; null when it has not been tried. */
  readonly proof: 'refused' | 'user' | null;
}

/** A message on its way, for people. */
export interface TrackedMessage {
  readonly emailId: number;
  readonly leadId: number;
  readonly company: string;
  readonly person: string | null;
  readonly recipient: string | null;
  readonly step: OutboxStep;
  readonly account: string;
  readonly state: OutboxState;
  /** Milliseconds since 1970, UTC. */
  readonly sentAt: number | null;
  readonly reason: string | null;
  readonly reference: string | null;
  /** Kind of the newest message that came about it. */
  readonly answer: MailKind | null;
  readonly intent: Intent | null;
}

export interface SendAttempt {
  readonly attempt: number;
  readonly transport: string;
  readonly phase: SendPhase;
  readonly outcome: 'sent' | 'refused' | 'unknown' | 'released' | null;
  readonly reply: string | null;
  /** Milliseconds since 1970, UTC. */
  readonly startedAt: number;
  readonly endedAt: number | null;
}

export interface OutboxClaim {
  readonly owner: string;
  /** Milliseconds since 1970, UTC. */
  readonly now: number;
  readonly leaseMs: number;
  readonly limit: number;
  readonly transport: string;
  /** Only messages of these emails. */
  readonly emailIds?: readonly number[];
  /** Only these messages. */
  readonly ids?: readonly number[];
  /** Gives the bytes that go out: with the date of their sending. */
  readonly stamp?: (bytes: Uint8Array) => Uint8Array;
}

export interface SentDetails {
  /** Its copy is still to be put into the folder for sent mail, which no server does for us. */
  readonly copyDue?: boolean;
  /** The email as it was at the last look: what nobody has changed since is not read again. */
  readonly seen?: Email | undefined;
}

/** Around a message that is about to go. */
export interface LastLook extends AroundSent {
  readonly suppressed: Suppressed | undefined;
}

/** What of a claimed message is needed to go on with it. */
export type LeasedMessage = Pick<OutboxMessage, 'id' | 'fence' | 'attempts'>;

/** What is needed besides when it was sent. */
export type ClaimedMessage = LeasedMessage & Pick<OutboxMessage, 'emailId' | 'leadId' | 'step'>;

/** To whom and with what a message went out. */
export interface AroundSent {
  readonly lead: Lead;
  readonly email: Email;
}

interface OutboxRow {
  readonly id: number;
  readonly email_id: number;
  readonly lead_id: number;
  readonly step: OutboxStep;
  readonly message_id: string;
  readonly sender: string;
  readonly recipient: string | null;
  readonly approved_hash: string;
  readonly bytes: Uint8Array;
  readonly transport: string | null;
  readonly account: string;
  readonly state: OutboxState;
  readonly phase: SendPhase | null;
  readonly due_at: number | null;
  readonly fence: number;
  readonly attempts: number;
  readonly looks: number;
  readonly sent_at: number | null;
  readonly reference: string | null;
  readonly reason: string | null;
  readonly proof: 'refused' | 'user' | null;
}

export type Outbox = ReturnType<typeof outboxIn>;

/** Answered by the index alone: rows carry whole messages. */
export const messageIdsAfter = 'SELECT message_id AS id FROM outbox WHERE message_id > ? ORDER BY message_id LIMIT ? + 0';
const idsAtOnce = 1_000;

export function outboxIn(connection: Connection) {
  return {
    /** Queues a message (a follow-up: the first one is queued by its approval). Gives its id. */
    put: (message: NewOutboxMessage, tx?: Transaction): Promise<number> => change(connection, tx, (run) => putInOutbox(run, message)),

    /**
     * Takes what is due and records that an attempt has begun, in one transaction. A message whose sender died is taken again only when
     * its phase proves that it was not accepted; otherwise it becomes unknown here. One to an address that is never written to is held instead. It does not wait for
     * the disk: a power cut that takes a claim back takes back only what had not come as far as the dot, whose record waits.
     */
    claim: (claim: OutboxClaim, tx?: Transaction): Promise<readonly OutboxMessage[]> => changeUnsynced(connection, tx, (run) => claimMessages(run, claim)),

    /**
     * Records that the dialogue is about to take this step. Rejects with `lease_lost`: then stop at once. From the dot on it waits for the disk; what comes before
     * proves that nothing was accepted, and a power cut that takes it back proves the same.
     */
    reach: (message: LeasedMessage, phase: SendPhase, tx?: Transaction): Promise<void> =>
      (mayBeTaken(phase) ? changeTogether : changeUnsynced)(connection, tx, (run) => {
        whileOurs(run, message, 'phase = ?', phase);
        run.run('UPDATE send_attempts SET phase = ? WHERE outbox_id = ? AND attempt = ?', phase, message.id, message.attempts);
      }),

    /** The transport has it. The email is sent from now on, and so is its lead; its follow-ups wait for their day. Gives both as they are then. Rejects with `lease_lost`. */
    markSent: (tx: Transaction, message: ClaimedMessage, reference: string, { copyDue = false, seen }: SentDetails = {}): Promise<AroundSent> =>
      change(connection, tx, (run) => {
        whileOurs(run, message, "state = 'sent', phase = 'accepted', due_at = NULL, owner = NULL, reference = ?, reason = NULL, sent_at = ?, copy_due = ?", reference, run.now(), copyDue ? 1 : 0);
        endAttempt(run, message, 'sent', reference);
        return nowSent(run, message, seen);
      }),

    /** A definite no: tried again at `retryAt` (milliseconds since 1970), or refused for good. Rejects with `lease_lost`. */
    markRefused: (tx: Transaction | undefined, message: LeasedMessage, refusal: { readonly reason: string; readonly retryAt?: number }): Promise<void> =>
      change(connection, tx, (run) => {
        const again = refusal.retryAt !== undefined;
        const assignments = again ? "state = 'queued', proof = 'refused', due_at = ?, owner = NULL, reason = ?" : "state = 'refused', proof = 'refused', due_at = NULL, owner = NULL, reason = ?";
        whileOurs(run, message, assignments, ...(refusal.retryAt === undefined ? [refusal.reason] : [refusal.retryAt, refusal.reason]));
        endAttempt(run, message, 'refused', refusal.reason);
      }),

    /** Nobody knows whether it was accepted: it waits for evidence, never for a timer. Rejects with `lease_lost`. */
    markUnknown: (tx: Transaction | undefined, message: LeasedMessage, reason: string): Promise<void> =>
      change(connection, tx, (run) => {
        whileOurs(run, message, "state = 'unknown', due_at = NULL, owner = NULL, reason = ?, look_at = ?, looks = 0", reason, run.now());
        endAttempt(run, message, 'unknown', reason);
      }),

    /** Gives back what was claimed and not begun (`phase` before the dot). Rejects with `lease_lost`, or `store_rule` when that is not proven. */
    release: (message: LeasedMessage, reason: string | null, dueAt?: number, tx?: Transaction): Promise<void> =>
      change(connection, tx, (run) => {
        whileOurs(run, message, "state = 'queued', due_at = ?, owner = NULL, reason = ?", dueAt ?? run.now(), reason);
        endAttempt(run, message, 'released', reason);
      }),

    /** Keeps a claimed message for the user to decide. Rejects with `lease_lost`. */
    hold: (tx: Transaction | undefined, message: LeasedMessage, reason: string): Promise<void> =>
      change(connection, tx, (run) => {
        whileOurs(run, message, "state = 'held', due_at = NULL, owner = NULL, reason = ?", reason);
        endAttempt(run, message, 'released', reason);
      }),

    /** Of those whose fate nobody knows: whose turn it is to be looked for in the folder for sent mail. */
    looksDue: (now: number, limit = 50, tx?: Transaction): Promise<readonly OutboxMessage[]> =>
      single(connection, tx, (run) => run.all<OutboxRow>("SELECT * FROM outbox WHERE look_at <= ? AND state = 'unknown' ORDER BY look_at LIMIT ? + 0", now, limit).map(messageFrom)),

    /** It was looked for and not found, or could not be looked for: the next look is at this time (milliseconds since 1970), or there is none. */
    looked: (id: number, nextAt: number | null, reason: string, tx?: Transaction): Promise<void> =>
      change(connection, tx, (run) => {
        run.run("UPDATE outbox SET looks = looks + 1, look_at = ?, reason = ?, updated_at = ? WHERE id = ? AND state = 'unknown'", nextAt, reason, run.now(), id);
      }),

    /**
     * Something proves that a message arrived whose fate nobody knew: its copy, an answer, a report. Also of one that is still queued: then the store is older
     * than what was sent; and of one that was given up. False when its fate is known already.
     */
    proveSent: (tx: Transaction, id: number, reference: string, { copyDue = false }: SentDetails = {}): Promise<boolean> =>
      change(connection, tx, (run) => {
        // Only what is held can become sent without having been sending.
        run.run("UPDATE outbox SET state = 'queued', proof = 'user', due_at = ? WHERE id = ? AND state = 'cancelled' AND phase IN ('dot_written', 'accepted')", run.now(), id);
        run.run("UPDATE outbox SET state = 'held', due_at = NULL, reason = ? WHERE id = ? AND state = 'queued'", reference, id);
        const [proven] = run.all<{ id: number; emailId: number; leadId: number; step: OutboxStep }>(
          "UPDATE outbox SET state = 'sent', phase = 'accepted', look_at = NULL, reference = ?, reason = NULL, copy_due = ?, sent_at = ifnull((SELECT max(started_at) FROM send_attempts WHERE outbox_id = outbox.id), ?), updated_at = ? WHERE id = ? AND state IN ('unknown', 'held') RETURNING id, email_id AS emailId, lead_id AS leadId, step",
          reference,
          copyDue ? 1 : 0,
          run.now(),
          run.now(),
          id,
        );
        if (proven === undefined) return false;
        nowSent(run, proven);
        return true;
      }),

    /** Nothing more can be learned: from now on it waits for the user. */
    holdUnknown: (id: number, reason: string, tx?: Transaction): Promise<void> =>
      change(connection, tx, (run) => {
        run.run("UPDATE outbox SET state = 'held', look_at = NULL, reason = ?, updated_at = ? WHERE id = ? AND state = 'unknown'", reason, run.now(), id);
      }),

    /** Sent messages whose copy is still to be put into the folder for sent mail, by number; only those behind `after`. */
    copiesDue: ({ after = 0, limit = 50 }: { readonly after?: number; readonly limit?: number } = {}, tx?: Transaction): Promise<readonly OutboxMessage[]> =>
      single(connection, tx, (run) => run.all<OutboxRow>('SELECT * FROM outbox WHERE copy_due = 1 AND id > ? ORDER BY id LIMIT ? + 0', after, limit).map(messageFrom)),

    copyFiled: (id: number, tx?: Transaction): Promise<void> => changeUnsynced(connection, tx, (run) => void run.run('UPDATE outbox SET copy_due = 0 WHERE id = ?', id)),

    /** What is queued and due, whatever may hold it; oldest first. */
    due: (now: number, limit = 1_000, tx?: Transaction): Promise<readonly OutboxMessage[]> =>
      single(connection, tx, (run) => run.all<OutboxRow>("SELECT * FROM outbox WHERE due_at <= ? AND state = 'queued' ORDER BY due_at, id LIMIT ? + 0", now, limit).map(messageFrom)),

    /** What has left, may have, or was held on its way, the newest first: with what came back of it. */
    tracked: (limit = 100, tx?: Transaction): Promise<readonly TrackedMessage[]> =>
      single(connection, tx, (run) =>
        run.all<TrackedMessage>(
          `SELECT email_id AS emailId, outbox.lead_id AS leadId, company, person, recipient, step, account, state, sent_at AS sentAt, outbox.reason, reference,
             (SELECT kind FROM messages_received AS m WHERE m.email_id = outbox.email_id ORDER BY received_at DESC, id DESC LIMIT 1) AS answer,
             (SELECT intent FROM messages_received AS m WHERE m.email_id = outbox.email_id AND intent IS NOT NULL ORDER BY received_at DESC, id DESC LIMIT 1) AS intent
           FROM outbox JOIN leads ON leads.id = outbox.lead_id WHERE attempts > 0 OR state IN ('sent', 'held') ORDER BY coalesce(sent_at, outbox.updated_at) DESC, outbox.id DESC LIMIT ? + 0`,
          limit,
        ),
      ),

    /** When this store has last sent something to this address (milliseconds since 1970, UTC); null for never. */
    lastSentTo: (recipient: string, tx?: Transaction): Promise<number | null> =>
      single(connection, tx, (run) => run.get<{ at: number | null }>('SELECT max(sent_at) AS at FROM outbox WHERE lower(recipient) = lower(?)', recipient)?.at ?? null),

    /** The message whose Message-ID this is true of, for whoever has only a token that was made of it. Ids alone are read, from their index and page by page, and none after it. */
    findByMessageId: async (isIt: (messageId: string) => boolean): Promise<OutboxMessage | undefined> => {
      for (let after = ''; ; ) {
        const ids = await single(connection, undefined, (run) => run.all<{ id: string }>(messageIdsAfter, after, idsAtOnce));
        const found = ids.find(({ id }) => isIt(id));
        if (found !== undefined) return single(connection, undefined, (run) => run.all<OutboxRow>('SELECT * FROM outbox WHERE message_id = ?', found.id).map(messageFrom)[0]);
        const last = ids.at(-1);
        if (last === undefined || ids.length < idsAtOnce) return undefined;
        after = last.id;
      }
    },

    /** The account that this lead was last written to from, or is about to be. */
    accountOf: (leadId: number, tx?: Transaction): Promise<string | undefined> =>
      single(connection, tx, (run) => run.get<{ account: string }>("SELECT account FROM outbox WHERE lead_id = ? AND state <> 'cancelled' ORDER BY id DESC LIMIT 1", leadId)?.account),

    /** When the next message falls due or is looked for (milliseconds since 1970, UTC); null when nothing waits for a time. */
    nextAt: (tx?: Transaction): Promise<number | null> =>
      single(connection, tx, (run) => run.get<{ at: number | null }>("SELECT min(at) AS at FROM (SELECT min(due_at) AS at FROM outbox WHERE due_at IS NOT NULL AND state = 'queued' UNION ALL SELECT min(look_at) FROM outbox WHERE look_at IS NOT NULL)")?.at ?? null),

    /** The user says: send it (again). This is the one way back for a message that may have been sent. */
    sendAgain: (id: number, tx?: Transaction): Promise<void> =>
      change(connection, tx, (run) => {
        const { changes } = run.run(
          "UPDATE outbox SET state = 'queued', proof = 'user', due_at = ?, look_at = NULL, reason = NULL, updated_at = ? WHERE id = ? AND state IN ('unknown', 'held', 'refused')",
          run.now(),
          run.now(),
          id,
        );
        if (changes === 0) throw createError('not_found', { what: 'held message', id });
      }),

    /** It is not sent (again), whatever became of it. */
    giveUp: (id: number, reason: string, tx?: Transaction): Promise<void> =>
      change(connection, tx, (run) => {
        run.run("UPDATE outbox SET state = 'cancelled', due_at = NULL, look_at = NULL, reason = ?, updated_at = ? WHERE id = ? AND state IN ('unknown', 'held', 'refused')", reason, run.now(), id);
      }),

    /** A message that waits, and that nothing lets go any more: the user decides, or it is not sent. */
    setAside: (id: number, state: 'held' | 'cancelled', reason: string, tx?: Transaction): Promise<void> =>
      change(connection, tx, (run) => {
        run.run("UPDATE outbox SET state = ?, due_at = NULL, reason = ?, updated_at = ? WHERE id = ? AND state = 'queued'", state, reason, run.now(), id);
        if (state === 'cancelled') skipIfFollowUp(run, id, reason);
      }),

    /** Sends whose process died after the dot was written, or whose lease ended there: from now on unknown. Gives how many. */
    settleAbandoned: (now: number, isDead: (owner: string) => boolean = () => false, tx?: Transaction): Promise<number> =>
      change(connection, tx, (run) => settleAbandoned(run, now, isDead)),

    find: (id: number, tx?: Transaction): Promise<OutboxMessage | undefined> =>
      single(connection, tx, (run) => {
        const row = run.get<OutboxRow>('SELECT * FROM outbox WHERE id = ?', id);
        return row === undefined ? undefined : messageFrom(row);
      }),

    /** The messages of an email, the first one first. */
    ofEmail: (emailId: number, tx?: Transaction): Promise<readonly OutboxMessage[]> =>
      single(connection, tx, (run) => run.all<OutboxRow>('SELECT * FROM outbox WHERE email_id = ? ORDER BY id', emailId).map(messageFrom)),

    inState: (state: OutboxState, limit = 200, tx?: Transaction): Promise<readonly OutboxMessage[]> =>
      single(connection, tx, (run) => run.all<OutboxRow>('SELECT * FROM outbox WHERE state = ? ORDER BY id LIMIT ? + 0', state, limit).map(messageFrom)),

    attempts: (id: number, tx?: Transaction): Promise<readonly SendAttempt[]> =>
      single(connection, tx, (run) =>
        run.all<SendAttempt>(
          'SELECT attempt, transport, phase, outcome, reply, started_at AS startedAt, ended_at AS endedAt FROM send_attempts WHERE outbox_id = ? ORDER BY attempt',
          id,
        ),
      ),

    /** What speaks for a message and against it, in one go. Rejects with `not_found`. */
    lastLook: ({ leadId, emailId, recipient }: Pick<OutboxMessage, 'leadId' | 'emailId' | 'recipient'>, tx?: Transaction): Promise<LastLook> =>
      single(connection, tx, (run) => ({ suppressed: recipient === null ? undefined : suppressedIn(run, recipient), lead: getLead(run, leadId), email: getEmail(run, emailId) })),

    /** How many messages stand at each state; together they are all that was ever approved. */
    counts: (tx?: Transaction): Promise<Readonly<Record<OutboxState, number>>> => single(connection, tx, countMessages),
  };
}

/** True of a phase from which on silence proves nothing. */
export function mayBeTaken(phase: SendPhase): boolean {
  return phase === 'dot_written' || phase === 'accepted';
}

function claimMessages(run: Statements, claim: OutboxClaim): readonly OutboxMessage[] {
  settleAbandoned(run, claim.now, () => false);
  const wanted = [...(claim.emailIds === undefined ? [] : [claim.emailIds]), ...(claim.ids === undefined ? [] : [claim.ids])].map((ids) => JSON.stringify(ids));
  const due = run.all<OutboxRow>(
    `SELECT * FROM outbox WHERE state = 'queued' AND due_at <= ? ${claim.emailIds === undefined ? '' : 'AND email_id IN (SELECT value FROM json_each(?))'}
       ${claim.ids === undefined ? '' : 'AND id IN (SELECT value FROM json_each(?))'} ORDER BY due_at LIMIT ? + 0`,
    claim.now,
    ...wanted,
    claim.limit,
  );
  return due
    .sort((left, right) => left.id - right.id)
    .flatMap((queued) => {
      const row = begin(run, claim, queued);
      run.run("INSERT INTO send_attempts (outbox_id, attempt, transport, phase, started_at) VALUES (?, ?, ?, 'started', ?)", row.id, row.attempts, claim.transport, claim.now);
      // In here, so that no opt-out can come between the look and the sending.
      const suppressed = row.recipient === null ? undefined : suppressedIn(run, row.recipient);
      if (suppressed !== undefined) {
        const reason = `this address is never written to: ${suppressed.reason}`;
        run.run("UPDATE outbox SET state = 'held', due_at = NULL, owner = NULL, reason = ? WHERE id = ?", reason, row.id);
        endAttempt(run, row, 'released', reason);
        return [];
      }
      const skipped = skippedBecause(run, row.email_id, row.step);
      if (skipped !== undefined) {
        // Through 'held': what is being sent cannot be cancelled.
        run.run("UPDATE outbox SET state = 'held', due_at = NULL, owner = NULL, reason = ? WHERE id = ?", skipped, row.id);
        run.run("UPDATE outbox SET state = 'cancelled' WHERE id = ?", row.id);
        endAttempt(run, row, 'released', skipped);
        return [];
      }
      return [messageFrom(row)];
    });
}

/** With the bytes that go out. A row is written whole whatever changes in it: so all of it at once. */
function begin(run: Statements, { owner, transport, now, leaseMs, stamp }: OutboxClaim, queued: OutboxRow): OutboxRow {
  const bytes = stamp === undefined ? queued.bytes : stamp(queued.bytes);
  const row: OutboxRow = { ...queued, state: 'sending', transport, due_at: now + leaseMs, fence: queued.fence + 1, attempts: queued.attempts + 1, phase: 'started', bytes };
  run.run(
    "UPDATE outbox SET state = 'sending', owner = ?, transport = ?, due_at = ?, fence = ?, attempts = ?, phase = 'started', proof = NULL, bytes = ?, updated_at = ? WHERE id = ?",
    owner, transport, row.due_at, row.fence, row.attempts, bytes, now, row.id,
  );
  return row;
}

function settleAbandoned(run: Statements, now: number, isDead: (owner: string) => boolean): number {
  const sending = run.all<{ id: number; attempts: number; phase: SendPhase; owner: string; due_at: number }>(
    "SELECT id, attempts, phase, owner, due_at FROM outbox WHERE due_at IS NOT NULL AND state = 'sending'",
  );
  const abandoned = sending.filter((row) => row.due_at <= now || isDead(row.owner));
  let unknown = 0;
  for (const row of abandoned) {
    const mayBeAccepted = mayBeTaken(row.phase);
    if (mayBeAccepted) unknown += 1;
    const reason = mayBeAccepted ? 'the program ended after the message was written and before the answer was recorded' : 'the program ended before the message was written';
    // The fence grows, so that the process that was thought dead can change nothing any more.
    run.run(
      'UPDATE outbox SET state = ?, due_at = ?, look_at = ?, looks = 0, owner = NULL, fence = fence + 1, reason = ?, updated_at = ? WHERE id = ?',
      mayBeAccepted ? 'unknown' : 'queued',
      mayBeAccepted ? null : now,
      mayBeAccepted ? now : null,
      reason,
      now,
      row.id,
    );
    endAttempt(run, row, mayBeAccepted ? 'unknown' : 'released', reason);
  }
  return unknown;
}

/** What is true from then on of everything around a message that was sent. */
function nowSent(run: Statements, { id, emailId, leadId, step }: Omit<ClaimedMessage, keyof LeasedMessage> & Pick<LeasedMessage, 'id'>, seen?: Email): AroundSent {
  const now = run.now();
  if (step !== 'first') {
    run.run("UPDATE follow_ups SET status = 'sent', updated_at = ? WHERE email_id = ? AND day = ?", now, emailId, step === 'day-3' ? 3 : 7);
    return { lead: getLead(run, leadId), email: getEmail(run, emailId) };
  }
  const email = emailNowSent(run, emailId, seen, now);
  // What has changed is given back at once: to read it again costs as much as to change it.
  const [leadRow] = run.all<LeadRow>("UPDATE leads SET status = 'sent', version = version + 1, updated_at = ? WHERE id = ? AND status = 'drafted' RETURNING *", now, leadId);
  if (email.followUps.length > 0) queueFollowUps(run, id);
  return { lead: leadRow === undefined ? getLead(run, leadId) : leadFrom(leadRow), email };
}

function emailNowSent(run: Statements, id: number, seen: Email | undefined, now: number): Email {
  const changed = (version: number | null) => run.run("UPDATE emails SET status = 'sent', version = version + 1, updated_at = ? WHERE id = ? AND status = 'approved' AND version = ifnull(?, version)", now, id, version).changes === 1;
  if (seen !== undefined && changed(seen.version)) return { ...seen, status: 'sent', version: seen.version + 1 };
  changed(null);
  return getEmail(run, id);
}

function skipIfFollowUp(run: Statements, id: number, reason: string): void {
  const row = run.get<{ email_id: number; step: OutboxStep }>('SELECT email_id, step FROM outbox WHERE id = ?', id);
  if (row !== undefined && row.step !== 'first') skipFollowUps(run, row.email_id, reason);
}

function whileOurs(run: Statements, message: LeasedMessage, assignments: string, ...values: readonly Value[]): void {
  const { changes } = run.run(`UPDATE outbox SET ${assignments}, updated_at = ? WHERE id = ? AND fence = ? AND state = 'sending'`, ...values, run.now(), message.id, message.fence);
  if (changes === 0) throw createError('lease_lost', { what: 'message', id: message.id });
}

function endAttempt(run: Statements, message: Pick<LeasedMessage, 'id' | 'attempts'>, outcome: SendAttempt['outcome'], reply: string | null): void {
  run.run('UPDATE send_attempts SET outcome = ?, reply = ?, ended_at = ? WHERE outbox_id = ? AND attempt = ?', outcome, reply, run.now(), message.id, message.attempts);
}

function countMessages(run: Statements): Readonly<Record<OutboxState, number>> {
  const counts: Record<OutboxState, number> = { queued: 0, sending: 0, sent: 0, refused: 0, unknown: 0, held: 0, cancelled: 0 };
  for (const row of run.all<{ state: OutboxState; count: number }>('SELECT state, count(*) AS count FROM outbox GROUP BY state')) counts[row.state] = row.count;
  return counts;
}

function messageFrom(row: OutboxRow): OutboxMessage {
  return {
    id: row.id,
    emailId: row.email_id,
    leadId: row.lead_id,
    step: row.step,
    messageId: row.message_id,
    sender: row.sender,
    recipient: row.recipient,
    approvedHash: row.approved_hash,
    bytes: new Uint8Array(row.bytes),
    transport: row.transport,
    account: row.account,
    state: row.state,
    phase: row.phase,
    dueAt: row.due_at,
    fence: row.fence,
    attempts: row.attempts,
    looks: row.looks,
    sentAt: row.sent_at,
    reference: row.reference,
    reason: row.reason,
    proof: row.proof,
  };
}
