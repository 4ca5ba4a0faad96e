// Asks for what a command is to act on, when it was not said by where the command was called.
import { l10n, type QuickPickItem, window } from 'vscode';
import type { Engine } from '../../core/engine.ts';
import { coreWords } from '../host/core-words.ts';
import { notify } from '../host/notify.ts';

/** A tree element, or a plain object. */
export interface Named {
  readonly id: number;
}

/** The one that was named, else the only one that there is, else the one that is picked; undefined when nothing is. */
export async function chosen<Item extends QuickPickItem & Named>(named: unknown, title: string, items: () => Promise<readonly Item[]>, { evenTheOnlyOne = false } = {}): Promise<number | undefined> {
  if (isNamed(named)) return named.id;
  const all = await items();
  const [only] = all;
  if (only !== undefined && all.length === 1 && !evenTheOnlyOne) return only.id;
  if (only === undefined) {
    void notify.information(l10n.t('{0}: there is nothing to choose from yet.', title));
    return undefined;
  }
  return (await window.showQuickPick(all, { title, matchOnDescription: true, matchOnDetail: true }))?.id;
}

/** Those that were named: one, several (a tree gives the clicked one, then the selection), or undefined when none were. */
export function namedOnes(named: unknown, selection?: unknown): readonly number[] | undefined {
  const all = Array.isArray(selection) && selection.length > 0 ? selection : Array.isArray(named) ? named : [named];
  const ids = all.flatMap((each) => (isNamed(each) ? [each.id] : []));
  return ids.length === 0 ? undefined : [...new Set(ids)];
}

export function isNamed(value: unknown): value is Named {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'number';
}

export type CampaignItem = QuickPickItem & Named;

export async function campaignItems({ store }: Engine, statuses: readonly string[]): Promise<readonly CampaignItem[]> {
  const campaigns = (await store.campaigns.list()).filter(({ status }) => statuses.includes(status));
  return campaigns.map(({ id, name, status }) => ({ id, label: name, description: status === 'active' ? '' : l10n.t('paused') }));
}

/** Leads that wait at the gate after light research, best first. */
export async function waitingLeadItems(engine: Engine): Promise<readonly (QuickPickItem & Named)[]> {
  const { leadsAtTheGate } = await import('../../core/campaign/gate.ts');
  const waiting = (await Promise.all((await engine.store.campaigns.list('active')).map(({ id }) => leadsAtTheGate(engine, id)))).flat();
  const unique = new Map(waiting.map((each) => [each.lead.id, each]));
  return [...unique.values()].map(({ lead, brief }) => ({
    id: lead.id,
    label: lead.company,
    description: [lead.role, lead.score === null ? null : l10n.t('score {0}', Math.round(lead.score))].filter((part) => part !== null).join(' · '),
    detail: brief?.summary ?? '',
  }));
}

/** The best leads, with the addresses that are known. */
export async function leadItems({ store }: Engine): Promise<readonly (QuickPickItem & Named)[]> {
  const { leads } = await store.leads.page({ sort: 'updated', limit: 500 });
  return leads.map(({ id, company, person, email }) => ({ id, label: company, description: person ?? '', detail: email ?? l10n.t('no address') }));
}

/** Drafts that stand in the queue, oldest first. */
export async function draftItems({ store }: Engine): Promise<readonly (QuickPickItem & Named & { readonly isReady: boolean })[]> {
  const { chosenSubject } = await import('../../core/outbox/chosen-subject.ts');
  const drafts = await store.emails.list({ status: 'drafted', limit: 500 });
  const leads = new Map((await store.leads.many(drafts.map(({ leadId }) => leadId))).map((lead) => [lead.id, lead]));
  return drafts.map((draft) => ({
    id: draft.id,
    label: leads.get(draft.leadId)?.company ?? l10n.t('Draft {0}', draft.id),
    description: chosenSubject(draft),
    detail: draft.blockedBy.length === 0 ? '' : draft.blockedBy.map(({ message }) => coreWords(message)).join(' '),
    isReady: draft.blockedBy.length === 0,
  }));
}
