import type { Match, MatchPart } from '../domain/match.ts';
import type { Evidence } from '../domain/source-document.ts';
import type { Connection } from './connection.ts';
import { change, single, type Transaction } from './write.ts';

interface MatchRow {
  readonly lead_id: number;
  readonly score: number;
  readonly confidence: number;
  readonly parts: string;
  readonly value_proposition: string;
  readonly lead_with: string | null;
}

export type Matches = ReturnType<typeof matchesIn>;

export function matchesIn(connection: Connection) {
  return {
    /** Keeps the match of a lead in a campaign; the one before it is replaced. */
    put: (campaignId: number, leadId: number, profileId: number | null, match: Match, tx?: Transaction): Promise<void> =>
      change(connection, tx, (run) => {
        run.run(
          `INSERT INTO matches (campaign_id, lead_id, profile_id, score, confidence, parts, value_proposition, lead_with, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (lead_id, campaign_id) DO UPDATE SET profile_id = excluded.profile_id, score = excluded.score, confidence = excluded.confidence, parts = excluded.parts,
             value_proposition = excluded.value_proposition, lead_with = excluded.lead_with, created_at = excluded.created_at`,
          campaignId,
          leadId,
          profileId,
          match.score,
          match.confidence,
          JSON.stringify(match.parts),
          match.valueProposition,
          match.leadWith === null ? null : JSON.stringify(match.leadWith),
          run.now(),
        );
      }),

    find: (campaignId: number, leadId: number, tx?: Transaction): Promise<Match | undefined> =>
      single(connection, tx, (run) => {
        const row = run.get<MatchRow>('SELECT * FROM matches WHERE lead_id = ? AND campaign_id = ?', leadId, campaignId);
        return row === undefined ? undefined : matchFrom(row);
      }),

    /** The matches of these leads, by lead id. */
    many: (campaignId: number, leadIds: readonly number[], tx?: Transaction): Promise<ReadonlyMap<number, Match>> =>
      single(connection, tx, (run) => {
        const rows = run.all<MatchRow>('SELECT * FROM matches WHERE campaign_id = ? AND lead_id IN (SELECT value FROM json_each(?))', campaignId, JSON.stringify(leadIds));
        return new Map(rows.map((row) => [row.lead_id, matchFrom(row)]));
      }),
  };
}

function matchFrom(row: MatchRow): Match {
  return {
    score: row.score,
    confidence: row.confidence,
    parts: JSON.parse(row.parts) as MatchPart[],
    valueProposition: row.value_proposition,
    leadWith: row.lead_with === null ? null : (JSON.parse(row.lead_with) as Evidence),
  };
}
