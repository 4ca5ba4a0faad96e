import type { AnalyzeInput } from '../contracts/roles.ts';
import type { Connection } from './connection.ts';
import { single, type Transaction } from './write.ts';

type Outcome = AnalyzeInput['counts'][number];

export type Outcomes = ReturnType<typeof outcomesIn>;

export function outcomesIn(connection: Connection) {
  return {
    /** What became of drafts, by venue and by reader: the numbers that the analyst looks at. Rejected drafts do not count. */
    counts: (tx?: Transaction): Promise<readonly Outcome[]> =>
      single(connection, tx, (run) =>
        (['venue', 'reader'] as const).flatMap((group) =>
          run
            .all<Omit<Outcome, 'group'>>(
              `SELECT ${group} AS value, count(*) AS drafted, sum(emails.status = 'sent') AS sent, sum(leads.status = 'replied') AS replied
               FROM emails JOIN leads ON leads.id = lead_id WHERE emails.status <> 'rejected' GROUP BY ${group} ORDER BY ${group}`,
            )
            .map((row) => ({ group, ...row })),
        ),
      ),
  };
}
