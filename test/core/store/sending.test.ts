import test, { type ExecutionContext } from 'ava';
import { sendPhases } from '../../../core/contracts/transport.ts';
import { addDraft, approve, openTestStore, type TestStore } from '../../support/store.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const pause = (changes: object = {}) => ({ account: 'main', rule: 'user', reason: 'you paused it', since: 0, until: null, ...changes });

async function claimed(t: ExecutionContext) {
  const store = await openTestStore(t);
  const { email, lead } = await addDraft(store);
  await approve(store, email, 'Ops@Brightwater.example');
  const [message] = await store.outbox.claim({ owner: 'me', now: store.clock.now(), leaseMs: hour, limit: 1, transport: 'smtp' });
  if (message === undefined) throw new Error('nothing was due');
  return { store, email, lead, message };
}

const held = async (store: TestStore, now = store.clock.now()) => (await store.sending.pauses(now)).map(({ account, rule, until }) => [account, rule, until]);

test('an account that is paused stays so until its time, or until somebody resumes it', async (t) => {
  const store = await openTestStore(t);
  const now = store.clock.now();
  await store.sending.pause(pause({ account: 'second', rule: 'quota', until: now + hour }));
  await store.sending.pause(pause());
  t.deepEqual(await held(store), [['main', 'user', null], ['second', 'quota', now + hour]]);
  t.deepEqual(await held(store, now + hour), [['main', 'user', null]]);
  t.true(await store.sending.resume('main', now));
  t.false(await store.sending.resume('main', now), 'it was not paused');
  t.false(await store.sending.resume('nobody', now));
  t.deepEqual(await held(store, now + hour), []);
});

const pauses: readonly (readonly [what: string, first: number | null, second: number | null, until: number | null])[] = [
  ['a longer pause takes the place of a shorter one', hour, day, day],
  ['a shorter pause never ends a longer one', day, hour, day],
  ['a pause without end takes the place of one with an end', day, null, null],
  ['no pause with an end takes the place of one without', null, day, null],
];
for (const [what, first, second, until] of pauses) {
  test(what, async (t) => {
    const store = await openTestStore(t);
    await store.sending.pause(pause({ until: first }));
    await store.sending.pause(pause({ rule: 'quota', until: second }));
    t.is((await store.sending.pauses(0))[0]?.until, until);
  });
}

test('a resumed account can be paused again', async (t) => {
  const store = await openTestStore(t);
  await store.sending.pause(pause());
  await store.sending.resume('main', store.clock.now());
  await store.clock.advance(minute);
  await store.sending.pause(pause({ rule: 'complaint' }));
  t.deepEqual(await held(store), [['main', 'complaint', null]]);
});

test('a domain that asks for less is left alone longer each time, never less long than was said, until it takes a message', async (t) => {
  const store = await openTestStore(t);
  t.is(await store.sending.stepOf('main', 'alder.example'), 0);
  await store.sending.backOff({ account: 'main', domain: 'alder.example', step: 1, until: day });
  await store.sending.backOff({ account: 'main', domain: 'alder.example', step: 2, until: hour });
  t.deepEqual(await store.sending.backoffs(), [{ account: 'main', domain: 'alder.example', step: 2, until: day }]);
  t.is(await store.sending.stepOf('second', 'alder.example'), 0);
  await store.sending.forgetBackoff('main', 'alder.example');
  t.deepEqual(await store.sending.backoffs(), []);
});

for (const phase of sendPhases) {
  const counts = ['data', 'body', 'dot_written', 'accepted'].includes(phase);
  test(`an attempt that a crash left at "${phase}" ${counts ? 'counts as sent' : 'counts for nothing'}, so that no cap is overrun`, async (t) => {
    const { store, message } = await claimed(t);
    if (phase !== 'started') await store.outbox.reach(message, phase);
    t.is((await store.sending.since(store.clock.now() - 1)).length, counts ? 1 : 0);
  });
}

test('what was sent counts from when it was done, also after the clock was set back; what was refused does not count', async (t) => {
  const { store, message } = await claimed(t);
  await store.clock.advance(minute);
  await store.outbox.markUnknown(undefined, message, 'silence');
  const at = store.clock.now();
  t.deepEqual(await store.sending.since(at - 1), [{ account: 'main', domain: 'brightwater.example', at }]);
  t.deepEqual(await store.sending.since(at), []);
  await store.clock.advance(-hour);
  t.is((await store.sending.since(store.clock.now() - day)).length, 1);

  const refused = await claimed(t);
  await refused.store.outbox.markRefused(undefined, refused.message, { reason: 'no' });
  t.deepEqual(await refused.store.sending.since(0), []);
});

test('what came of an account is counted since it was last resumed: each message that came back once, what is only late never', async (t) => {
  const { store, message, email, lead } = await claimed(t);
  t.deepEqual(await store.sending.records(0), []);
  await store.write((tx) => store.outbox.markSent(tx, message, 'x'));
  const sentAt = store.clock.now();
  const report = (number: number, action: 'retry' | 'suppress', kind: 'bounce' | 'complaint' = 'bounce') =>
    store.inbox.add({
      mailbox: 'imap', cursor: `${number}`, account: 'main', messageId: `<${number}@x.example>`, leadId: lead.id, emailId: email.id, kind, intent: null, sender: null, subject: null, text: '', returnsOn: null, substitute: null,
      recipients: [{ address: 'ops@brightwater.example', status: '', smtpCode: '', reason: 'x', fault: 'unknown', action }], receivedAt: store.clock.now(),
    });
  const record = { account: 'main', firstSentAt: sentAt, sent: 1 };
  await report(1, 'retry');
  t.deepEqual(await store.sending.records(0), [{ ...record, bounced: 0, complaints: 0 }]);
  await report(2, 'suppress');
  await report(3, 'suppress');
  await report(4, 'suppress', 'complaint');
  t.deepEqual(await store.sending.records(0), [{ ...record, bounced: 1, complaints: 1 }]);
  await store.sending.pause(pause());
  await store.sending.resume('main', store.clock.now());
  t.deepEqual(await store.sending.records(0), [{ ...record, sent: 0, bounced: 0, complaints: 0 }]);
});

test('a gap in looking after the queue is kept as an absence; two rounds in a row are none, nor is a clock that was set back', async (t) => {
  const store = await openTestStore(t);
  const began = store.clock.now();
  await store.sending.watch(began);
  await store.sending.watch(began + 14 * minute);
  t.is(await store.sending.lastAbsence(), null);
  await store.sending.watch(began + 2 * day);
  t.deepEqual(await store.sending.lastAbsence(), { from: began + 14 * minute, to: began + 2 * day });
  await store.sending.watch(began);
  await store.sending.watch(began + 2 * day + minute);
  t.deepEqual(await store.sending.lastAbsence(), { from: began + 14 * minute, to: began + 2 * day });
});
