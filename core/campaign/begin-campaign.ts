import { createHash } from 'node:crypto';
import { basename, resolve } from 'node:path';
import type { Wanted } from '../domain/wanted.ts';
import type { EngineParts } from '../orchestrator/engine-parts.ts';
import { type CampaignRequest, chooseBest, type VenueRequest } from '../orchestrator/scout-campaign.ts';
import { scoutStep } from '../orchestrator/scout-step.ts';
import { sendingFrom } from '../outbox/accounts.ts';
import type { StoredCampaign } from '../store/campaigns.ts';
import type { StoredProfile } from '../store/profiles.ts';
import { requireReadyDomain } from './domain-gate.ts';

export interface CampaignStart {
  readonly profile: StoredProfile;
  readonly venues: readonly VenueRequest[];
  readonly leadLimit: number;
  readonly mode: StoredCampaign['mode'];
  /** As the user sees it; its venues and what they read (of a path the last part), when left out. */
  readonly name?: string;
  /** It reads the sample that comes with the program, which has to be served while it runs. */
  readonly isSample?: boolean;
  /** Which of the venues' leads are kept; all when it is left out. */
  readonly wanted?: Wanted;
  /** Looks at the venues again even when they have been looked at. */
  readonly scoutAgain?: boolean;
  /** Ends the wait for name servers. */
  readonly signal?: AbortSignal;
}

/** Starts a campaign, or goes on with the one that the same résumé and venues have started before; a larger limit lets further leads in. Rejects with `domain_not_ready` before anything is written. */
export async function beginCampaign(parts: EngineParts, start: CampaignStart): Promise<{ readonly campaign: StoredCampaign; readonly isNew: boolean }> {
  const { store, configHash, settings } = parts;
  // The people of the sample are made up: nobody is written to.
  const addresses = start.isSample === true ? [] : sendingFrom(settings, start.profile.profile);
  for (const { email, transport } of addresses) await requireReadyDomain(parts, email, start.signal, transport);
  const venues = start.venues.map(({ venue, from }) => ({ venue, from: isWebAddress(from) ? from : resolve(from) }));
  const begun = await store.write(async (tx) => {
    const { campaign, isNew } = await store.campaigns.begin(
      {
        requestKey: createHash('sha256').update(JSON.stringify([start.profile.hash, start.mode, venues, ...(start.wanted === undefined ? [] : [start.wanted])])).digest('hex'),
        name: start.name ?? venues.map(({ venue, from }) => `${venue}: ${isWebAddress(from) ? from : basename(from)}`).join(', '),
        configHash,
        mode: start.mode,
        leadLimit: start.leadLimit,
        request: { venues, ...(start.isSample === true ? { isSample: true } : {}), ...(start.wanted === undefined ? {} : { wanted: start.wanted }) } satisfies CampaignRequest,
        profileId: start.profile.id,
      },
      tx,
    );
    await store.jobs.enqueue([{ campaignId: campaign.id, step: scoutStep }], tx);
    if (start.scoutAgain === true) await store.jobs.repeat({ campaignId: campaign.id, leadId: null, step: scoutStep }, tx);
    await store.threads.raiseLimit(campaign.id, start.leadLimit, tx);
    if (isNew) await store.events.append(tx, 'campaignChanged', { campaign });
    return { campaign, isNew };
  });
  const campaign = (await store.campaigns.find(begun.campaign.id)) ?? begun.campaign;
  // Also after a crash between raising the limit and choosing: it changes nothing when there is nothing to choose.
  if (!begun.isNew) await chooseBest(parts, campaign);
  return { campaign, isNew: begun.isNew };
}

function isWebAddress(from: string): boolean {
  return /^https?:\/\//i.test(from);
}
