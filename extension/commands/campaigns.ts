// Campaigns: try the sample, go on, stop, pause.
import { commands, l10n, ProgressLocation, window } from 'vscode';
import type { RunReport } from '../../core/orchestrator/runner.ts';
import { commandId } from '../contributions.ts';
import type { Host } from '../host/host.ts';
import { isCancel, offer, telling, tellError, type NextStep } from '../host/tell-error.ts';
import { thrownWords } from '../host/thrown-words.ts';
import { withoutLinks } from '../host/without-links.ts';
import { campaignItems, chosen } from './choose.ts';

export function registerCampaignCommands(host: Host): void {
  host.context.subscriptions.push(
    commands.registerCommand(commandId('runSample'), () => telling(host, () => runSample(host))),
    commands.registerCommand(commandId('continueCampaign'), (named: unknown) => telling(host, () => continueCampaign(host, named))),
    commands.registerCommand(commandId('stopCampaign'), (named: unknown) => telling(host, () => stopCampaign(host, named))),
    commands.registerCommand(commandId('pauseCampaign'), (named: unknown) => telling(host, () => pauseCampaign(host, named))),
  );
}

/** Ten drafts from made-up companies, for whoever has nothing yet: no key, no network. */
async function runSample(host: Host): Promise<number> {
  const engine = await host.engine();
  const [{ beginSample }, { serveSample }] = await Promise.all([import('../../core/campaign/sample-campaign.ts'), import('../../core/sample/serve-sample.ts')]);
  const site = await serveSample(); // says on which port the pages can be had; they are served again while the campaign runs
  await site.close();
  const profile = (await engine.store.profiles.active()) ?? (await importSampleProfile(host));
  const { id } = await beginSample(engine, site.url, l10n.t('Sample: made-up companies'), profile);
  host.changed();
  await watched(host, id);
  return id;
}

async function importSampleProfile(host: Host) {
  const [{ store }, { readProfile }, { sampleResume }] = await Promise.all([host.engine(), import('../../core/profile/read-profile.ts'), import('../../core/sample/sample-resume.ts')]);
  return store.profiles.put(await readProfile(sampleResume), sampleResume);
}

async function continueCampaign(host: Host, named: unknown): Promise<number | undefined> {
  const engine = await host.engine();
  const id = await chosen(named, l10n.t('Continue Campaign'), () => campaignItems(engine, ['active', 'paused']));
  if (id !== undefined) await watched(host, id);
  return id;
}

async function stopCampaign(host: Host, named: unknown): Promise<void> {
  const engine = await host.engine();
  const running = async () => (await campaignItems(engine, ['active', 'paused'])).filter(({ id }) => host.runs.current.includes(id));
  const id = await chosen(named, l10n.t('Stop Campaign'), running);
  if (id !== undefined) host.runs.stop(id, 'stopped by you');
}

/** Nobody goes on with it, in whatever window, until somebody says so. */
async function pauseCampaign(host: Host, named: unknown): Promise<void> {
  const engine = await host.engine();
  const id = await chosen(named, l10n.t('Pause Campaign'), () => campaignItems(engine, ['active']));
  if (id === undefined) return;
  await engine.store.campaigns.setStatus(id, 'paused');
  host.runs.stop(id, 'paused by you');
  host.changed();
}

/** A person has started it and waits: how far it is, a way to stop it, and the log. */
async function watched(host: Host, campaignId: number): Promise<void> {
  const { store } = await host.engine();
  const name = (await store.campaigns.find(campaignId))?.name ?? '';
  const title = l10n.t('{0} ([Show Log](command:{1}))', withoutLinks(name), commandId('showLog'));
  const report = await window.withProgress({ location: ProgressLocation.Notification, title, cancellable: true }, async (progress, token) => {
    const draftsNow = async () => (await store.emails.counts(campaignId)).drafted;
    const show = async () => progress.report({ message: l10n.t('Drafts so far: {0}', await draftsNow()) });
    const listening = host.onDidChange(() => void show().catch((thrown: unknown) => host.logs.log.debug(thrownWords(thrown))));
    token.onCancellationRequested(() => host.runs.stop(campaignId, 'stopped by you'));
    try {
      // Who asks for it wants it to go on, and to try again what failed the last time.
      await store.campaigns.setStatus(campaignId, 'active');
      await store.jobs.retryFailed(campaignId);
      return await host.runs.start(campaignId);
    } finally {
      listening.dispose();
    }
  });
  host.changed();
  await tellEnd(host, campaignId, report);
}

async function tellEnd(host: Host, campaignId: number, { failures }: RunReport): Promise<void> {
  const [failure] = failures;
  const next = await nextStep(host, campaignId);
  if (failure !== undefined) tellError(host, failure.error, { again: () => commands.executeCommand(commandId('continueCampaign'), { id: campaignId }), quietKey: 'failedSteps', ...(next && { next }) });
  else if (next !== undefined) offer(next);
}

/** What a person has to do, if anything. */
async function nextStep(host: Host, campaignId: number): Promise<NextStep | undefined> {
  const { store } = await host.engine();
  const waiting = (await store.jobs.counts(campaignId)).waiting;
  const drafts = (await store.emails.counts(campaignId)).drafted;
  if (waiting > 0) {
    const text = waiting === 1 ? l10n.t('1 lead waits for you to say whether it is worth more work.') : l10n.t('{0} leads wait for you to say which are worth more work.', waiting);
    return { text, label: l10n.t('Decide'), act: () => commands.executeCommand(commandId('acceptLead')) };
  }
  if (drafts === 0) return undefined;
  const text = drafts === 1 ? l10n.t('1 draft waits for your review. Nothing is sent without your approval.') : l10n.t('{0} drafts wait for your review. Nothing is sent without your approval.', drafts);
  return { text, label: l10n.t('Review'), act: () => commands.executeCommand('outreach.review.focus') };
}

/** Goes on with what a window was doing that is gone, without a person waiting for it; what somebody has paused since then stays so. */
export async function resumeQuietly(host: Host, campaignId: number): Promise<void> {
  try {
    const { store } = await host.engine();
    const campaign = await store.campaigns.find(campaignId);
    if (campaign?.status === 'active') await host.runs.start(campaignId);
    else await host.underWay.ended(campaignId);
  } catch (thrown) {
    if (!isCancel(thrown)) tellError(host, thrown, { again: () => commands.executeCommand(commandId('continueCampaign'), { id: campaignId }), quietKey: 'resumedRun' });
  } finally {
    host.changed();
  }
}
