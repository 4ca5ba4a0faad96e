import type { Finding } from '../domain/brief.ts';
import type { Email } from '../domain/email.ts';
import type { Connection, Value } from './connection.ts';
import { single, type Transaction } from './write.ts';

/** A first message that was sent, with what it can be told apart by. */
export interface SentMessage extends Pick<Email, 'id' | 'leadId' | 'reader' | 'subjectA' | 'subjectB' | 'body' | 'claims' | 'messageId'> {
  readonly venue: string;
  /** Of the person written to; null when nobody knows it, as of whoever reads a posting's mail. */
  readonly title: string | null;
  /** Of it and its follow-ups. */
  readonly messageIds: readonly string[];
  readonly replied: boolean;
  /** Of both phases of research. */
  readonly findings: readonly Finding[];
}

/** What came back of what went out, person by person. */
export interface CameBack {
  /** Messages that left, or that a server refused. */
  readonly tried: number;
  /** Of these, refused for good, at once or by a report. */
  readonly bounced: number;
}

export type StoredOutcomes = ReturnType<typeof outcomesIn>;

export function outcomesIn(connection: Connection) {
  return {
    /** Drafts by venue and by reader, of one campaign or of all. Rejected ones do not count. */
    drafted: (campaignId?: number, tx?: Transaction): Promise<readonly { readonly group: 'venue' | 'reader'; readonly value: string; readonly count: number }[]> =>
      single(connection, tx, (run) =>
        (['venue', 'reader'] as const).flatMap((group) =>
          run
            .all<{ value: string; count: number }>(`SELECT ${group} AS value, count(*) AS count FROM emails JOIN leads ON leads.id = lead_id WHERE emails.status <> 'rejected' ${ofCampaign(campaignId)} GROUP BY ${group}`, ...valuesOf(campaignId))
            .map((row) => ({ group, ...row })),
        ),
      ),

    /** In the order of their ids, those after `after`. */
    sent: ({ after, limit, campaignId }: { readonly after: number; readonly limit: number; readonly campaignId?: number }, tx?: Transaction): Promise<readonly SentMessage[]> =>
      single(connection, tx, (run) =>
        run
          .all<SentRow>(
            `SELECT emails.id, lead_id AS leadId, reader, subject_a AS subjectA, subject_b AS subjectB, body, claims, message_id AS messageId, venue, leads.status = 'replied' AS replied,
               CASE WHEN person IS NOT NULL AND NOT EXISTS (SELECT 1 FROM lead_documents JOIN documents ON documents.id = document_id WHERE lead_documents.lead_id = leads.id AND kind = 'posting') THEN role END AS title,
               (SELECT json_group_array(outbox.message_id) FROM outbox WHERE email_id = emails.id) AS messageIds,
               (SELECT json_group_array(json(findings)) FROM intel_briefs AS brief WHERE brief.lead_id = emails.lead_id AND brief.campaign_id = emails.campaign_id) AS findings
             FROM emails JOIN leads ON leads.id = lead_id WHERE emails.status = 'sent' AND emails.id > ? ${ofCampaign(campaignId)} ORDER BY emails.id LIMIT ? + 0`,
            after,
            ...valuesOf(campaignId),
            limit,
          )
          .map((row) => ({ ...row, replied: row.replied === 1, messageIds: JSON.parse(row.messageIds) as string[], claims: JSON.parse(row.claims) as SentMessage['claims'], findings: (JSON.parse(row.findings) as Finding[][]).flat() })),
      ),

    /** Pages and postings about these leads, for what they say of the company, in the order in which they were found. */
    texts: (leadIds: readonly number[], tx?: Transaction): Promise<readonly { readonly leadId: number; readonly text: string }[]> =>
      single(connection, tx, (run) =>
        run.all(
          `SELECT lead_id AS leadId, text FROM lead_documents JOIN documents ON documents.id = document_id
           WHERE lead_id IN (SELECT value FROM json_each(?)) AND kind IN ('page', 'posting') ORDER BY lead_id, documents.id`,
          JSON.stringify(leadIds),
        ),
      ),

    /** Of one campaign, or of all. */
    cameBack: (campaignId?: number, tx?: Transaction): Promise<CameBack> =>
      single(connection, tx, (run) => {
        const row = run.get<CameBack>(
          `SELECT count(*) AS tried, ifnull(sum(refused OR EXISTS (SELECT 1 FROM messages_received AS report, json_each(report.recipients)
               WHERE report.email_id = each.email_id AND report.kind = 'bounce' AND value ->> '$.action' IN ('suppress', 'pause-account'))), 0) AS bounced
           FROM (SELECT email_id, max(state = 'refused') AS refused FROM outbox JOIN emails ON emails.id = email_id
             WHERE (sent_at IS NOT NULL OR state = 'refused') ${ofCampaign(campaignId)} GROUP BY email_id) AS each`,
          ...valuesOf(campaignId),
        );
        if (row === undefined) throw new Error('A count has one row.');
        return row;
      }),
  };
}

interface SentRow extends Omit<SentMessage, 'replied' | 'messageIds' | 'claims' | 'findings'> {
  readonly replied: 0 | 1;
  readonly messageIds: string;
  readonly claims: string;
  readonly findings: string;
}

function ofCampaign(campaignId: number | undefined): string {
  return campaignId === undefined ? '' : 'AND campaign_id = ?';
}

function valuesOf(campaignId: number | undefined): readonly Value[] {
  return campaignId === undefined ? [] : [campaignId];
}
