import test from 'ava';
import { errorOf } from '../../support/error-of.ts';
import { addLead, candidate, openTestStore } from '../../support/store.ts';

const request = { requestKey: 'same', name: 'Spring', configHash: '0badcafe', mode: 'assist', leadLimit: 5, request: { venues: ['lever'] } } as const;

test('the same request goes on with the same campaign', async (t) => {
  const store = await openTestStore(t);
  const first = await store.campaigns.begin(request);
  t.true(first.isNew);
  t.like(first.campaign, { name: 'Spring', status: 'active', mode: 'assist', leadLimit: 5, request: { venues: ['lever'] } });
  const second = await store.campaigns.begin({ ...request, name: 'Other' });
  t.false(second.isNew);
  t.deepEqual(second.campaign, first.campaign);
  t.true((await store.campaigns.begin({ ...request, requestKey: 'other' })).isNew);
  t.deepEqual((await store.campaigns.list()).map(({ id }) => id), [2, 1]);
});

test('a campaign is paused, resumed and completed', async (t) => {
  const store = await openTestStore(t);
  const { campaign } = await store.campaigns.begin(request);
  for (const status of ['paused', 'active', 'completed'] as const) t.is((await store.campaigns.setStatus(campaign.id, status)).status, status);
  t.deepEqual(await store.campaigns.list('active'), []);
  t.is((await errorOf(() => store.campaigns.setStatus(99, 'paused'))).code, 'not_found');
});

test('a decision about a lead is kept, with its reason, also when the lead is found again', async (t) => {
  const store = await openTestStore(t);
  const { campaign } = await store.campaigns.begin(request);
  const { id } = await addLead(store);
  t.is(await store.campaigns.addLeads(campaign.id, [id, id]), 1);
  await store.campaigns.decide(campaign.id, id, 'rejected', 'too far away');
  t.is(await store.campaigns.addLeads(campaign.id, [id]), 0);
  t.deepEqual(await store.campaigns.decisionOn(campaign.id, id), { leadId: id, decision: 'rejected', reason: 'too far away' });
  t.deepEqual(await store.campaigns.decisionCounts(campaign.id), { pending: 0, accepted: 0, rejected: 1, deferred: 0 });
  t.is((await errorOf(() => store.campaigns.decide(campaign.id, 77, 'accepted', null))).code, 'not_found');
});

test('the leads of a campaign come best first, those of equal score in the order in which they were found', async (t) => {
  const store = await openTestStore(t);
  const { campaign } = await store.campaigns.begin(request);
  const scores = [10, null, 90, 90, 50];
  const stored = await store.leads.upsertCandidates(scores.map((score, number) => ({ candidate: candidate(`Company ${number}`), venue: 'yc', score })));
  await store.campaigns.addLeads(campaign.id, stored.map(({ lead }) => lead.id));
  t.deepEqual((await store.campaigns.leads(campaign.id)).map(({ id }) => id), [3, 4, 5, 1, 2]);
  await store.campaigns.decide(campaign.id, 4, 'accepted', null);
  t.deepEqual((await store.campaigns.leads(campaign.id, 'pending', 2)).map(({ id }) => id), [3, 5]);
});
