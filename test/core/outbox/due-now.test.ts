import test from 'ava';
import { dueNow } from '../../../core/outbox/due-now.ts';
import { sendApproved } from '../../../core/outbox/send-approved.ts';
import { day, hour, minute, never, openMailWorld } from '../../support/mail-world.ts';

const host = 'smtp.example.org';

test('what stays on this machine goes at any hour, when it is due; with only mail wanted it does not', async (t) => {
  const { engine, approve, clock } = await openMailWorld(t);
  await approve('Alder');
  t.is((await dueNow(engine)).go.length, 1);
  t.deepEqual(await dueNow(engine, { onlyMail: true }), { go: [], held: [], nextAt: null });
  await sendApproved(engine, never);
  await engine.store.inbox.polled('letters', null);
  const { go, held, nextAt } = await dueNow(engine);
  t.deepEqual(go, []);
  t.deepEqual(held.map(({ clearsAt }) => clearsAt), [clock.now() + 3 * day, clock.now() + 7 * day]);
  t.is(nextAt, clock.now() + 3 * day);
});

test('messages of an account that the settings no longer name wait, and keep no other from going', async (t) => {
  const { approve, again } = await openMailWorld(t, { settings: { accounts: { second: { email: 'second@example.org', transport: 'memory', mailbox: null } } } });
  const { email } = await approve('Alder', { account: 'second' });
  await approve('Birch');
  const due = await dueNow(await again({}));
  t.is(due.go.length, 1);
  t.like(due.held, [{ emailId: email.id, reason: 'the settings have no account "second" any more', clearsAt: null }]);
});

test('messages of a transport that is gone wait', async (t) => {
  const { approve, again } = await openMailWorld(t);
  await approve('Alder');
  t.regex((await dueNow(await again({ transport: 'pigeon' }))).held[0]?.reason ?? '', /^there is no transport "pigeon"$/);
});

test('no follow-up goes while answers cannot be read: the mailbox was never read, not for a while, or failed', async (t) => {
  const { engine, approve, clock } = await openMailWorld(t);
  await approve('Alder');
  await sendApproved(engine, never);
  await clock.advance(3 * day);
  const goes = async () => (await dueNow(engine)).go.length;
  t.is(await goes(), 0, 'never read');
  await engine.store.inbox.polled('letters', 'the line went dead');
  t.is(await goes(), 0, 'failed');
  await engine.store.inbox.polled('letters', null);
  t.is(await goes(), 1, 'read a moment ago');
  await clock.advance(16 * minute);
  t.is(await goes(), 0, 'not for a while');
});

test('a clock that was set back does not make an old look into the mailbox a fresh one', async (t) => {
  const { engine, approve, clock } = await openMailWorld(t);
  await approve('Alder');
  await sendApproved(engine, never);
  await clock.advance(400 * day);
  await engine.store.inbox.polled('letters', null);
  await clock.advance(-396 * day);
  t.is((await dueNow(engine)).go.length, 0);
});

test('where messages really leave they go in the order of the rules, and the rest is told with what lets it go', async (t) => {
  const { engine, approve, clock } = await openMailWorld(t, { host, settings: { sending: { perHour: 1 } } });
  const first = await approve('Alder');
  const second = await approve('Birch');
  const due = await dueNow(engine);
  t.deepEqual(due.go.map(({ account }) => account), ['main']);
  t.deepEqual(due.held.map(({ emailId, clearsAt }) => [emailId, clearsAt]), [[second.email.id, clock.now() + hour]]);
  t.is(due.nextAt, clock.now() + hour);
  t.deepEqual((await dueNow(engine, { emailIds: [first.email.id] })).held, []);
});

test('nothing of a restored store goes until somebody says that this is right', async (t) => {
  const { engine, approve } = await openMailWorld(t, { host });
  await approve('Alder');
  const parts = { ...engine, guard: { ...engine.guard, objection: async () => 'it is a copy' } };
  const due = await dueNow(parts);
  t.deepEqual(due.go, []);
  t.regex(due.held[0]?.reason ?? '', /outreach mail release.*: it is a copy/);
});

test('what no time lets go any more leaves the queue: to a suppressed address it waits for the user, a thread that is over is cancelled, its follow-ups with it', async (t) => {
  const { engine, approve, clock } = await openMailWorld(t, { host });
  const suppressed = await approve('Alder');
  await engine.store.suppression.add('ops@alder.example', 'user');
  const answered = await approve('Birch');
  await sendApproved(engine, never, { emailIds: [answered.email.id] });
  await engine.store.leads.setStatus(answered.lead.id, 'replied');
  await clock.advance(8 * day);
  await engine.store.inbox.polled('letters', null);
  t.deepEqual((await dueNow(engine)).go, []);
  t.deepEqual((await engine.store.outbox.ofEmail(suppressed.email.id)).map(({ state }) => state), ['held']);
  t.deepEqual((await engine.store.outbox.ofEmail(answered.email.id)).map(({ state }) => state), ['sent', 'cancelled', 'cancelled']);
  t.deepEqual((await engine.store.followUps.of(answered.email.id)).map(({ status }) => status), ['skipped', 'skipped']);
});
