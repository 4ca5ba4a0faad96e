import test, { type ExecutionContext } from 'ava';
import type { OutboxMessage } from '../../../core/store/outbox.ts';
import { addDraft, approvedBytes, openTestStore, type TestStore } from '../../support/store.ts';

const day = 86_400_000;

/** An approved email with two follow-ups. */
async function approved(t: ExecutionContext) {
  const store = await openTestStore(t);
  const { email } = await addDraft(store);
  const followUps = [3, 7].map((each) => ({ day: each, messageId: `<day-${each}@example.org>`, approvedHash: `${each}`.repeat(64), bytes: new TextEncoder().encode(`day ${each}`) }));
  await store.emails.approve(email.id, email.version, { approvedHash: 'ab'.repeat(32), outgoing: { sender: 'mara@example.org', recipient: 'ops@brightwater.example', bytes: approvedBytes, account: 'second' }, followUps });
  return { store, emailId: email.id };
}

async function claim(store: TestStore): Promise<OutboxMessage> {
  const [message] = await store.outbox.claim({ owner: 'me', now: store.clock.now(), leaseMs: day, limit: 1, transport: 'smtp' });
  if (message === undefined) throw new Error('nothing was due');
  return message;
}

async function send(store: TestStore): Promise<OutboxMessage> {
  const message = await claim(store);
  await store.write((tx) => store.outbox.markSent(tx, message, 'sent'));
  return message;
}

const states = async (store: TestStore, emailId: number) => (await store.outbox.ofEmail(emailId)).map(({ step, state }) => `${step} ${state}`);
const statuses = async (store: TestStore, emailId: number) => (await store.followUps.of(emailId)).map(({ status }) => status);

test('until its first message is sent a follow-up waits for no day', async (t) => {
  const { store, emailId } = await approved(t);
  t.deepEqual(await store.followUps.of(emailId), [3, 7].map((each) => ({ day: each, status: 'queued', reason: null, dueAt: null })));
  t.deepEqual(await states(store, emailId), ['first queued']);
});

test('once it is sent they wait for their days, from the same account, with the bytes that were approved', async (t) => {
  const { store, emailId } = await approved(t);
  await send(store);
  const [, third, seventh] = await store.outbox.ofEmail(emailId);
  t.like(third, { step: 'day-3', account: 'second', messageId: '<day-3@example.org>', dueAt: store.clock.now() + 3 * day });
  t.is(Buffer.from(seventh?.bytes ?? []).toString(), 'day 7');
  await store.clock.advance(3 * day);
  await send(store);
  t.deepEqual(await statuses(store, emailId), ['sent', 'queued']);
});

test('a clock that was set back before the first message is sent makes none fall due at once', async (t) => {
  const { store, emailId } = await approved(t);
  await store.clock.advance(-1);
  store.connection.run('UPDATE outbox SET due_at = ?', store.clock.now() - 400 * day);
  await send(store);
  t.true((await store.followUps.of(emailId)).every(({ dueAt }) => (dueAt ?? 0) > store.clock.now()));
});

test('skipping them ends what waits; what was sent stays sent, and the same again changes nothing', async (t) => {
  const { store, emailId } = await approved(t);
  await send(store);
  await store.clock.advance(3 * day);
  await send(store);
  t.is(await store.followUps.skip(emailId, 'they have answered'), 1);
  t.is(await store.followUps.skip(emailId, 'again'), 0);
  t.deepEqual(await states(store, emailId), ['first sent', 'day-3 sent', 'day-7 cancelled']);
  t.deepEqual((await store.followUps.of(emailId)).map(({ status, reason }) => [status, reason]), [['sent', null], ['skipped', 'they have answered']]);
});

test('those that are skipped before the first message is sent never enter the outbox', async (t) => {
  const { store, emailId } = await approved(t);
  await store.followUps.skip(emailId, 'the user wants none');
  await send(store);
  t.deepEqual(await states(store, emailId), ['first sent']);
});

test('one that may have arrived is not cancelled: it stays held until somebody knows', async (t) => {
  const { store, emailId } = await approved(t);
  await send(store);
  await store.clock.advance(3 * day);
  const message = await claim(store);
  await store.outbox.reach(message, 'dot_written');
  await store.outbox.markUnknown(undefined, message, 'silence');
  await store.followUps.skip(emailId, 'they have answered');
  t.deepEqual(await states(store, emailId), ['first sent', 'day-3 unknown', 'day-7 cancelled']);
  await store.outbox.holdUnknown(message.id, 'no copy was found');
  await store.followUps.skip(emailId, 'they have answered');
  t.deepEqual(await states(store, emailId), ['first sent', 'day-3 held', 'day-7 cancelled']);
  t.true(await store.write((tx) => store.outbox.proveSent(tx, message.id, 'a copy')));
  t.deepEqual(await statuses(store, emailId), ['sent', 'skipped']);
});

test('one that a crash put back into the queue does not go when it was skipped meanwhile', async (t) => {
  const { store, emailId } = await approved(t);
  await send(store);
  await store.clock.advance(3 * day);
  await claim(store);
  await store.followUps.skip(emailId, 'they have left');
  t.is(await store.outbox.settleAbandoned(store.clock.now(), () => true), 0);
  t.deepEqual(await store.outbox.claim({ owner: 'me', now: store.clock.now(), leaseMs: day, limit: 9, transport: 'smtp' }), []);
  t.deepEqual(await states(store, emailId), ['first sent', 'day-3 cancelled', 'day-7 cancelled']);
  t.is((await store.outbox.ofEmail(emailId))[1]?.reason, 'they have left');
});

test('an address that is never written to gets no follow-up, whoever it said so to and however it is written', async (t) => {
  const { store, emailId } = await approved(t);
  await send(store);
  await store.suppression.add(' OPS@Brightwater.example', 'unsubscribed');
  t.deepEqual(await statuses(store, emailId), ['skipped', 'skipped']);
  t.deepEqual(await states(store, emailId), ['first sent', 'day-3 cancelled', 'day-7 cancelled']);
  t.is((await store.followUps.of(emailId))[0]?.reason, 'this address is never written to: unsubscribed');
});

test('who is away is waited for, never less long than was said before', async (t) => {
  const { store, emailId } = await approved(t);
  await send(store);
  const until = store.clock.now() + 5 * day;
  await store.followUps.postpone(emailId, until);
  t.deepEqual((await store.followUps.of(emailId)).map(({ dueAt }) => dueAt), [until, store.clock.now() + 7 * day]);
  await store.followUps.postpone(emailId, until - day);
  t.is((await store.followUps.of(emailId))[0]?.dueAt, until);
});
