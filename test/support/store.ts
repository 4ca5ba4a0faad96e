import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import type { Clock } from '../../core/contracts/ports.ts';
import type { Draft } from '../../core/domain/draft.ts';
import type { Candidate, Lead } from '../../core/domain/lead.ts';
import type { SourceDocument } from '../../core/domain/source-document.ts';
import { openStore } from '../../core/store/open.ts';
import type { Store } from '../../core/store/store.ts';
import type { Email } from '../../core/domain/email.ts';
import { migrations } from '../../migrations/index.ts';
import { createHandClock, type HandClock } from './hand-clock.ts';
import { temporaryFolder } from './temporary-folder.ts';

export interface TestStore extends Store {
  readonly clock: HandClock;
  readonly folder: string;
}

/** A real file in a folder of the test's own, closed when the test has ended. Time stands still. */
export async function openTestStore(t: ExecutionContext, file = join(temporaryFolder(t), 'outreach.db'), clock = createHandClock()): Promise<TestStore> {
  const store = await openStore({ file, migrations, clock });
  let open = true;
  const close = async () => {
    if (open) await store.close();
    open = false;
  };
  t.teardown(close);
  return { ...store, close, clock, folder: join(file, '..') };
}

/** The wall clock, for stores in child processes. */
export const wallClock: Clock = { now: () => Date.now(), sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)) };

export function posting(uri: string, text: string): SourceDocument {
  return { kind: 'posting', uri, title: 'Backend Engineer', text, fetchedAt: '2026-03-01T08:00:00.000Z' };
}

export function candidate(company: string, changes: Partial<Candidate> = {}): Candidate {
  return { company, documents: [], ...changes };
}

export async function addLead(store: Store, changes: Partial<Candidate> = {}, venue = 'lever'): Promise<Lead> {
  const [stored] = await store.leads.upsertCandidates([{ candidate: candidate('Brightwater Freight', changes), venue }]);
  if (stored === undefined) throw new Error('no lead was stored');
  return stored.lead;
}

export async function beginCampaign(store: Store, requestKey = 'request-1'): Promise<number> {
  const { campaign } = await store.campaigns.begin({ requestKey, name: 'Spring', configHash: '0badcafe', mode: 'auto', leadLimit: 10, request: { venues: ['lever'] } });
  return campaign.id;
}

export const draft: Draft = {
  reader: 'engineering',
  subjectA: 'Routing at Brightwater',
  subjectB: 'A question about your planner',
  body: 'Hello, your posting says that routes are planned by hand.',
  followUps: [
    { day: 3, body: 'One more thought.' },
    { day: 7, body: 'A last thought.' },
  ],
  claims: [{ text: 'routes are planned by hand', source: { kind: 'posting', uri: 'https://brightwater.example/jobs/1', quote: 'routes are planned by hand' } }],
  questions: [{ id: 'why', text: 'Why them?', answer: null }],
};

/** A drafted lead and its email, as the writer's step leaves them. */
export async function addDraft(store: Store, changes: Partial<Candidate> = { email: 'ops@brightwater.example' }): Promise<{ readonly lead: Lead; readonly email: Email; readonly campaignId: number }> {
  const campaignId = await beginCampaign(store);
  const { id } = await addLead(store, changes);
  for (const status of ['researching', 'matched', 'drafted'] as const) await store.leads.setStatus(id, status);
  const email = await store.emails.add({ campaignId, leadId: id, draft, footer: 'Mara, 1 Quay Street', messageId: `<lead-${id}@example.org>`, writtenBy: 'offline rules', blockedBy: [] });
  return { lead: await store.leads.get(id), email, campaignId };
}

export const approvedBytes = new TextEncoder().encode('From: mara@example.org\r\n\r\nHello');

/** Approves a draft, so that its message is in the outbox. */
export async function approve(store: Store, email: Email, recipient: string | null = 'ops@brightwater.example'): Promise<Email> {
  return store.emails.approve(email.id, email.version, { approvedHash: 'ab'.repeat(32), outgoing: { sender: 'mara@example.org', recipient, bytes: approvedBytes } });
}
