import type { Connection, Value } from './connection.ts';
import { single, type Transaction } from './write.ts';

/** How many leads came how far: each stage counts all that reached it. */
export interface Stages {
  readonly found: number;
  readonly accepted: number;
  readonly researched: number;
  readonly matched: number;
  readonly drafted: number;
  readonly approved: number;
  readonly sent: number;
  readonly replied: number;
}

/** What was done on one day (`2026-05-04`, UTC). Days on which nothing was done are left out. */
export interface DayOfWork {
  readonly day: string;
  readonly found: number;
  readonly drafted: number;
  readonly sent: number;
  readonly replied: number;
}

export interface VenueYield {
  readonly venue: string;
  readonly found: number;
  readonly drafted: number;
  readonly sent: number;
  readonly replied: number;
}

export type Progress = ReturnType<typeof progressIn>;

export function progressIn(connection: Connection) {
  return {
    /** Of one campaign, or of all. */
    stages: (campaignId?: number, tx?: Transaction): Promise<Stages> =>
      single(connection, tx, (run) => {
        const { where, values } = inCampaign(campaignId);
        const row = run.get<Stages>(
          `WITH members AS (SELECT lead_id, decision FROM campaign_leads ${where}), letters AS (SELECT lead_id, status FROM emails ${where}), kept AS (SELECT * FROM letters WHERE status <> 'rejected')
           SELECT ${campaignId === undefined ? '(SELECT count(*) FROM leads)' : '(SELECT count(*) FROM members)'} AS found,
             (SELECT count(DISTINCT lead_id) FROM members WHERE decision = 'accepted') AS accepted,
             (SELECT count(DISTINCT lead_id) FROM (SELECT lead_id, phase FROM intel_briefs ${where}) WHERE phase = 'deep') AS researched,
             (SELECT count(DISTINCT lead_id) FROM matches ${where}) AS matched,
             (SELECT count(DISTINCT lead_id) FROM kept) AS drafted,
             (SELECT count(DISTINCT lead_id) FROM kept WHERE status <> 'drafted') AS approved,
             (SELECT count(DISTINCT lead_id) FROM kept WHERE status = 'sent') AS sent,
             (SELECT count(DISTINCT lead_id) FROM kept JOIN leads ON leads.id = lead_id WHERE leads.status = 'replied') AS replied`,
          ...Array.from({ length: 4 }, () => values).flat(),
        );
        if (row === undefined) throw new Error('A count has one row.');
        return row;
      }),

    /** Oldest day first, the last `limit` days on which something was done. */
    days: (campaignId?: number, limit = 60, tx?: Transaction): Promise<readonly DayOfWork[]> =>
      single(connection, tx, (run) => {
        const { where, values } = inCampaign(campaignId);
        const members = campaignId === undefined ? '' : 'WHERE id IN (SELECT lead_id FROM campaign_leads WHERE campaign_id = ?)';
        const ofMembers = campaignId === undefined ? '' : 'AND lead_id IN (SELECT lead_id FROM campaign_leads WHERE campaign_id = ?)';
        const rows = run.all<DayOfWork>(
          `SELECT date(at / 1000, 'unixepoch') AS day, sum(what = 'found') AS found, sum(what = 'drafted') AS drafted, sum(what = 'sent') AS sent, sum(what = 'replied') AS replied
           FROM (SELECT created_at AS at, 'found' AS what FROM leads ${members}
             UNION ALL SELECT created_at, 'drafted' FROM emails ${where}
             UNION ALL SELECT ended_at, 'sent' FROM send_attempts JOIN outbox ON outbox.id = outbox_id WHERE outcome = 'sent' AND step = 'first'
               ${campaignId === undefined ? '' : 'AND email_id IN (SELECT id FROM emails WHERE campaign_id = ?)'}
             UNION ALL SELECT min(at), 'replied' FROM events WHERE moment = 'replyReceived' ${ofMembers} GROUP BY lead_id)
           WHERE at IS NOT NULL GROUP BY day ORDER BY day DESC LIMIT ? + 0`,
          ...Array.from({ length: 4 }, () => values).flat(),
          limit,
        );
        return rows.reverse();
      }),

    /** What came of each venue's leads; the venue that found most first. */
    venues: (campaignId?: number, tx?: Transaction): Promise<readonly VenueYield[]> =>
      single(connection, tx, (run) => {
        const { where, values } = inCampaign(campaignId);
        const members = campaignId === undefined ? '' : 'WHERE leads.id IN (SELECT lead_id FROM campaign_leads WHERE campaign_id = ?)';
        return run.all<VenueYield>(
          `WITH kept AS (SELECT lead_id, max(status = 'sent') AS sent FROM (SELECT lead_id, status FROM emails ${where}) WHERE status <> 'rejected' GROUP BY lead_id)
           SELECT venue, count(*) AS found, count(kept.lead_id) AS drafted, ifnull(sum(kept.sent), 0) AS sent, count(kept.lead_id) FILTER (WHERE leads.status = 'replied') AS replied
           FROM leads LEFT JOIN kept ON kept.lead_id = leads.id ${members} GROUP BY venue ORDER BY found DESC, venue`,
          ...values,
          ...values,
        );
      }),
  };
}

function inCampaign(campaignId: number | undefined): { readonly where: string; readonly values: readonly Value[] } {
  return campaignId === undefined ? { where: '', values: [] } : { where: 'WHERE campaign_id = ?', values: [campaignId] };
}
