import { createError } from '../errors.ts';
import type { Claim, Draft, DraftProblem, EmailStatus, FollowUp, Question } from '../domain/draft.ts';
import type { Email } from '../domain/email.ts';
import type { Connection, Statements } from './connection.ts';
import { voidApproval } from './approvals.ts';
import { emailColumns, emailFrom, type EmailRow } from './email-row.ts';
import { type ApprovedFollowUp, keepFollowUpBytes } from './follow-ups.ts';
import { putInOutbox, type OutgoingBytes } from './outbox-queue.ts';
import { change, single, type Transaction } from './write.ts';

export interface NewEmail {
  readonly campaignId: number;
  readonly leadId: number;
  readonly draft: Draft;
  readonly footer: string;
  /** With angle brackets. */
  readonly messageId: string;
  /** Label of the backend that wrote it. */
  readonly writtenBy: string;
  readonly blockedBy: readonly DraftProblem[];
  /** Which attempt at an angle this is; 0 is the first. */
  readonly angle?: number;
}

/** What an editor or the grounding gate may change; fields left out stay as they are. */
export interface EmailChange {
  readonly subjectA?: string;
  readonly subjectB?: string;
  readonly body?: string;
  readonly followUps?: readonly FollowUp[];
  readonly claims?: readonly Claim[];
  readonly questions?: readonly Question[];
  readonly blockedBy?: readonly DraftProblem[];
}

export interface Approval {
  /** SHA-256 (hex) of exactly the bytes that may be sent. */
  readonly approvedHash: string;
  readonly outgoing: OutgoingBytes;
  /** What follows when nobody answers, approved with it. */
  readonly followUps?: readonly ApprovedFollowUp[];
}

export interface EmailQuery {
  readonly status?: EmailStatus;
  readonly campaignId?: number;
  readonly leadId?: number;
  /** Ids greater than this one. */
  readonly after?: number;
  /** 1–500; default 200. */
  readonly limit?: number;
}

export type Emails = ReturnType<typeof emailsIn>;

export function emailsIn(connection: Connection) {
  return {
    /** Keeps a new draft. One per lead and campaign can be alive: reject the one before. */
    add: (email: NewEmail, tx?: Transaction): Promise<Email> => change(connection, tx, (run) => addEmail(run, email)),

    find: (id: number, tx?: Transaction): Promise<Email | undefined> => single(connection, tx, (run) => findEmail(run, id)),

    /** The email; rejects with `not_found`. */
    get: (id: number, tx?: Transaction): Promise<Email> => single(connection, tx, (run) => getEmail(run, id)),

    /** Oldest first, at most 500. */
    list: (query: EmailQuery = {}, tx?: Transaction): Promise<readonly Email[]> => single(connection, tx, (run) => listEmails(run, query)),

    /** The draft of this lead in this campaign that is not rejected. */
    alive: (campaignId: number, leadId: number, tx?: Transaction): Promise<Email | undefined> =>
      single(connection, tx, (run) => {
        const row = run.get<EmailRow>(`SELECT ${emailColumns} FROM emails WHERE campaign_id = ? AND lead_id = ? AND status <> 'rejected'`, campaignId, leadId);
        return row === undefined ? undefined : emailFrom(row);
      }),

    /** How many drafts this lead has had in this campaign, and the first angle that none of them took. */
    angles: (campaignId: number, leadId: number, tx?: Transaction): Promise<{ readonly drafts: number; readonly next: number }> =>
      single(connection, tx, (run) => {
        const row = run.get<{ drafts: number; next: number }>('SELECT count(*) AS drafts, ifnull(max(angle) + 1, 0) AS next FROM emails WHERE lead_id = ? AND campaign_id = ?', leadId, campaignId);
        return row ?? { drafts: 0, next: 0 };
      }),

    /** Changes a draft and voids its approval. Rejects with `edit_stale` when it is no longer at this version, with `email_begun` when it may have been sent. */
    edit: (id: number, version: number, fields: EmailChange, tx?: Transaction): Promise<Email> => change(connection, tx, (run) => editEmail(run, id, version, fields)),

    /** Binds the approval to these bytes and puts them into the outbox, in one go. Rejects with `edit_stale`, or `draft_blocked` when something keeps it from being approved. */
    approve: (id: number, version: number, approval: Approval, tx?: Transaction): Promise<Email> => change(connection, tx, (run) => approveEmail(run, id, version, approval)),

    /** Takes a draft out of the queue for good. The lead goes back to matched, free for another draft. */
    reject: (id: number, version: number, reason: string | null, tx?: Transaction): Promise<Email> => change(connection, tx, (run) => rejectEmail(run, id, version, reason)),

    /** How many emails stand at each status. */
    counts: (campaignId?: number, tx?: Transaction): Promise<Readonly<Record<EmailStatus, number>>> => single(connection, tx, (run) => countEmails(run, campaignId)),
  };
}

function findEmail(run: Statements, id: number): Email | undefined {
  const row = run.get<EmailRow>(`SELECT ${emailColumns} FROM emails WHERE id = ?`, id);
  return row === undefined ? undefined : emailFrom(row);
}

export function getEmail(run: Statements, id: number): Email {
  const email = findEmail(run, id);
  if (email === undefined) throw createError('not_found', { what: 'email', id });
  return email;
}

function listEmails(run: Statements, query: EmailQuery): readonly Email[] {
  const wanted = run.table('emails').where('id', '>', query.after ?? 0).orderBy('id').limit(Math.max(1, Math.min(500, query.limit ?? 200)));
  if (query.status !== undefined) wanted.where('status', query.status);
  if (query.campaignId !== undefined) wanted.where('campaign_id', query.campaignId);
  if (query.leadId !== undefined) wanted.where('lead_id', query.leadId);
  const ids = run.all<{ id: number }>(wanted.select('id')).map((row) => row.id);
  const rows = run.all<EmailRow>(`SELECT ${emailColumns} FROM json_each(?) AS wanted JOIN emails ON emails.id = wanted.value ORDER BY emails.id`, JSON.stringify(ids));
  return rows.map(emailFrom);
}

function addEmail(run: Statements, email: NewEmail): Email {
  const { draft } = email;
  const now = run.now();
  const { id } = run.run(
    run.table('emails').insert({
      campaign_id: email.campaignId,
      lead_id: email.leadId,
      reader: draft.reader,
      subject_a: draft.subjectA,
      subject_b: draft.subjectB,
      body: draft.body,
      footer: email.footer,
      claims: JSON.stringify(draft.claims),
      questions: JSON.stringify(draft.questions),
      blocked_by: JSON.stringify(email.blockedBy),
      message_id: email.messageId,
      written_by: email.writtenBy,
      angle: email.angle ?? 0,
      created_at: now,
      updated_at: now,
    }),
  );
  writeFollowUps(run, id, draft.followUps);
  return getEmail(run, id);
}

function writeFollowUps(run: Statements, emailId: number, followUps: readonly FollowUp[]): void {
  run.run("DELETE FROM follow_ups WHERE email_id = ? AND status = 'queued'", emailId);
  for (const { day, body } of followUps) {
    run.run('INSERT INTO follow_ups (email_id, day, body, updated_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING', emailId, day, body, run.now());
  }
}

/** The email at exactly this version, with any approval taken back. */
function openForChange(run: Statements, id: number, version: number, reason: string): Email {
  const email = getEmail(run, id);
  if (email.version !== version) throw createError('edit_stale', { what: 'Email', id });
  if (email.status === 'approved' && !voidApproval(run, id, reason)) throw createError('email_begun', { id });
  if (email.status === 'sent' || email.status === 'rejected') throw createError('email_closed', { id, status: email.status });
  return email;
}

function editEmail(run: Statements, id: number, version: number, fields: EmailChange): Email {
  const email = openForChange(run, id, version, 'edited after the approval');
  const edited = { ...email, ...fields };
  run.run(
    `UPDATE emails SET subject_a = ?, subject_b = ?, body = ?, claims = ?, questions = ?, blocked_by = ?, version = ?, updated_at = ? WHERE id = ?`,
    edited.subjectA,
    edited.subjectB,
    edited.body,
    JSON.stringify(edited.claims),
    JSON.stringify(edited.questions),
    JSON.stringify(edited.blockedBy),
    version + 1,
    run.now(),
    id,
  );
  if (fields.followUps !== undefined) writeFollowUps(run, id, fields.followUps);
  return getEmail(run, id);
}

function approveEmail(run: Statements, id: number, version: number, approval: Approval): Email {
  const email = openForChange(run, id, version, 'approved anew');
  if (email.blockedBy.length > 0) throw createError('draft_blocked', { id, problems: email.blockedBy.map((problem) => problem.message).join('; ') });
  run.run("UPDATE emails SET status = 'approved', approved_hash = ?, version = ?, updated_at = ? WHERE id = ?", approval.approvedHash, version + 1, run.now(), id);
  putInOutbox(run, { emailId: id, leadId: email.leadId, step: 'first', messageId: email.messageId, approvedHash: approval.approvedHash, ...approval.outgoing });
  keepFollowUpBytes(run, id, approval.followUps ?? []);
  return getEmail(run, id);
}

function rejectEmail(run: Statements, id: number, version: number, reason: string | null): Email {
  const email = openForChange(run, id, version, 'the draft was rejected');
  run.run("UPDATE emails SET status = 'rejected', approved_hash = NULL, reason = ?, version = ?, updated_at = ? WHERE id = ?", reason, version + 1, run.now(), id);
  run.run("UPDATE leads SET status = 'matched', version = version + 1, updated_at = ? WHERE id = ? AND status = 'drafted'", run.now(), email.leadId);
  return getEmail(run, id);
}

function countEmails(run: Statements, campaignId: number | undefined): Readonly<Record<EmailStatus, number>> {
  const counts: Record<EmailStatus, number> = { drafted: 0, approved: 0, sent: 0, rejected: 0 };
  const rows =
    campaignId === undefined
      ? run.all<{ status: EmailStatus; count: number }>('SELECT status, count(*) AS count FROM emails GROUP BY status')
      : run.all<{ status: EmailStatus; count: number }>('SELECT status, count(*) AS count FROM emails WHERE campaign_id = ? GROUP BY status', campaignId);
  for (const row of rows) counts[row.status] = row.count;
  return counts;
}
