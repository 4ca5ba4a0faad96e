import test from 'ava';
import { addDraft, approve, openTestStore } from '../../support/store.ts';

test('the history of a lead is what happened to it, in order, with the words that go with it', async (t) => {
  const store = await openTestStore(t);
  const { lead, email, campaignId } = await addDraft(store);
  const minute = () => store.clock.advance(60_000);
  await store.campaigns.addLeads(campaignId, [lead.id]);
  await store.write((tx) => store.events.append(tx, 'leadDiscovered', { lead }));
  await minute();
  await store.campaigns.decide(campaignId, lead.id, 'accepted', 'a good fit');
  await minute();
  const ended = { agent: 'research', leadId: lead.id, milliseconds: 5 };
  await store.write((tx) => store.events.append(tx, 'agentCompleted', { ...ended, state: 'completed', reason: null }));
  await store.write((tx) => store.events.append(tx, 'agentCompleted', { ...ended, state: 'failed', reason: 'the page is gone' }));
  await minute();
  await store.write((tx) => store.events.append(tx, 'emailDrafted', { lead, email }));
  await approve(store, email);
  await minute();
  const [message] = await store.outbox.claim({ owner: 'test', now: store.clock.now(), leaseMs: 60_000, limit: 1, transport: 'smtp' });
  if (message === undefined) throw new Error('Nothing waited to be sent.');
  await store.outbox.markRefused(undefined, message, { reason: '550 no such user' });

  const history = await store.leadHistory.of(lead.id);
  t.deepEqual(
    history.map(({ kind, what, note, emailId }) => [kind, what, note, emailId]),
    [
      ['told', 'leadDiscovered', 'lever', null],
      ['decided', 'accepted', 'a good fit', null],
      ['told', 'agentCompleted', 'the page is gone', null],
      ['told', 'emailDrafted', null, email.id],
      ['attempted', 'refused', '550 no such user', email.id],
    ],
  );
  t.true(history.every(({ at }, index) => at >= (history[index - 1]?.at ?? 0)));
  t.deepEqual((await store.leadHistory.of(lead.id, 1)).map(({ what }) => what), ['refused']);
  t.deepEqual(await store.leadHistory.of(99), []);
});
