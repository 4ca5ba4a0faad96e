import test, { type ExecutionContext } from 'ava';
import { lookAfter, lookForUnknown, proveSent } from '../../../core/outbox/look-for-unknown.ts';
import { sendApproved } from '../../../core/outbox/send-approved.ts';
import { createHandMailbox, day, hour, minute, never, openMailWorld, type WorldParts } from '../../support/mail-world.ts';

/** A message of which nobody knows whether it arrived, which was looked for once. */
async function unknownWorld(t: ExecutionContext, parts: WorldParts = {}) {
  const world = await openMailWorld(t, {
    async send(_message, run) {
      await run.reach('dot_written');
      throw new Error('silence');
    },
    ...parts,
  });
  const approved = await world.approve('Alder');
  await sendApproved(world.engine, never);
  const message = async () => (await world.engine.store.outbox.ofEmail(approved.email.id))[0];
  return { ...world, ...approved, message };
}

test('it is looked for now, after 30 s, 2 min, 10 min, an hour and a day, and then the user is asked; it is never sent again meanwhile', async (t) => {
  const { engine, clock, message } = await unknownWorld(t);
  const began = clock.now();
  const looked: number[] = [];
  for (let looks = 0; looks < lookAfter.length; looks += 1) {
    await lookForUnknown(engine, never);
    const { state, looks: count } = (await message()) ?? {};
    t.is(state, looks === lookAfter.length - 1 ? 'held' : 'unknown');
    looked.push(clock.now() - began);
    if (state === 'held') break;
    t.is(count, looks + 1);
    await clock.advance((lookAfter[looks + 1] ?? 0) - (lookAfter[looks] ?? 0));
  }
  t.deepEqual(looked, [0, 30_000, 2 * minute, 10 * minute, hour, day]);
  t.regex((await message())?.reason ?? '', /no copy of it lies in the folder for sent mail, also a day later/);
  t.is((await engine.store.outbox.attempts((await message())?.id ?? 0)).length, 1);
});

test('a copy that came late proves that it was sent: its follow-ups wait from the day on which it was', async (t) => {
  const { engine, clock, message, mailbox, email, lead } = await unknownWorld(t);
  const began = clock.now();
  await lookForUnknown(engine, never);
  mailbox.copies.add(email.messageId);
  await clock.advance(10 * minute);
  t.is((await lookForUnknown(engine, never)).length, 1);
  t.like(await message(), { state: 'sent', sentAt: began });
  t.is((await engine.store.leads.get(lead.id)).status, 'sent');
  t.deepEqual((await engine.store.followUps.of(email.id)).map(({ dueAt }) => dueAt), [began + 3 * day, began + 7 * day]);
  t.deepEqual(await lookForUnknown(engine, never), []);
});

test('a mailbox that cannot be asked is no proof of anything: it is asked again at the next time', async (t) => {
  const { engine, message, mailbox, clock } = await unknownWorld(t);
  mailbox.failure = new Error('down');
  await lookForUnknown(engine, never);
  t.like(await message(), { state: 'unknown' });
  t.regex((await message())?.reason ?? '', /could not be looked into: down/);
  mailbox.failure = undefined;
  await clock.advance(hour);
  await lookForUnknown(engine, never);
  t.is((await message())?.state, 'unknown');
});

test('where no folder could tell, or the account is gone from the settings, the user is asked at once', async (t) => {
  const none = await unknownWorld(t, { mailbox: createHandMailbox('letters', { hasSent: false }) });
  await lookForUnknown(none.engine, never);
  t.is((await none.message())?.state, 'held');

  const world = await openMailWorld(t, { settings: { accounts: { second: { email: 'second@example.org', transport: 'memory', mailbox: 'letters' } } } });
  const { email } = await world.approve('Alder', { account: 'second' });
  const [claimed] = await world.engine.store.outbox.claim({ owner: 'me', now: world.clock.now(), leaseMs: hour, limit: 1, transport: 'memory' });
  if (claimed === undefined) return t.fail();
  await world.engine.store.outbox.reach(claimed, 'dot_written');
  await world.engine.store.outbox.markUnknown(undefined, claimed, 'silence');
  const later = await world.again({});
  await lookForUnknown(later, never);
  t.like((await later.store.outbox.ofEmail(email.id))[0], { state: 'held' });
});

test('what is proven twice, by two programs at once or by a copy and an answer, is told once', async (t) => {
  const { engine, message, email, lead } = await unknownWorld(t);
  const found = { id: (await message())?.id ?? 0, leadId: lead.id, emailId: email.id };
  await Promise.all([proveSent(engine, found, 'a copy', { copyDue: false }), proveSent(engine, found, 'an answer', { copyDue: false })]);
  await proveSent(engine, found, 'another copy', { copyDue: false });
  t.is((await message())?.reference, 'a copy');
  const told = engine.store.connection.get<{ count: number }>("SELECT count(*) AS count FROM events WHERE moment = 'emailSent'");
  t.is(told?.count, 1);
  t.is((await engine.store.outbox.ofEmail(email.id)).length, 3);
});
