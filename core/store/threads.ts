import type { Lead } from '../domain/lead.ts';
import type { Connection } from './connection.ts';
import { leadFrom, type LeadRow } from './lead-row.ts';
import { change, single, type Transaction } from './write.ts';

/** What has been approved or sent to somebody at a company. */
export interface Thread {
  readonly emailId: number;
  readonly company: string;
  readonly to: string;
  readonly open: boolean;
  /** ISO 8601, UTC. */
  readonly lastAt: string;
}

interface ThreadRow {
  readonly emailId: number;
  readonly company: string;
  readonly person: string | null;
  readonly email: string | null;
  readonly status: string;
  readonly updatedAt: number;
}

export type Threads = ReturnType<typeof threadsIn>;

export function threadsIn(connection: Connection) {
  return {
    /** Approved or sent messages, one row each. A draft is not a thread yet; a rejected one never was. */
    all: (tx?: Transaction): Promise<readonly Thread[]> =>
      single(connection, tx, (run) =>
        run
          .all<ThreadRow>(
            `SELECT emails.id AS emailId, company, person, email, leads.status AS status, emails.updated_at AS updatedAt
             FROM emails JOIN leads ON leads.id = lead_id WHERE emails.status IN ('approved', 'sent')
               AND NOT EXISTS (SELECT 1 FROM outbox WHERE email_id = emails.id AND step = 'first' AND state = 'cancelled' AND ifnull(phase, '') NOT IN ('dot_written', 'accepted')) ORDER BY emails.id`,
          )
          .map((row) => ({ emailId: row.emailId, company: row.company, to: row.person ?? row.email ?? row.company, open: row.status !== 'replied', lastAt: new Date(row.updatedAt).toISOString() })),
      ),

    /** Leads of a campaign whose journey has begun: they have a job at one of its first steps. */
    begun: (campaignId: number, firstSteps: readonly string[], tx?: Transaction): Promise<readonly Lead[]> =>
      single(connection, tx, (run) =>
        run
          .all<LeadRow>(
            'SELECT * FROM leads WHERE id IN (SELECT lead_id FROM jobs WHERE campaign_id = ? AND step IN (SELECT value FROM json_each(?))) ORDER BY id',
            campaignId,
            JSON.stringify(firstSteps),
          )
          .map(leadFrom),
      ),

    /** How many leads of a campaign may begin their journey; it only grows. */
    raiseLimit: (campaignId: number, limit: number, tx?: Transaction): Promise<void> =>
      change(connection, tx, (run) => {
        run.run('UPDATE campaigns SET lead_limit = ?, updated_at = ? WHERE id = ? AND lead_limit < ?', limit, run.now(), campaignId, limit);
      }),
  };
}
