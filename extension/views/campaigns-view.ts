// The campaigns and how far each has come. Contexts: campaign.active, campaign.running (in this window), campaign.paused, campaign.completed; stage; failures, failure; lead.….waiting.
import { l10n, MarkdownString } from 'vscode';
import { commandId } from '../contributions.ts';
import type { StepName } from '../../core/orchestrator/journey.ts';
import type { CampaignProgress } from '../../core/store/campaign-progress.ts';
import type { StoredCampaign } from '../../core/store/campaigns.ts';
import type { JobState } from '../../core/store/jobs.ts';
import { failureRows } from './failure-rows.ts';
import { inMarkdown } from '../in-markdown.ts';
import { leadRow } from './lead-row.ts';
import { counted } from './number-words.ts';
import type { Row } from './row.ts';
import type { WithStore } from './with-store.ts';

type CampaignLook = StoredCampaign['status'] | 'running';

const looks: Readonly<Record<CampaignLook, { readonly icon: string; readonly color?: string; words(): string }>> = {
  running: { icon: 'sync~spin', color: 'charts.blue', words: () => l10n.t('working') },
  active: { icon: 'rocket', words: () => l10n.t('active') },
  paused: { icon: 'debug-pause', color: 'charts.yellow', words: () => l10n.t('paused') },
  completed: { icon: 'pass', color: 'charts.green', words: () => l10n.t('completed') },
};

/** Newest first. `running` are the ids of those that this window works on. */
export async function campaignRows(engine: WithStore, running: readonly number[]): Promise<readonly Row[]> {
  const campaigns = await engine.store.campaigns.list();
  return Promise.all(campaigns.map(async (campaign) => campaignRow(engine, campaign, await engine.store.campaigns.progress(campaign.id), running.includes(campaign.id))));
}

function campaignRow(engine: WithStore, campaign: StoredCampaign, progress: CampaignProgress, isRunning: boolean): Row {
  const { id, name, status } = campaign;
  const look: CampaignLook = isRunning ? 'running' : status;
  const { words, ...looksLike } = looks[look];
  const far = farWords(progress);
  return {
    key: `campaign:${id}`,
    id,
    label: name,
    description: [look === 'active' ? null : words(), ...far].filter((part) => part !== null).join(' · '),
    ...looksLike,
    context: `campaign.${look}`,
    spoken: [name, words(), ...far].join(', '),
    open: true,
    opens: { command: commandId('openDashboard'), arguments: [{ id }] },
    children: () => stageRows(engine, id),
    tooltip: () => new MarkdownString([`**${inMarkdown(name)}**`, ...[words(), ...far].map(inMarkdown)].join('\n\n')),
  };
}

/** `8 of 10 drafted`, `3 to review`. */
function farWords({ found, steps, drafted, approved, sent, replied }: CampaignProgress): readonly string[] {
  const begun = total(steps, 'research-light');
  const waiting = inState(steps, 'accept', 'waiting');
  return [
    begun === 0 ? l10n.t('{0} found', counted(found)) : l10n.t('{0} of {1} drafted', counted(drafted + approved + sent), counted(begun)),
    ...(waiting > 0 ? [l10n.t('{0} to decide', counted(waiting))] : []),
    ...(drafted > 0 ? [l10n.t('{0} to review', counted(drafted))] : []),
    ...(replied > 0 ? [l10n.t('{0} replied', counted(replied))] : []),
  ];
}

async function stageRows(engine: WithStore, id: number): Promise<readonly Row[]> {
  const { found, steps, drafted, approved, sent, replied } = await engine.store.campaigns.progress(id);
  const within = `campaign:${id}`;
  const stage = (key: string, label: string, count: number, icon: string, view: 'leads' | 'review'): Row => ({
    key: `${within}/${key}`,
    label,
    description: counted(count),
    icon,
    ...(count === 0 ? { color: 'disabledForeground' } : {}),
    context: 'stage',
    opens: { command: `outreach.${view}.focus`, arguments: [] },
  });
  const waiting = inState(steps, 'accept', 'waiting');
  const failed = Object.values(steps).reduce((sum, states) => sum + (states.failed ?? 0), 0);
  return [
    stage('found', l10n.t('Found'), found, 'search', 'leads'),
    stage('researched', l10n.t('Researched'), inState(steps, 'research-light', 'done'), 'telescope', 'leads'),
    ...(waiting === 0 ? [] : [{ ...stage('waiting', l10n.t('Waiting for your decision'), waiting, 'question', 'leads'), color: 'charts.yellow', open: true, children: () => waitingLeads(engine, id, `${within}/waiting`) }]),
    stage('matched', l10n.t('Matched'), inState(steps, 'match', 'done'), 'target', 'leads'),
    stage('drafted', l10n.t('To review'), drafted, 'edit', 'review'),
    stage('approved', l10n.t('Approved'), approved, 'clock', 'review'),
    stage('sent', l10n.t('Sent'), sent, 'mail', 'review'),
    stage('replied', l10n.t('Replied'), replied, 'reply', 'leads'),
    ...(failed === 0 ? [] : [{ key: `${within}/failed`, label: l10n.t('Failed'), description: counted(failed), icon: 'error', color: 'list.errorForeground', context: 'failures', children: () => failureRows(engine, { campaignId: id, within }) }]),
  ];
}

async function waitingLeads(engine: WithStore, id: number, within: string): Promise<readonly Row[]> {
  const { leadsAtTheGate } = await import('../../core/campaign/gate.ts');
  return (await leadsAtTheGate(engine, id)).slice(0, 500).map(({ lead }) => leadRow(lead, { within, waiting: true }));
}

function inState(steps: CampaignProgress['steps'], step: StepName, state: JobState): number {
  return steps[step]?.[state] ?? 0;
}

function total(steps: CampaignProgress['steps'], step: StepName): number {
  return Object.values(steps[step] ?? {}).reduce((sum, count) => sum + count, 0);
}
