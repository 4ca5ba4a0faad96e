import type { Brief, Finding, ResearchPhase } from '../domain/brief.ts';
import type { Connection } from './connection.ts';
import { change, single, type Transaction } from './write.ts';

interface BriefRow {
  readonly phase: ResearchPhase;
  readonly summary: string;
  readonly findings: string;
}

export type Briefs = ReturnType<typeof briefsIn>;

export function briefsIn(connection: Connection) {
  return {
    /** Keeps the brief of a phase; the one before it, of the same lead, campaign and phase, is replaced. */
    put: (campaignId: number, leadId: number, brief: Brief, tx?: Transaction): Promise<void> =>
      change(connection, tx, (run) => {
        run.run(
          `INSERT INTO intel_briefs (campaign_id, lead_id, phase, summary, findings, created_at) VALUES (?, ?, ?, ?, ?, ?)
           ON CONFLICT (lead_id, campaign_id, phase) DO UPDATE SET summary = excluded.summary, findings = excluded.findings, created_at = excluded.created_at`,
          campaignId,
          leadId,
          brief.phase,
          brief.summary,
          JSON.stringify(brief.findings),
          run.now(),
        );
      }),

    /** Light first, then deep. */
    ofLead: (campaignId: number, leadId: number, tx?: Transaction): Promise<readonly Brief[]> =>
      single(connection, tx, (run) =>
        run.all<BriefRow>('SELECT phase, summary, findings FROM intel_briefs WHERE lead_id = ? AND campaign_id = ? ORDER BY phase DESC', leadId, campaignId).map(briefFrom),
      ),
  };
}

function briefFrom(row: BriefRow): Brief {
  return { phase: row.phase, summary: row.summary, findings: JSON.parse(row.findings) as Finding[] };
}
