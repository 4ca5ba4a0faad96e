import { createError } from '../errors.ts';
import type { Campaign, CampaignStatus } from '../domain/campaign.ts';
import type { Lead } from '../domain/lead.ts';
import { type CampaignProgress, campaignProgress } from './campaign-progress.ts';
import type { Connection, Statements } from './connection.ts';
import { leadFrom, type LeadRow } from './lead-row.ts';
import { change, single, type Transaction } from './write.ts';

export const decisions = ['pending', 'accepted', 'rejected', 'deferred'] as const;
/** What the user (or the request) said about a lead at the gate after light research. */
export type Decision = (typeof decisions)[number];

export interface NewCampaign {
  /** Equal for equal requests: the same request goes on with the same campaign. */
  readonly requestKey: string;
  readonly name: string;
  readonly configHash: string;
  readonly mode: Campaign['mode'];
  readonly leadLimit: number;
  /** The request itself, for resuming. */
  readonly request: unknown;
  readonly profileId?: number | null;
}

export interface StoredCampaign extends Campaign {
  readonly requestKey: string;
  readonly request: unknown;
  readonly profileId: number | null;
}

export interface CampaignLead {
  readonly leadId: number;
  readonly decision: Decision;
  readonly reason: string | null;
}

interface CampaignRow {
  readonly id: number;
  readonly request_key: string;
  readonly name: string;
  readonly status: CampaignStatus;
  readonly config_hash: string;
  readonly mode: Campaign['mode'];
  readonly lead_limit: number;
  readonly request: string;
  readonly profile_id: number | null;
  readonly created_at: number;
}

export type Campaigns = ReturnType<typeof campaignsIn>;

export function campaignsIn(connection: Connection) {
  return {
    /** Starts a campaign, or finds the one that the same request has started before. */
    begin: (campaign: NewCampaign, tx?: Transaction): Promise<{ readonly campaign: StoredCampaign; readonly isNew: boolean }> =>
      change(connection, tx, (run) => beginCampaign(run, campaign)),

    find: (id: number, tx?: Transaction): Promise<StoredCampaign | undefined> =>
      single(connection, tx, (run) => {
        const row = run.get<CampaignRow>('SELECT * FROM campaigns WHERE id = ?', id);
        return row === undefined ? undefined : campaignFrom(row);
      }),

    /** Newest first. */
    list: (status?: CampaignStatus, tx?: Transaction): Promise<readonly StoredCampaign[]> =>
      single(connection, tx, (run) => {
        const wanted = run.table('campaigns').select('*').orderBy('id', 'desc');
        if (status !== undefined) wanted.where({ status });
        return run.all<CampaignRow>(wanted).map(campaignFrom);
      }),

    /** Rejects with `not_found`. */
    setStatus: (id: number, status: CampaignStatus, tx?: Transaction): Promise<StoredCampaign> =>
      change(connection, tx, (run) => {
        run.run('UPDATE campaigns SET status = ?, updated_at = ? WHERE id = ?', status, run.now(), id);
        const row = run.get<CampaignRow>('SELECT * FROM campaigns WHERE id = ?', id);
        if (row === undefined) throw createError('not_found', { what: 'campaign', id });
        return campaignFrom(row);
      }),

    /** Puts leads before the gate; those that are there already keep their decision. Gives how many were new. */
    addLeads: (id: number, leadIds: readonly number[], tx?: Transaction): Promise<number> =>
      change(connection, tx, (run) =>
        leadIds.reduce((count, leadId) => count + run.run('INSERT INTO campaign_leads (campaign_id, lead_id) VALUES (?, ?) ON CONFLICT DO NOTHING', id, leadId).changes, 0),
      ),

    /** Rejects with `not_found` when the lead is not in the campaign. */
    decide: (id: number, leadId: number, decision: Decision, reason: string | null, tx?: Transaction): Promise<void> =>
      change(connection, tx, (run) => {
        const { changes } = run.run('UPDATE campaign_leads SET decision = ?, reason = ?, decided_at = ? WHERE campaign_id = ? AND lead_id = ?', decision, reason, run.now(), id, leadId);
        if (changes === 0) throw createError('not_found', { what: `lead in campaign ${id}:`, id: leadId });
      }),

    decisionOn: (id: number, leadId: number, tx?: Transaction): Promise<CampaignLead | undefined> =>
      single(connection, tx, (run) => run.get<CampaignLead>('SELECT lead_id AS leadId, decision, reason FROM campaign_leads WHERE campaign_id = ? AND lead_id = ?', id, leadId)),

    /** Leads of the campaign with this decision (or all), best score first, then in the order in which they were found. */
    leads: (id: number, decision?: Decision, limit = -1, tx?: Transaction): Promise<readonly Lead[]> => single(connection, tx, (run) => leadsOfCampaign(run, id, decision, limit)),

    /** How far it has come, in numbers. */
    progress: (id: number, tx?: Transaction): Promise<CampaignProgress> => single(connection, tx, (run) => campaignProgress(run, id)),

    /** How many leads stand at each decision. */
    decisionCounts: (id: number, tx?: Transaction): Promise<Readonly<Record<Decision, number>>> =>
      single(connection, tx, (run) => {
        const counts: Record<Decision, number> = { pending: 0, accepted: 0, rejected: 0, deferred: 0 };
        const rows = run.all<{ decision: Decision; count: number }>('SELECT decision, count(*) AS count FROM campaign_leads WHERE campaign_id = ? GROUP BY decision', id);
        for (const row of rows) counts[row.decision] = row.count;
        return counts;
      }),
  };
}

function beginCampaign(run: Statements, campaign: NewCampaign): { readonly campaign: StoredCampaign; readonly isNew: boolean } {
  const known = run.get<CampaignRow>('SELECT * FROM campaigns WHERE request_key = ?', campaign.requestKey);
  if (known !== undefined) return { campaign: campaignFrom(known), isNew: false };
  const now = run.now();
  const { id } = run.run(
    `INSERT INTO campaigns (request_key, name, config_hash, mode, lead_limit, request, profile_id, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    campaign.requestKey,
    campaign.name,
    campaign.configHash,
    campaign.mode,
    campaign.leadLimit,
    JSON.stringify(campaign.request ?? {}),
    campaign.profileId ?? null,
    now,
    now,
  );
  const row = run.get<CampaignRow>('SELECT * FROM campaigns WHERE id = ?', id);
  if (row === undefined) throw new Error(`Campaign ${id} was written a moment ago and is not there.`);
  return { campaign: campaignFrom(row), isNew: true };
}

function leadsOfCampaign(run: Statements, id: number, decision: Decision | undefined, limit: number): readonly Lead[] {
  const ofDecision = decision === undefined ? '' : 'AND decision = ?';
  return run
    .all<LeadRow>(
      `SELECT leads.* FROM campaign_leads JOIN leads ON leads.id = lead_id WHERE campaign_id = ? ${ofDecision} ORDER BY ifnull(score, -1) DESC, leads.id LIMIT ? + 0`,
      id,
      ...(decision === undefined ? [] : [decision]),
      limit,
    )
    .map(leadFrom);
}

function campaignFrom(row: CampaignRow): StoredCampaign {
  return {
    id: row.id,
    requestKey: row.request_key,
    name: row.name,
    status: row.status,
    configHash: row.config_hash,
    mode: row.mode,
    leadLimit: row.lead_limit,
    request: JSON.parse(row.request) as unknown,
    profileId: row.profile_id,
    createdAt: new Date(row.created_at).toISOString(),
  };
}
