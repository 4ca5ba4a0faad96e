import test from 'ava';
import type { Match } from '../../../core/domain/match.ts';
import { errorOf } from '../../support/error-of.ts';
import { addLead, beginCampaign, openTestStore } from '../../support/store.ts';

const match: Match = {
  score: 71,
  confidence: 0.8,
  parts: [{ name: 'skills', fit: 0.7, weight: 1, reason: 'Kotlin', evidence: [{ kind: 'resume', uri: 'resume:x', quote: 'Kotlin' }] }],
  valueProposition: 'Routes planned by machine.',
  leadWith: { kind: 'resume', uri: 'resume:x', quote: 'Planned routes' },
};

test('a match is kept per lead and campaign, with its parts', async (t) => {
  const store = await openTestStore(t);
  const campaignId = await beginCampaign(store);
  const one = await addLead(store, { person: 'One' });
  const two = await addLead(store, { person: 'Two' });
  await store.matches.put(campaignId, one.id, null, { ...match, score: 1 });
  await store.matches.put(campaignId, one.id, null, match);
  await store.matches.put(campaignId, two.id, null, { ...match, leadWith: null });
  t.deepEqual(await store.matches.find(campaignId, one.id), match);
  t.is(await store.matches.find(campaignId, 99), undefined);
  const both = await store.matches.many(campaignId, [one.id, two.id, 99]);
  t.deepEqual([...both.keys()], [one.id, two.id]);
  t.is(both.get(two.id)?.leadWith, null);
});

test('a score or confidence out of its bounds is refused', async (t) => {
  const store = await openTestStore(t);
  const campaignId = await beginCampaign(store);
  const { id } = await addLead(store);
  for (const wrong of [{ score: 101 }, { score: -1 }, { confidence: 1.1 }]) t.is((await errorOf(() => store.matches.put(campaignId, id, null, { ...match, ...wrong }))).code, 'store_rule');
});
