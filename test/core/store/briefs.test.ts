import test from 'ava';
import { addLead, beginCampaign, openTestStore } from '../../support/store.ts';

const finding = { kind: 'signal', signal: 'hiring', text: 'They hire.', source: { kind: 'posting', uri: 'https://b.example/1', quote: 'We hire' }, at: '2026-03-01T08:00:00.000Z' } as const;

test('a brief is kept for each phase, the newest of a phase in place of the one before', async (t) => {
  const store = await openTestStore(t);
  const campaignId = await beginCampaign(store);
  const { id } = await addLead(store);
  await store.briefs.put(campaignId, id, { phase: 'deep', summary: 'deep', findings: [finding] });
  await store.briefs.put(campaignId, id, { phase: 'light', summary: 'first', findings: [] });
  await store.briefs.put(campaignId, id, { phase: 'light', summary: 'second', findings: [finding] });
  t.deepEqual(await store.briefs.ofLead(campaignId, id), [
    { phase: 'light', summary: 'second', findings: [finding] },
    { phase: 'deep', summary: 'deep', findings: [finding] },
  ]);
  t.deepEqual(await store.briefs.ofLead(campaignId + 1, id), []);
});
