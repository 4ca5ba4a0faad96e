import type { Connection } from './connection.ts';
import { single } from './write.ts';

/** Somebody who was written to, and of whom nothing has been heard, nor anything sent to, for long. */
export interface ExpiredPerson {
  readonly leadId: number;
  readonly company: string;
  readonly person: string | null;
  /** Of the last message to or from them, milliseconds since 1970, UTC. */
  readonly lastContactAt: number;
}

/** Whom the last message went to, or came from, before this time (milliseconds since 1970, UTC), and to whom nothing is on its way; the longest ago first. */
export function expiredPeople({ connection }: { readonly connection: Connection }, before: number): Promise<readonly ExpiredPerson[]> {
  return single(connection, undefined, (run) =>
    run.all<ExpiredPerson>(
      `SELECT * FROM (
         SELECT leads.id AS leadId, company, person,
           max(ifnull((SELECT max(sent_at) FROM outbox WHERE lead_id = leads.id), 0),
             ifnull((SELECT max(started_at) FROM send_attempts JOIN outbox ON outbox.id = outbox_id WHERE outbox.lead_id = leads.id AND send_attempts.phase IN ('dot_written', 'accepted')), 0), ifnull((SELECT max(received_at) FROM messages_received WHERE lead_id = leads.id), 0)) AS lastContactAt
         FROM leads
         WHERE EXISTS (SELECT 1 FROM outbox WHERE lead_id = leads.id AND phase IN ('dot_written', 'accepted'))
           AND NOT EXISTS (SELECT 1 FROM outbox WHERE lead_id = leads.id AND state IN ('queued', 'sending', 'unknown'))
       ) WHERE lastContactAt < ? ORDER BY lastContactAt, leadId`,
      before,
    ),
  );
}
