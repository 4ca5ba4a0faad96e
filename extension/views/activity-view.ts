// What happens now, what failed, and what happened. Contexts: now, failures, mail, past; campaign.running, job; failure; event.
import { l10n, MarkdownString } from 'vscode';
import { commandId } from '../contributions.ts';
import type { StoredEvent } from '../../core/store/events.ts';
import { eventWords } from './event-words.ts';
import { failureRows } from './failure-rows.ts';
import { inMarkdown } from '../in-markdown.ts';
import { receivedRow } from './mail-rows.ts';
import { counted, timeOf } from './number-words.ts';
import type { Row } from './row.ts';
import { stepWords } from './step-words.ts';
import type { WithStore } from './with-store.ts';

const eventsShown = 200;

/** `running` are the ids of the campaigns that this window works on; `mailOf` what there is to say about mail. */
export async function activityRows(engine: WithStore, running: readonly number[], mailOf: () => Promise<readonly Row[]> = async () => []): Promise<readonly Row[]> {
  const { store } = engine;
  const [counts, events, mail] = await Promise.all([store.jobs.counts(), store.events.newest(1), mailOf()]);
  return [
    ...(running.length === 0 && counts.running === 0 ? [] : [group('now', l10n.t('Now'), counts.running === 0 ? undefined : counts.running, 'sync~spin', () => nowRows(engine, running), { color: 'charts.blue' })]),
    ...(counts.failed === 0 ? [] : [group('failures', l10n.t('Failed'), counts.failed, 'error', () => failureRows(engine, { within: 'failures' }), { color: 'list.errorForeground' })]),
    ...(mail.length === 0 ? [] : [group('mail', l10n.t('Mail'), undefined, 'mail', mailOf)]),
    ...(events.length === 0 ? [] : [group('past', l10n.t('What happened'), undefined, 'history', () => pastRows(engine))]),
  ];
}

function group(key: string, label: string, count: number | undefined, icon: string, children: () => Promise<readonly Row[]>, look: { readonly color?: string } = {}): Row {
  return { key, label, ...(count === undefined ? {} : { description: counted(count) }), icon, context: key, open: true, children, ...look };
}

async function nowRows({ store }: WithStore, running: readonly number[]): Promise<readonly Row[]> {
  const [campaigns, jobs] = await Promise.all([Promise.all(running.map((id) => store.campaigns.find(id))), store.jobs.list({ state: 'running' })]);
  const leads = new Map((await store.leads.many(jobs.flatMap(({ leadId }) => (leadId === null ? [] : [leadId])))).map((lead) => [lead.id, lead.company]));
  return [
    ...campaigns.flatMap((campaign): readonly Row[] =>
      campaign === undefined
        ? []
        : [{ key: `now/campaign:${campaign.id}`, id: campaign.id, label: campaign.name, description: l10n.t('working in this window'), icon: 'rocket', context: 'campaign.running', opens: { command: commandId('openDashboard'), arguments: [{ id: campaign.id }] } }],
    ),
    ...jobs.map(({ id, step, leadId }): Row => {
      const company = leadId === null ? undefined : leads.get(leadId);
      return {
        key: `now/job:${id}`,
        label: stepWords(step),
        ...(company === undefined ? {} : { description: company }),
        icon: 'loading~spin',
        context: 'job',
        ...(leadId === null ? {} : { opens: { command: commandId('openLead'), arguments: [{ id: leadId }] } }),
      };
    }),
  ];
}

/** What plugins are told of, and the mail that came besides answers, which are told: the newest first. */
async function pastRows({ store }: WithStore): Promise<readonly Row[]> {
  const [events, received] = await Promise.all([store.events.newest(eventsShown), store.inbox.newest({ limit: eventsShown })]);
  const untold = received.filter(({ kind, leadId }) => leadId !== null && (kind === 'bounce' || kind === 'complaint' || kind === 'auto-reply'));
  const leadIds = [...untold.map(({ leadId }) => leadId), ...events.map(leadOf)].flatMap((id) => id ?? []);
  const companies = new Map((await store.leads.many([...new Set(leadIds)])).map((lead) => [lead.id, lead.company]));
  const rows = [...events.map((told) => ({ at: Date.parse(told.event.at), row: eventRow(told, companies.get(leadOf(told) ?? 0)) })), ...untold.map((record) => ({ at: record.receivedAt, row: { ...receivedRow(record, companies.get(record.leadId ?? 0)), key: `event:received:${record.id}` } }))];
  return rows.toSorted((left, right) => right.at - left.at).slice(0, eventsShown).map(({ row }) => row);
}

/** Of an event that says no more of its lead. */
function leadOf(told: StoredEvent): number | null {
  return told.moment === 'agentCompleted' ? told.event.leadId : null;
}

function eventRow(told: StoredEvent, company: string | undefined): Row {
  const { words, aside, icon, color, opens } = eventWords(told, company);
  const time = timeOf(new Date(told.event.at));
  const description = [time, aside].filter((part) => part !== undefined).join(' · ');
  return {
    key: `event:${told.id}`,
    label: words,
    description,
    icon,
    ...(color === undefined ? {} : { color }),
    context: 'event',
    ...(opens === undefined ? {} : { opens: { command: opens.command, arguments: [{ id: opens.id }] } }),
    tooltip: () => new MarkdownString([words, description].map(inMarkdown).join('\n\n')),
  };
}
