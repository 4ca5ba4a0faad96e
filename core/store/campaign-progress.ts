import type { Statements } from './connection.ts';
import type { JobState } from './jobs.ts';

/** How far a campaign has come. */
export interface CampaignProgress {
  /** Leads in it, whether or not their journey has begun. */
  readonly found: number;
  /** By step of the journey: how many jobs stand at each state; states without one are left out. */
  readonly steps: Readonly<Record<string, Readonly<Partial<Record<JobState, number>>>>>;
  /** Emails that are not rejected. */
  readonly drafted: number;
  readonly approved: number;
  readonly sent: number;
  /** Leads that were written to and answered. */
  readonly replied: number;
}

export function campaignProgress(run: Statements, id: number): CampaignProgress {
  const found = run.get<{ count: number }>('SELECT count(*) AS count FROM campaign_leads WHERE campaign_id = ?', id)?.count ?? 0;
  const steps: Record<string, Partial<Record<JobState, number>>> = {};
  for (const { step, state, count } of run.all<{ step: string; state: JobState; count: number }>('SELECT step, state, count(*) AS count FROM jobs WHERE campaign_id = ? GROUP BY step, state', id)) {
    (steps[step] ??= {})[state] = count;
  }
  // Of the emails' index by campaign only the living ones are a part.
  const emails = run.get<{ drafted: number; approved: number; sent: number; replied: number }>(
    `SELECT count(*) FILTER (WHERE emails.status = 'drafted') AS drafted, count(*) FILTER (WHERE emails.status = 'approved') AS approved,
       count(*) FILTER (WHERE emails.status = 'sent') AS sent, count(*) FILTER (WHERE leads.status = 'replied') AS replied
     FROM emails JOIN leads ON leads.id = lead_id WHERE campaign_id = ? AND emails.status <> 'rejected'`,
    id,
  );
  return { found, steps, ...(emails ?? { drafted: 0, approved: 0, sent: 0, replied: 0 }) };
}
