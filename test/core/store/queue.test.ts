import test from 'ava';
import type { NewReceived } from '../../../core/store/inbox.ts';
import { addDraft, addLead, approve, openTestStore } from '../../support/store.ts';

const received = (emailId: number, leadId: number, changes: Partial<NewReceived>): NewReceived => ({
  mailbox: 'imap', digest: changes.messageId ?? changes.cursor ?? 'a', cursor: `${changes.messageId}`, account: 'main', messageId: '<a@x.example>', leadId, emailId, kind: 'auto-reply', intent: null, sender: null, subject: null, text: '', returnsOn: null, substitute: null, recipients: [], receivedAt: 1_000,
  ...changes,
});

test('a message that waits is seen with its lead, its campaign and when it was approved', async (t) => {
  const store = await openTestStore(t);
  const { email, lead, campaignId } = await addDraft(store, { email: 'ops@brightwater.example', location: 'Gothenburg', website: 'https://brightwater.example/' });
  await approve(store, email);
  const now = store.clock.now();
  t.like((await store.queue.waiting())[0], {
    emailId: email.id, leadId: lead.id, campaignId, campaignStatus: 'active', account: 'main', sender: 'mara@example.org', recipient: 'ops@brightwater.example', step: 'first', dueAt: now, approvedAt: now,
    location: 'Gothenburg', website: 'https://brightwater.example/', basis: null, replied: false, bounced: false, returnsOn: null, previousSentAt: null,
  });
});

test('what is being sent, was sent or is held does not wait', async (t) => {
  const store = await openTestStore(t);
  const { email } = await addDraft(store);
  await approve(store, email);
  const [message] = await store.outbox.claim({ owner: 'me', now: store.clock.now(), leaseMs: 1_000, limit: 1, transport: 'smtp' });
  t.deepEqual(await store.queue.waiting(), []);
  if (message === undefined) return t.fail();
  await store.outbox.hold(undefined, message, 'a plugin objects');
  t.deepEqual(await store.queue.waiting(), []);
  t.deepEqual([...(await store.queue.waitingByAccount())], [['main', 1]], 'it waits for somebody');
});

test('only those of the named emails, and no more than were asked for', async (t) => {
  const store = await openTestStore(t);
  const { email } = await addDraft(store);
  await approve(store, email);
  t.is((await store.queue.waiting({ emailIds: [email.id] })).length, 1);
  t.deepEqual(await store.queue.waiting({ emailIds: [] }), []);
  t.deepEqual(await store.queue.waiting({ emailIds: [email.id + 1] }), []);
  t.deepEqual(await store.queue.waiting({ limit: 0 }), []);
});

test('only a report that ends a thread counts as come back; the newest automatic answer says when somebody is back', async (t) => {
  const store = await openTestStore(t);
  const { email, lead } = await addDraft(store);
  await approve(store, email);
  const recipient = { address: 'ops@brightwater.example', status: '4.2.2', smtpCode: '452', reason: 'mailboxfull', fault: 'transient' } as const;
  await store.inbox.add(received(email.id, lead.id, { kind: 'bounce', messageId: '<1@x.example>', recipients: [{ ...recipient, action: 'retry' }] }));
  t.false((await store.queue.waiting())[0]?.bounced);
  await store.inbox.add(received(email.id, lead.id, { messageId: '<2@x.example>', returnsOn: '2026-04-01', receivedAt: 2_000 }));
  await store.inbox.add(received(email.id, lead.id, { messageId: '<3@x.example>', returnsOn: '2026-03-09', receivedAt: 3_000 }));
  t.is((await store.queue.waiting())[0]?.returnsOn, '2026-03-09');
  await store.inbox.add(received(email.id, lead.id, { kind: 'bounce', messageId: '<4@x.example>', recipients: [{ ...recipient, action: 'pause-account' }] }));
  t.true((await store.queue.waiting())[0]?.bounced);
});

test('why a person may be written to is kept with when it was recorded, and the newest record counts', async (t) => {
  const store = await openTestStore(t);
  const { id } = await addLead(store, { email: 'ops@brightwater.example' });
  t.is(await store.queue.basisOf(id), null);
  await store.queue.recordBasis(id, { basis: 'consent', source: null, subscriber: null, note: 'by phone' });
  await store.clock.advance(1_000);
  const newer = { basis: 'legitimate-interest', source: 'https://brightwater.example/jobs', subscriber: 'corporate', note: null } as const;
  await store.queue.recordBasis(id, newer);
  t.deepEqual(await store.queue.basisOf(id), { ...newer, recordedAt: store.clock.now() });
});
