// What the `run` commands share: naming a campaign, running it while lines of progress go by, and telling what came of it.
import { resolve } from 'node:path';
import type { Engine } from '../core/engine.ts';
import type { Stage } from '../core/orchestrator/journey.ts';
import type { RunFailure } from '../core/orchestrator/runner.ts';
import type { StoredCampaign } from '../core/store/campaigns.ts';
import type { StoredProfile } from '../core/store/profiles.ts';
import { createError, isOutreachError } from '../core/errors.ts';
import type { CommandContext, CommandResult } from './command.ts';
import { askAtTheGate } from './gate.ts';
import { numberOption, textListOption, textOption } from './option-values.ts';
import { summarize } from './run-summary.ts';

type Options = Readonly<Record<string, unknown>>;

const defaultLimit = 10;

/** Starts (or goes on with) the campaign that the options name. */
export async function runRequested(context: CommandContext, options: Options, request: 'all' | 'scout'): Promise<CommandResult> {
  const venues = textListOption(options, 'venue');
  const sources = textListOption(options, 'from');
  if (venues.length !== sources.length) throw createError('options_unpaired', { venues: venues.length, sources: sources.length });
  if (venues.length === 0) return continueCampaigns(context, request);

  const engine = await context.engine();
  for (const venue of venues) engine.kernel.venues.get(venue); // an unknown one is said before anything is done
  const profile = await profileOf(engine, textOption(options, 'resume'), context);
  const { senderOf } = await import('../core/campaign/sender.ts');
  senderOf(context.settings, profile.profile); // said at the start, not at the first draft
  const { beginCampaign } = await import('../core/campaign/begin-campaign.ts');
  const { campaign, isNew } = await beginCampaign(engine, {
    profile,
    venues: venues.map((venue, index) => ({ venue, from: sources[index] ?? '' })),
    leadLimit: numberOption(options, 'limit') ?? defaultLimit,
    mode: options['assist'] === true ? 'assist' : 'auto',
    scoutAgain: request === 'scout',
    signal: context.signal,
  });
  if (!isNew) engine.log('orchestrator').info(`Going on with campaign ${campaign.id}, which the same request has started before.`);
  return carryOut(context, engine, [campaign], request);
}

/** Goes on with every active campaign; of one stage only, or of all. Rejects with `nothing_to_continue`. */
export async function continueCampaigns(context: CommandContext, request: 'all' | Stage): Promise<CommandResult> {
  const engine = await context.engine();
  const campaigns = [...(await engine.store.campaigns.list('active'))].reverse();
  if (campaigns.length === 0) throw createError('nothing_to_continue', {});
  return carryOut(context, engine, campaigns, request);
}

/** The file named, imported as the active profile; otherwise the active one. Rejects with `profile_missing`. */
async function profileOf({ store, log }: Engine, resume: string | undefined, context: CommandContext): Promise<StoredProfile> {
  if (resume !== undefined) {
    const { readProfile } = await import('../core/profile/read-profile.ts');
    const file = resolve(resume);
    const profile = await readProfile(file);
    context.signal.throwIfAborted();
    log('profile').info(`Read ${profile.name?.value ?? 'the résumé'}: ${profile.skills.length} skills, ${profile.experience.length} positions.`);
    return store.profiles.put(profile, file);
  }
  const active = await store.profiles.active();
  if (active === undefined) throw createError('profile_missing', {});
  return active;
}

async function carryOut(context: CommandContext, engine: Engine, campaigns: readonly StoredCampaign[], request: 'all' | Stage): Promise<CommandResult> {
  const { runCampaign } = await import('../core/orchestrator/runner.ts');
  const steps = request === 'all' ? undefined : await stepsOf(engine, request);
  const failures: RunFailure[] = [];
  let finished = 0;
  for (const campaign of campaigns) {
    // Asking again is a reason to go on with what was paused, and to try again what failed the last time.
    if (campaign.status === 'paused') await engine.store.campaigns.setStatus(campaign.id, 'active');
    await engine.store.jobs.retryFailed(campaign.id);
    for (;;) {
      const report = await runCampaign(engine, { campaignId: campaign.id, signal: context.signal, ...(steps === undefined ? {} : { steps }) });
      failures.push(...report.failures);
      finished += report.finished;
      if (!(await askAtTheGate(context, engine, campaign))) break;
    }
  }
  const summary = await summarize(engine, campaigns, finished, failures, context.paths);
  // A scout that failed leaves nothing to show: that is the error.
  const [first] = failures;
  if (first !== undefined && first.step === 'scout' && summary.json.drafts === 0 && isOutreachError(first.error)) throw first.error;
  return { ...summary, exitCode: failures.length > 0 ? 1 : 0 };
}

/** The steps of the orchestrator's plan for this request. */
async function stepsOf(engine: Engine, request: Stage): Promise<readonly string[]> {
  const [{ stepsOfStage }, { planFor }] = await Promise.all([import('../core/orchestrator/journey.ts'), import('../core/orchestrator/plan.ts')]);
  return (await planFor(engine, request)).flatMap(stepsOfStage);
}
