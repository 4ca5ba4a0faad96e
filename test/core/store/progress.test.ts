import test from 'ava';
import { addDraft, addLead, approve, beginCampaign, openTestStore } from '../../support/store.ts';

const nothing = { found: 0, accepted: 0, researched: 0, matched: 0, drafted: 0, approved: 0, sent: 0, replied: 0 };

test('an empty store has come nowhere', async (t) => {
  const store = await openTestStore(t);
  t.deepEqual(await store.progress.stages(), nothing);
  t.deepEqual(await store.progress.days(), []);
  t.deepEqual(await store.progress.venues(), []);
});

test('each stage counts the leads that reached it, of one campaign and of all', async (t) => {
  const store = await openTestStore(t);
  const { lead, email, campaignId } = await addDraft(store);
  const other = await addLead(store, { person: 'Una Kerr' }, 'rss');
  await store.campaigns.addLeads(campaignId, [lead.id]);
  await store.campaigns.decide(campaignId, lead.id, 'accepted', null);
  for (const phase of ['light', 'deep'] as const) await store.briefs.put(campaignId, lead.id, { phase, summary: 'Freight.', findings: [] });
  await store.matches.put(campaignId, lead.id, null, { score: 80, confidence: 1, parts: [], valueProposition: 'Routes.', leadWith: null });
  const reached = { found: 1, accepted: 1, researched: 1, matched: 1, drafted: 1 };
  t.deepEqual(await store.progress.stages(campaignId), { ...nothing, ...reached });

  const approved = await approve(store, email);
  t.like(await store.progress.stages(campaignId), { approved: 1, sent: 0 });
  await send(store);
  await store.leads.setStatus(lead.id, 'replied');
  await store.write((tx) => store.events.append(tx, 'replyReceived', { lead, emailId: approved.id, intent: 'interested' }));
  t.deepEqual(await store.progress.stages(campaignId), { ...nothing, ...reached, approved: 1, sent: 1, replied: 1 });
  t.like(await store.progress.stages(), { found: 2, replied: 1 });
  t.deepEqual(await store.progress.stages(await beginCampaign(store, 'another')), nothing);
  t.deepEqual(await store.progress.venues(), [
    { venue: 'lever', found: 1, drafted: 1, sent: 1, replied: 1 },
    { venue: 'rss', found: 1, drafted: 0, sent: 0, replied: 0 },
  ]);
  t.deepEqual((await store.progress.venues(campaignId)).map(({ venue }) => venue), ['lever']);
  t.is(other.venue, 'rss');
});

test('a rejected draft is no progress', async (t) => {
  const store = await openTestStore(t);
  const { email } = await addDraft(store);
  await store.emails.reject(email.id, email.version, null);
  t.like(await store.progress.stages(), { drafted: 0 });
  t.like((await store.progress.venues())[0], { drafted: 0 });
});

test('days tell what was done on each, oldest first, and leave out the idle ones', async (t) => {
  const store = await openTestStore(t);
  const { email, campaignId, lead } = await addDraft(store);
  await store.campaigns.addLeads(campaignId, [lead.id]);
  await approve(store, email);
  await store.clock.advance(2 * 24 * 60 * 60 * 1000);
  await send(store);
  const days = await store.progress.days(campaignId);
  t.deepEqual(days.map(({ day: _, ...done }) => done), [
    { found: 1, drafted: 1, sent: 0, replied: 0 },
    { found: 0, drafted: 0, sent: 1, replied: 0 },
  ]);
  t.true(days.every(({ day }, index) => index === 0 || day > (days[index - 1]?.day ?? '')));
  t.deepEqual(await store.progress.days(), days);
  t.deepEqual(await store.progress.days(undefined, 1), days.slice(1));
});

async function send(store: Awaited<ReturnType<typeof openTestStore>>): Promise<void> {
  const [message] = await store.outbox.claim({ owner: 'test', now: store.clock.now(), leaseMs: 60_000, limit: 1, transport: 'file' });
  if (message === undefined) throw new Error('Nothing waited to be sent.');
  await store.write((tx) => store.outbox.markSent(tx, message, 'outbox/1.eml'));
}
