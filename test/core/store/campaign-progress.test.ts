import test from 'ava';
import { addDraft, addLead, approve, openTestStore } from '../../support/store.ts';

test('how far a campaign has come: leads found, steps by their state, drafts, and answers', async (t) => {
  const store = await openTestStore(t);
  const { campaignId, lead, email } = await addDraft(store);
  const other = await addLead(store, { person: 'Ada Moreau' });
  await store.campaigns.addLeads(campaignId, [lead.id, other.id]);
  await store.jobs.enqueue([{ campaignId, leadId: lead.id, step: 'write' }, { campaignId, leadId: other.id, step: 'accept', gate: 'acceptance' }]);
  const [job] = await store.jobs.claim({ owner: 'test', now: store.clock.now(), leaseMs: 60_000, limit: 1 });
  if (job === undefined) throw new Error('nothing was due');
  await store.write((tx) => store.jobs.finish(tx, job));
  t.deepEqual(await store.campaigns.progress(campaignId), { found: 2, steps: { accept: { waiting: 1 }, write: { done: 1 } }, drafted: 1, approved: 0, sent: 0, replied: 0 });
  await approve(store, email);
  t.like(await store.campaigns.progress(campaignId), { drafted: 0, approved: 1 });
  t.deepEqual(await store.campaigns.progress(99), { found: 0, steps: {}, drafted: 0, approved: 0, sent: 0, replied: 0 });
});
