import type { CampaignStatus } from '../../../core/domain/campaign.ts';
import { type Outcomes, readOutcomes } from '../../../core/analysis/outcomes.ts';
import type { CameBack } from '../../../core/store/outcomes.ts';
import type { SpendingTotal } from '../../../core/store/spending.ts';
import { createError } from '../../../core/errors.ts';
import type { Store } from '../../../core/store/store.ts';
import type { ChartFacts } from './charts.ts';

export interface DashboardFacts extends ChartFacts {
  /** Null for the dashboard of all campaigns. */
  readonly campaign: CampaignLine | null;
  /** Newest first, to go to. */
  readonly campaigns: readonly CampaignLine[];
  readonly spent: SpendingTotal;
  readonly outcomes: Outcomes;
  readonly cameBack: CameBack;
  /** Whether the user has opens counted, or ever had. */
  readonly countsOpens: boolean;
}

export interface CampaignLine {
  readonly id: number;
  readonly name: string;
  readonly status: CampaignStatus;
  /** ISO 8601. */
  readonly createdAt: string;
}

const mostCampaigns = 12;

/** `hasOpenPixel`: messages go out with a picture that tells of opens. Rejects with `not_found` when there is no such campaign. */
export async function readDashboard(store: Store, campaignId?: number, hasOpenPixel = false): Promise<DashboardFacts> {
  const campaign = campaignId === undefined ? null : await store.campaigns.find(campaignId);
  if (campaign === undefined) throw createError('not_found', { what: 'campaign', id: campaignId ?? 0 });
  const ofCampaign = campaignId === undefined ? {} : { campaignId };
  const [campaigns, stages, days, venues, models, spent, outcomes, cameBack] = await Promise.all([
    store.campaigns.list(),
    store.progress.stages(campaignId),
    store.progress.days(campaignId),
    store.progress.venues(campaignId),
    store.spending.totals('model', ofCampaign),
    store.spending.total(ofCampaign),
    readOutcomes(store, campaignId),
    store.outcomes.cameBack(campaignId),
  ]);
  return { campaign: campaign === null ? null : lineOf(campaign), campaigns: campaigns.slice(0, mostCampaigns).map(lineOf), stages, days, venues, models, spent, outcomes, cameBack, countsOpens: hasOpenPixel || outcomes.opened > 0 };
}

function lineOf({ id, name, status, createdAt }: CampaignLine): CampaignLine {
  return { id, name, status, createdAt };
}
