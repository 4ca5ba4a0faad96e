import { createError } from '../errors.ts';
import type { CampaignRequest } from '../orchestrator/scout-campaign.ts';
import type { EngineParts } from '../orchestrator/engine-parts.ts';
import type { StoredCampaign } from '../store/campaigns.ts';
import type { StoredProfile } from '../store/profiles.ts';
import { beginCampaign } from './begin-campaign.ts';

const limit = 10;

/** Begins the campaign on the sample's pages (or goes on with it), for the user's own profile where there is one. */
export async function beginSample(parts: EngineParts, url: string, name: string, profile: StoredProfile): Promise<StoredCampaign> {
  const { campaign } = await beginCampaign(parts, { profile, venues: [{ venue: 'url', from: url }], leadLimit: limit, mode: 'auto', name, isSample: true });
  return campaign;
}

/** Where the pages of a sample campaign are to be served; undefined for a campaign of the user's own. Throws `not_found` without a campaign. */
export function sampleAddress(campaign: StoredCampaign | undefined, id: number): URL | undefined {
  if (campaign === undefined) throw createError('not_found', { what: 'campaign', id });
  const { isSample, venues } = campaign.request as CampaignRequest;
  const [first] = venues ?? [];
  return isSample === true && first !== undefined ? new URL(first.from) : undefined;
}
