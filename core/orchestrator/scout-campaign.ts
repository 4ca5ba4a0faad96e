// The beginning of a campaign: venues are read, what they found becomes leads, and the best of them start their journey.
import type { ScoutedVenue, ScoutInput, ScoutOutput } from '../contracts/roles.ts';
import { readCsvRows } from '../discovery/csv.ts';
import { companyPolicy } from '../discovery/company-policy.ts';
import { openVenueSource } from '../discovery/venue-source.ts';
import { companyKey } from '../domain/company-key.ts';
import type { StoredCampaign } from '../store/campaigns.ts';
import type { Lead } from '../domain/lead.ts';
import type { Profile } from '../domain/profile.ts';
import { type Wanted, whyUnwanted } from '../domain/wanted.ts';
import { createError } from '../errors.ts';
import { nextTurn } from '../in-turns.ts';
import type { Discovery } from '../store/lead-merge.ts';
import type { Job } from '../store/jobs.ts';
import { limitWeb } from '../web/limit-web.ts';
import { announce } from './announce.ts';
import { agentFor, askAgent } from './ask-agent.ts';
import type { EngineParts } from './engine-parts.ts';
import { journey } from './journey.ts';

/** What a campaign was asked to look at. */
export interface VenueRequest {
  readonly venue: string;
  /** A file, a folder or a web address. */
  readonly from: string;
}

export interface CampaignRequest {
  readonly venues: readonly VenueRequest[];
  /** It reads the sample that comes with the program, which has to be served while it runs. */
  readonly isSample?: boolean;
  /** Left out: whatever the venues have. */
  readonly wanted?: Wanted;
}

/** Leads stored in one transaction: others may write in between, and an editor may draw. */
const batchSize = 50;
const webCallsOfScout = 500;

/** Storing is idempotent, so a scout that was interrupted simply looks again. */
export async function scout(parts: EngineParts, job: Job, signal: AbortSignal): Promise<void> {
  const { store } = parts;
  const web = limitWeb(parts.web, { signal, maxCalls: webCallsOfScout });
  const campaign = await campaignOf(parts, job);
  const profile = await profileOf(parts, campaign);
  const requests = await Promise.all(
    (campaign.request as CampaignRequest).venues.map(async ({ venue, from }) => ({ venue, source: await openVenueSource(from, { web, readRows: readCsvRows }) })),
  );
  const input: ScoutInput = { requests, profile };
  const { output, keepLog } = await askAgent<ScoutOutput>(parts, { agent: agentFor(parts, 'scout'), input, leadId: null, campaignId: campaign.id, maxWebCalls: webCallsOfScout, signal });

  const log = parts.log('scout');
  for (const venue of output.found) {
    for (const { where, reason } of venue.skipped.slice(0, 20)) log.debug(`skipped ${where}: ${reason}`);
    const discoveries = await screen(parts, venue, (campaign.request as CampaignRequest).wanted);
    for (let start = 0; start < discoveries.length; start += batchSize) {
      await nextTurn();
      signal.throwIfAborted();
      await keep(parts, campaign, discoveries.slice(start, start + batchSize));
    }
  }
  for (const { venue, flagged, leads } of output.found) await store.venues.noteRun(venue, { found: leads.length, error: flagged });
  refuseNothing(output.found);

  // Before the end of the step, not after it: a crash in between would leave a campaign that never begins.
  await chooseBest(parts, campaign);
  await store.write(async (tx) => {
    await store.jobs.finish(tx, job);
    await keepLog(tx);
  });
}

/** When no venue has given anything, that is no result: the step fails, and can be tried again when the source is mended. */
function refuseNothing(found: readonly ScoutedVenue[]): void {
  const reasons = found.flatMap(({ flagged }) => (flagged === null ? [] : [flagged]));
  if (found.length > 0 && reasons.length === found.length) throw createError('nothing_found', { reasons });
}

/** The request may be about some candidates only. Plugins may keep further ones out; one that fails to answer keeps it out too. */
async function screen({ kernel, log }: EngineParts, { venue, leads }: ScoutedVenue, wanted: Wanted | undefined): Promise<readonly Discovery[]> {
  const kept: Discovery[] = [];
  for (const { candidate, score, reasons } of leads) {
    const objection = (wanted === undefined ? null : whyUnwanted(candidate, wanted)) ?? (await kernel.veto('leadScreen', { candidate, venue }));
    if (objection === undefined) kept.push({ candidate, venue, score, reasons });
    else log('scout').info(`${candidate.company} was kept out: ${objection}`);
  }
  return kept;
}

async function keep(parts: EngineParts, campaign: StoredCampaign, batch: readonly Discovery[]): Promise<void> {
  const { store } = parts;
  await store.write(async (tx) => {
    const stored = await store.leads.upsertCandidates(batch, tx);
    await store.campaigns.addLeads(campaign.id, stored.map(({ lead }) => lead.id), tx);
    for (const { lead, outcome } of stored) {
      if (outcome === 'new') await announce(parts, tx, 'leadDiscovered', { lead }, campaign.id);
    }
  });
}

/** Starts the journey of the best leads that policy allows, one for each company, until the campaign has as many as were asked for. */
export async function chooseBest(parts: EngineParts, campaign: StoredCampaign): Promise<number> {
  const { store, settings, clock } = parts;
  const profile = await profileOf(parts, campaign);
  const openThreads = await store.threads.all();
  const now = new Date(clock.now()).toISOString();

  return store.write(async (tx) => {
    const begun = await store.threads.begun(campaign.id, journey.first.map(({ name }) => name), tx);
    const begunIds = new Set(begun.map(({ id }) => id));
    const companies = new Set(begun.map((lead) => companyKey(lead.company)));
    let places = campaign.leadLimit - begun.length;
    let started = 0;
    for (const [index, lead] of (await store.campaigns.leads(campaign.id, 'pending', -1, tx)).entries()) {
      if (places <= 0) break;
      if (index % batchSize === 0) await nextTurn();
      if (begunIds.has(lead.id)) continue;
      const objection = objectionTo(lead, { settings, profile, openThreads, now, companies });
      if (objection !== null) {
        await store.campaigns.decide(campaign.id, lead.id, objection.decision, objection.reason, tx);
        continue;
      }
      companies.add(companyKey(lead.company));
      await store.jobs.enqueue(journey.first.map(({ name }) => ({ campaignId: campaign.id, leadId: lead.id, step: name })), tx);
      places -= 1;
      started += 1;
    }
    return started;
  });
}

export async function campaignOf({ store }: Pick<EngineParts, 'store'>, job: Job): Promise<StoredCampaign> {
  const campaign = job.campaignId === null ? undefined : await store.campaigns.find(job.campaignId);
  if (campaign === undefined) throw createError('not_found', { what: 'campaign of job', id: job.id });
  return campaign;
}

async function profileOf({ store }: Pick<EngineParts, 'store'>, campaign: StoredCampaign): Promise<Profile | null> {
  return campaign.profileId === null ? null : ((await store.profiles.find(campaign.profileId))?.profile ?? null);
}

interface Policy {
  readonly settings: EngineParts['settings'];
  readonly profile: Profile | null;
  readonly openThreads: Parameters<typeof companyPolicy>[0]['openThreads'];
  readonly now: string;
  readonly companies: ReadonlySet<string>;
}

function objectionTo(lead: Lead, { settings, profile, openThreads, now, companies }: Policy): { readonly decision: 'rejected' | 'deferred'; readonly reason: string } | null {
  if (companies.has(companyKey(lead.company))) return { decision: 'deferred', reason: `another lead at ${lead.company} is written to first: one open thread for each company` };
  const reason = companyPolicy({ company: lead.company, settings: settings.discovery, profile, openThreads, now });
  return reason === null ? null : { decision: 'rejected', reason };
}
