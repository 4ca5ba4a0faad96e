import test from 'ava';
import type { Match } from '../../../core/domain/match.ts';
import type { Store } from '../../../core/store/store.ts';
import { addLead, approve, beginCampaign, draft, openTestStore } from '../../support/store.ts';

const problem = { rule: 'unsupported-number', message: 'Nothing supports "12 years".', help: 'Take it out.', part: 'body', start: 0, end: 8, quote: '12 years' } as const;

async function addDraft(store: Store, company: string, score: number | null, blocked = false) {
  const campaignId = await beginCampaign(store);
  const lead = await addLead(store, { person: company, email: `${company.toLowerCase()}@example.org` });
  for (const status of ['researching', 'matched', 'drafted'] as const) await store.leads.setStatus(lead.id, status);
  const match: Match = { score: score ?? 0, confidence: 1, parts: [], valueProposition: '', leadWith: null };
  if (score !== null) await store.matches.put(campaignId, lead.id, null, match);
  return store.emails.add({ campaignId, leadId: lead.id, draft, footer: 'Mara', messageId: `<${company}@example.org>`, writtenBy: 'offline rules', blockedBy: blocked ? [problem] : [] });
}

test('drafts that wait are listed with the best match first, those without a match last, each with what holds it', async (t) => {
  const store = await openTestStore(t);
  await addDraft(store, 'Ada', 40);
  await addDraft(store, 'Ben', null);
  await addDraft(store, 'Cleo', 90, true);
  const listed = await store.reviewQueue.list('drafted');
  t.deepEqual(listed.map(({ person, match, blockedBy }) => [person, match, blockedBy.length]), [['Cleo', 90, 1], ['Ada', 40, 0], ['Ben', null, 0]]);
  t.deepEqual((await store.reviewQueue.list('drafted', 1)).map(({ person }) => person), ['Cleo']);
  t.is(listed[1]?.address, 'ada@example.org');
  t.is(listed[1]?.outbox, null);
});

test('what was approved says where its message stands, and what was sent comes newest first', async (t) => {
  const store = await openTestStore(t);
  for (const name of ['Ada', 'Ben', 'Cleo']) await approve(store, await addDraft(store, name, 50), `${name.toLowerCase()}@example.org`);
  t.deepEqual((await store.reviewQueue.list('approved')).map(({ person, outbox }) => [person, outbox]), ['Ada', 'Ben', 'Cleo'].map((name) => [name, { state: 'queued', reason: null }]));
  for (const _ of ['Ada', 'Ben']) {
    await store.clock.advance(60_000);
    const [message] = await store.outbox.claim({ owner: 'test', now: store.clock.now(), leaseMs: 60_000, limit: 1, transport: 'memory' });
    if (message === undefined) throw new Error('nothing was due');
    await store.write((tx) => store.outbox.markSent(tx, message, 'reference'));
  }
  t.deepEqual((await store.reviewQueue.list('sent')).map(({ person, outbox }) => [person, outbox?.state]), [['Ben', 'sent'], ['Ada', 'sent']]);
  t.deepEqual((await store.reviewQueue.list('approved')).map(({ person }) => person), ['Cleo']);
});
