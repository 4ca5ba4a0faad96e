import type { Claim, DraftProblem, EmailStatus, FollowUp, Question, Reader } from '../domain/draft.ts';
import type { Email } from '../domain/email.ts';

export interface EmailRow {
  readonly id: number;
  readonly campaign_id: number;
  readonly lead_id: number;
  readonly status: EmailStatus;
  readonly reader: Reader;
  readonly subject_a: string;
  readonly subject_b: string;
  readonly body: string;
  readonly footer: string;
  readonly claims: string;
  readonly questions: string;
  readonly blocked_by: string;
  readonly message_id: string;
  readonly approved_hash: string | null;
  readonly written_by: string;
  readonly angle: number;
  readonly reason: string | null;
  readonly version: number;
  /** JSON, gathered by the query. */
  readonly follow_ups: string;
}

/** Each email comes with its follow-ups, in one statement. */
export const emailColumns = `emails.*, (SELECT coalesce(json_group_array(json_object('day', day, 'body', body) ORDER BY day), '[]') FROM follow_ups WHERE email_id = emails.id) AS follow_ups`;

export function emailFrom(row: EmailRow): Email {
  return {
    id: row.id,
    leadId: row.lead_id,
    campaignId: row.campaign_id,
    status: row.status,
    reader: row.reader,
    subjectA: row.subject_a,
    subjectB: row.subject_b,
    body: row.body,
    footer: row.footer,
    followUps: listFrom<FollowUp>(row.follow_ups),
    claims: listFrom<Claim>(row.claims),
    questions: listFrom<Question>(row.questions),
    blockedBy: listFrom<DraftProblem>(row.blocked_by),
    messageId: row.message_id,
    approvedHash: row.approved_hash,
    writtenBy: row.written_by,
    version: row.version,
  };
}

/** Most lists are empty. */
function listFrom<Item>(json: string): Item[] {
  return json === '[]' ? [] : (JSON.parse(json) as Item[]);
}
