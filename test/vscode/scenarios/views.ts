// What each view shows of a store, in the editor's own words for it: tree items.
import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MarkdownString, ThemeIcon, TreeItemCheckboxState, type TreeItem } from 'vscode';
import type { LeadFilter } from '../../../core/store/lead-page.ts';
import { openStore } from '../../../core/store/open.ts';
import type { Store } from '../../../core/store/store.ts';
import { activityRows } from '../../../extension/views/activity-view.ts';
import { campaignRows } from '../../../extension/views/campaigns-view.ts';
import { type LeadGrouping, leadRows } from '../../../extension/views/leads-view.ts';
import { createPagesShown } from '../../../extension/views/pages-shown.ts';
import { reviewRows } from '../../../extension/views/review-view.ts';
import type { Row } from '../../../extension/views/row.ts';
import { createRowsTree, type RowsTree } from '../../../extension/views/rows-tree.ts';
import { migrations } from '../../../migrations/index.ts';
import { createHandClock } from '../../support/hand-clock.ts';
import { addLead, approve, beginCampaign, draft } from '../../support/store.ts';

const clock = createHandClock();
const problem = { rule: 'unsupported-number', message: 'Nothing supports "12 years".', help: 'Take it out.', part: 'body', start: 0, end: 8, quote: '12 years' } as const;

async function freshStore(): Promise<Store> {
  return openStore({ file: join(mkdtempSync(join(tmpdir(), 'outreach-views-')), 'outreach.db'), migrations, clock });
}

function treeOf(rows: () => Promise<readonly Row[]>): RowsTree {
  return createRowsTree({ roots: rows, trouble: async (thrown) => ({ key: 'trouble', label: String(thrown), icon: 'error', context: 'trouble' }) });
}

/** A tree as lines, with the context that menus go by; each level is indented. */
async function seen(tree: RowsTree, parent?: Row): Promise<readonly string[]> {
  const rows = await Promise.all(
    (await tree.getChildren(parent)).map(async (row) => {
      const item = tree.getTreeItem(row);
      assert.ok(item.iconPath instanceof ThemeIcon);
      const below = await seen(tree, row);
      return [`${item.checkboxState === undefined ? '' : isChecked(item.checkboxState) ? '☑ ' : '☐ '}${written(item)} [${item.contextValue}]`, ...below.map((line) => `  ${line}`)];
    }),
  );
  return rows.flat();
}

/** What a screen reader says, line by line. */
async function heard(tree: RowsTree, parent?: Row): Promise<readonly string[]> {
  const rows = await Promise.all((await tree.getChildren(parent)).map(async (row) => [tree.getTreeItem(row).accessibilityInformation?.label ?? 'nothing', ...(await heard(tree, row))]));
  return rows.flat();
}

function isChecked(state: NonNullable<TreeItem['checkboxState']>): boolean {
  return (typeof state === 'object' ? state.state : state) === TreeItemCheckboxState.Checked;
}

function written(item: TreeItem): string {
  return [item.label, item.description].filter((words) => words !== undefined && words !== '').join(' | ');
}

/** Three people at two companies: one draft to review, one blocked, one lead that waits for a decision, one step that failed. */
async function filledStore(): Promise<{ readonly store: Store; readonly campaignId: number; readonly ready: number }> {
  const store = await freshStore();
  const campaignId = await beginCampaign(store);
  const ada = await addLead(store, { company: 'Acme', person: 'Ada Moreau', email: 'ada@acme.example', role: 'Head of Data' });
  const ben = await addLead(store, { company: 'Acme, Inc.', person: 'Ben Ortiz' }, 'yc');
  const cleo = await addLead(store, { company: 'Brightwater', role: 'Backend Engineer' });
  await store.campaigns.addLeads(campaignId, [ada.id, ben.id, cleo.id]);
  for (const { id } of [ada, ben]) for (const status of ['researching', 'matched', 'drafted'] as const) await store.leads.setStatus(id, status);
  for (const [{ id }, score] of [[ada, 70], [ben, 90]] as const) await store.matches.put(campaignId, id, null, { score, confidence: 1, parts: [], valueProposition: '', leadWith: null });
  const add = (leadId: number, blockedBy: readonly (typeof problem)[]) => store.emails.add({ campaignId, leadId, draft, footer: 'Mara', messageId: `<${leadId}@example.org>`, writtenBy: 'offline rules', blockedBy });
  const ready = await add(ada.id, []);
  await add(ben.id, [problem]);
  await store.jobs.enqueue([
    { campaignId, leadId: ada.id, step: 'research-light' }, { campaignId, leadId: ben.id, step: 'research-light' }, { campaignId, leadId: cleo.id, step: 'accept', gate: 'acceptance' },
  ]);
  const [first, second] = await store.jobs.claim({ owner: 'test', now: store.connection.now(), leaseMs: 60_000, limit: 2 });
  assert.ok(first !== undefined && second !== undefined);
  await store.write((tx) => store.jobs.finish(tx, first));
  await store.jobs.fail(undefined, second, { reason: 'the page was gone' });
  await store.write(async (tx) => {
    await store.events.append(tx, 'leadDiscovered', { lead: ada });
    await store.events.append(tx, 'emailDrafted', { lead: ada, email: ready });
    const ended = { leadId: ada.id, milliseconds: 5 };
    await store.agentResults.put({ leadId: ada.id, agent: 'word-count', moment: 'briefReady', value: { words: 7 } }, tx);
    await store.events.append(tx, 'agentCompleted', { ...ended, agent: 'word-count', state: 'completed', reason: null });
    await store.events.append(tx, 'agentCompleted', { ...ended, agent: 'research', state: 'failed', reason: 'the page was gone' });
  });
  return { store, campaignId, ready: ready.id };
}

export async function campaigns(): Promise<unknown> {
  const { store } = await filledStore();
  return seen(treeOf(() => campaignRows({ store }, [])));
}

export async function aRunningCampaign(): Promise<unknown> {
  const { store, campaignId } = await filledStore();
  return (await seen(treeOf(() => campaignRows({ store }, [campaignId])))).slice(0, 1);
}

export async function leads(): Promise<unknown> {
  const { store } = await filledStore();
  const by = (grouping: LeadGrouping, filter: LeadFilter = {}) => seen(treeOf(() => leadRows({ store }, { grouping, filter, pages: createPagesShown() })));
  return { status: await by('status'), company: await by('company'), venue: await by('venue'), filtered: await by('status', { text: 'ada' }), nobody: await by('status', { text: 'zoe' }) };
}

export async function review(): Promise<unknown> {
  const { store, ready } = await filledStore();
  const before = await seen(treeOf(() => reviewRows({ store }, { checked: new Set([ready]), pages: createPagesShown() })));
  await approve(store, await store.emails.get(ready), null);
  const after = await seen(treeOf(() => reviewRows({ store }, { checked: new Set(), pages: createPagesShown() })));
  return { before, after };
}

export async function whyADraftIsBlocked(): Promise<string> {
  const { store } = await filledStore();
  const tree = treeOf(() => reviewRows({ store }, { checked: new Set(), pages: createPagesShown() }));
  const [queue] = await tree.getChildren();
  const [blocked] = await tree.getChildren(queue);
  assert.ok(blocked);
  const item = await tree.resolveTreeItem?.(tree.getTreeItem(blocked), blocked, { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => undefined }) });
  assert.ok(item?.tooltip instanceof MarkdownString);
  return item.tooltip.value;
}

export async function whatIsHeard(): Promise<unknown> {
  const { store } = await filledStore();
  const pages = createPagesShown();
  return {
    campaigns: await heard(treeOf(() => campaignRows({ store }, []))),
    leads: await heard(treeOf(() => leadRows({ store }, { grouping: 'company', filter: {}, pages }))),
    review: await heard(treeOf(() => reviewRows({ store }, { checked: new Set(), pages }))),
    activity: await heard(treeOf(() => activityRows({ store }, []))),
  };
}

export async function activity(): Promise<unknown> {
  const { store, campaignId } = await filledStore();
  return seen(treeOf(() => activityRows({ store }, [campaignId])));
}

/** How often the editor was told to read anew: by a look at what has not changed, and by one at what has. */
export async function looksAgain(): Promise<unknown> {
  const { store } = await filledStore();
  const tree = treeOf(() => leadRows({ store }, { grouping: 'status', filter: {}, pages: createPagesShown() }));
  const told: (string | undefined)[] = [];
  tree.onDidChangeTreeData?.((row) => told.push(Array.isArray(row) || row === null ? 'several' : row === undefined ? 'all' : row.label));
  await seen(tree);
  await tree.look();
  const unchanged = [...told];
  const lead = await store.leads.get(1);
  await store.leads.edit(1, lead.version, { score: 99 });
  await tree.look();
  const oneLead = told.splice(0);
  await seen(tree);
  await addLead(store, { company: 'Zephyr' });
  await tree.look();
  return { unchanged, oneLead, aNewLead: told };
}

export async function trouble(): Promise<unknown> {
  return seen(treeOf(async () => Promise.reject(new Error('the disk is gone'))));
}
