import { commands } from 'vscode';
import { createError } from '../../core/errors.ts';
import type { RequestPlan } from '../../core/orchestrator/request-plan.ts';
import { commandId } from '../contributions.ts';
import type { Host } from '../host/host.ts';
import { telling } from '../host/tell-error.ts';

/** Begins the campaign of a plan that somebody has read, and lets it run. Gives its id at once. */
export function registerRunPlan(host: Host): void {
  const run = async (plan: RequestPlan) => {
    const id = await beginPlanned(host, plan);
    host.changed();
    void commands.executeCommand(commandId('continueCampaign'), { id });
    return id;
  };
  host.context.subscriptions.push(commands.registerCommand(commandId('runPlan'), (plan: RequestPlan) => telling(host, () => run(plan))));
}

/** Rejects with `profile_missing`, `sender_unknown` or `not_registered` before anything is begun. */
async function beginPlanned(host: Host, { venues, limit, mode, wanted }: RequestPlan): Promise<number> {
  const [engine, { beginCampaign }, { senderOf }] = await Promise.all([host.engine(), import('../../core/campaign/begin-campaign.ts'), import('../../core/campaign/sender.ts')]);
  for (const { venue } of venues) engine.kernel.venues.get(venue);
  const profile = await engine.store.profiles.active();
  if (profile === undefined) throw createError('profile_missing', {});
  senderOf(engine.settings, profile.profile);
  const takesAll = [...wanted.about, ...wanted.role, ...wanted.place].length === 0;
  const { campaign } = await beginCampaign(engine, { profile, venues, leadLimit: limit, mode, ...(takesAll ? {} : { wanted }) });
  return campaign.id;
}
