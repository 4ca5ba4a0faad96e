import { existsSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { createError } from '../../../core/errors.ts';
import { releaseStore } from '../../../core/outbox/release-store.ts';
import { sendApproved } from '../../../core/outbox/send-approved.ts';
import type { TestEngine } from '../../support/engine.ts';
import { wasSentBefore } from '../../../core/outbox/sent-before-restore.ts';
import { settleMessage } from '../../../core/outbox/settle-message.ts';
import { createHandMailbox, day, never, openMailWorld, type WorldParts } from '../../support/mail-world.ts';

/** A world whose store is found to be a copy. */
async function copied(t: ExecutionContext, parts: WorldParts = {}) {
  const world = await openMailWorld(t, { host: 'smtp.example.org', ...parts });
  const approved = await world.approve('Alder');
  let objection: string | undefined = 'it is a copy';
  const guard: TestEngine['guard'] = { objection: async () => objection, begin: async () => undefined, note: async () => undefined, release: async () => { objection = undefined; } };
  return { ...world, ...approved, engine: { ...world.engine, guard } };
}

test('a store that nothing held is left as it is', async (t) => {
  const { engine, approve } = await openMailWorld(t);
  await approve('Alder');
  t.deepEqual(await releaseStore(engine, never), { objection: undefined, found: [], held: [] });
  t.is((await engine.store.outbox.counts()).queued, 1);
});

test('a restored store sends what was never sent', async (t) => {
  const { engine, email, cast } = await copied(t);
  t.is((await sendApproved(engine, never)).sent.length, 0);
  t.deepEqual(await releaseStore(engine, never), { objection: 'it is a copy', found: [], held: [] });
  await sendApproved(engine, never);
  t.is(cast.delivered.length, 1);
  t.is((await engine.store.emails.get(email.id)).status, 'sent');
});

test('what was sent since the backup is not sent again, its follow-ups that were sent as well', async (t) => {
  const { engine, email, mailbox, cast } = await copied(t);
  mailbox.copies.add(email.messageId);
  const thirdDay = engine.store.connection.get<{ message_id: string }>('SELECT message_id FROM follow_ups WHERE day = 3')?.message_id ?? '';
  mailbox.copies.add(thirdDay);
  const { found, held } = await releaseStore(engine, never);
  t.deepEqual([found, held], [[email.id, email.id], []]);
  t.deepEqual((await engine.store.outbox.ofEmail(email.id)).map(({ step, state }) => `${step} ${state}`), ['first sent', 'day-3 sent', 'day-7 queued']);
  await sendApproved(engine, never);
  t.is(cast.delivered.length, 0);
});

test('what is approved anew in a restored store, and had gone out, is found in the folder for sent mail and goes to nobody', async (t) => {
  const world = await copied(t);
  await releaseStore(world.engine, never);
  await world.engine.store.sendRecords.settle(0);
  const again = await world.approve('Birch');
  world.mailbox.copies.add(again.email.messageId);
  await sendApproved(world.engine, never);
  t.deepEqual(world.cast.delivered.map(({ envelope }) => envelope.to), [['ops@alder.example']]);
  t.like((await world.engine.store.outbox.ofEmail(again.email.id))[0], { state: 'sent', reference: 'its copy lies in the folder for sent mail' });

  const third = await world.approve('Cedar');
  world.mailbox.failure = new Error('down');
  await sendApproved(world.engine, never);
  t.like((await world.engine.store.outbox.ofEmail(third.email.id))[0], { state: 'held' });
  await settleMessage(world.engine, third.email.id, 'send-again'); // the user decides, whether or not anybody can look

  await sendApproved(world.engine, never);
  t.is(world.cast.delivered.length, 2);
  world.mailbox.failure = undefined;

  await world.clock.advance(91 * day);
  const much = await world.approve('Dogwood', { followUps: false });
  world.mailbox.copies.add(much.email.messageId);
  await sendApproved(world.engine, never);
  t.true(world.cast.delivered.some(({ envelope }) => envelope.to.includes('ops@dogwood.example')), 'after some time the store is believed');
});

test('what cannot be looked for is held for the user: no folder, or a mailbox that fails', async (t) => {
  const none = await copied(t, { mailbox: createHandMailbox('letters', { hasSent: false }) });
  t.deepEqual((await releaseStore(none.engine, never)).held, [none.email.id]);
  const failing = await copied(t);
  failing.mailbox.failure = new Error('down');
  t.deepEqual((await releaseStore(failing.engine, never)).held, [failing.email.id]);
  for (const { engine, cast } of [none, failing]) {
    await sendApproved(engine, never);
    t.is(cast.delivered.length, 0);
  }
});

test('stopping halfway releases nothing', async (t) => {
  const { engine } = await copied(t);
  await t.throwsAsync(releaseStore(engine, AbortSignal.abort()));
  t.is(await engine.guard.objection(), 'it is a copy');
});

test('the real guard lets a released store go on, and remembers it beside the database', async (t) => {
  const { engine, approve } = await openMailWorld(t, { host: 'smtp.example.org' });
  await approve('Alder');
  await sendApproved(engine, never);
  engine.store.connection.run("INSERT INTO store_meta (key, value) VALUES ('restored_at', '2026-03-02T09:00:00.000Z')");
  t.regex((await releaseStore(engine, never)).objection ?? '', /restored backup/);
  t.is(await engine.guard.objection(), undefined);
  t.true(existsSync(join(engine.home, 'sent.json')));
});

test('what this store has sent to somebody itself is no proof of another message to them', async (t) => {
  const world = await openMailWorld(t, { host: 'smtp.example.org' });
  const { email } = await world.approve('Alder', { followUps: false });
  await sendApproved(world.engine, never);
  const [message] = await world.engine.store.outbox.ofEmail(email.id);
  const { sent } = world.engine.kernel.mailboxes.get('letters');
  if (sent === undefined || message === undefined) return t.fail('it was sent, and there is a folder for such mail');
  const sinces: number[] = [];
  Object.assign(sent, { has: async ({ since }: { readonly since: string }) => void sinces.push(Date.parse(since)) });
  await wasSentBefore(world.engine, message, 0, never);
  await wasSentBefore(world.engine, { ...message, recipient: 'somebody@else.example' }, 0, never);
  t.deepEqual(sinces, [world.clock.now() + 600_000, 600_000]);
});

test('while a mailbox cannot be reached, what may have gone out before waits a little, and is not held', async (t) => {
  const world = await openMailWorld(t, { host: 'smtp.example.org' });
  await world.engine.store.sendRecords.settle(0);
  const { email } = await world.approve('Alder', { followUps: false });
  world.mailbox.failure = createError('mail_unreachable', { server: 'imap.example.org', reason: 'there is no network' });
  await sendApproved(world.engine, never);
  t.like((await world.engine.store.outbox.ofEmail(email.id))[0], { state: 'queued', dueAt: world.clock.now() + 15 * 60_000 });
  world.mailbox.failure = undefined;
  await world.clock.advance(16 * 60_000);
  await sendApproved(world.engine, never);
  t.is(world.cast.delivered.length, 1);
});
