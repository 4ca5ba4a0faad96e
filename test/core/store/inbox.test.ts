import test from 'ava';
import { addDraft, approve, openTestStore } from '../../support/store.ts';

test('an answer finds the message of ours that it names', async (t) => {
  const store = await openTestStore(t);
  const { email, lead, campaignId } = await addDraft(store);
  await approve(store, email);
  t.deepEqual(await store.inbox.byMessageIds(['<unknown@elsewhere.example>']), []);
  const [found] = await store.inbox.byMessageIds(['<unknown@elsewhere.example>', email.messageId]);
  t.like(found, { emailId: email.id, leadId: lead.id, campaignId, step: 'first', recipient: 'ops@brightwater.example' });
});

test('whom we have never tried to write to is no correspondent, and an address finds only what left', async (t) => {
  const store = await openTestStore(t);
  const { email } = await addDraft(store);
  await approve(store, email);
  t.deepEqual([await store.inbox.correspondents(), await store.inbox.byRecipient('ops@brightwater.example'), await store.inbox.firstAttemptAt('main')], [[], [], null]);
  const [message] = await store.outbox.claim({ owner: 'us', now: store.clock.now(), leaseMs: 60_000, limit: 1, transport: 'smtp' });
  await store.write((tx) => store.outbox.markSent(tx, message ?? t.fail('nothing was due'), '250 Ok'));
  t.deepEqual(await store.inbox.correspondents(), ['ops@brightwater.example']);
  t.is((await store.inbox.byRecipient('OPS@brightwater.example'))[0]?.emailId, email.id);
  t.is(await store.inbox.firstAttemptAt('main'), store.clock.now());
});
