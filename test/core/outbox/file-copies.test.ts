import test from 'ava';
import { fileCopies } from '../../../core/outbox/file-copies.ts';
import { sendApproved } from '../../../core/outbox/send-approved.ts';
import { settleMessage } from '../../../core/outbox/settle-message.ts';
import { createHandMailbox, never, openMailWorld } from '../../support/mail-world.ts';

test('a copy of what was sent, as it went, is put into the folder for sent mail once', async (t) => {
  const { engine, approve, mailbox, cast } = await openMailWorld(t);
  await approve('Alder');
  await sendApproved(engine, never);
  t.deepEqual(mailbox.filed.map((bytes) => Buffer.from(bytes)), cast.delivered.map(({ bytes }) => Buffer.from(bytes)));
  await fileCopies(engine, never);
  t.is(mailbox.filed.length, 1);
});

test('a folder that takes no copy now gets it later, and nothing that was sent is unsaid', async (t) => {
  const { engine, approve, mailbox } = await openMailWorld(t);
  const { email } = await approve('Alder');
  mailbox.failure = new Error('over quota');
  t.is((await sendApproved(engine, never)).sent.length, 1);
  t.is((await engine.store.emails.get(email.id)).status, 'sent');
  t.true(engine.lines.some(({ level, message }) => level === 'warn' && message.includes('over quota')));
  mailbox.failure = undefined;
  await fileCopies(engine, never);
  t.is(mailbox.filed.length, 1);
});

test('a mailbox that fails keeps no other account from its copies', async (t) => {
  const other = createHandMailbox('other');
  const { engine, approve, mailbox } = await openMailWorld(t, { plugins: [other.plugin], settings: { accounts: { second: { email: 'second@example.org', transport: 'memory', mailbox: 'other' } } } });
  await approve('Alder');
  await approve('Birch', { account: 'second' });
  mailbox.failure = new Error('down');
  await sendApproved(engine, never);
  t.deepEqual([mailbox.filed.length, other.filed.length], [0, 1]);
});

test('what an answer proves to have arrived gets its copy as well', async (t) => {
  const { engine, approve, mailbox } = await openMailWorld(t, { async send(_message, run) { await run.reach('dot_written'); throw new Error('silence'); } });
  const { email } = await approve('Alder');
  await sendApproved(engine, never);
  t.is(mailbox.filed.length, 0);
  await settleMessage(engine, email.id, 'arrived');
  await fileCopies(engine, never);
  t.is(mailbox.filed.length, 1);
});

test('more copies than are read at a time are all put there', async (t) => {
  const { engine, approve, mailbox } = await openMailWorld(t);
  for (let number = 0; number < 4; number += 1) await approve(`Alder${number}`, { followUps: false });
  mailbox.failure = new Error('down');
  await sendApproved(engine, never);
  mailbox.failure = undefined;
  await fileCopies(engine, never);
  t.is(mailbox.filed.length, 4);
});

test('where there is no folder for sent mail, no copy is waited for', async (t) => {
  const { engine, approve, mailbox } = await openMailWorld(t, { mailbox: createHandMailbox('letters', { hasSent: false }) });
  await approve('Alder');
  await sendApproved(engine, never);
  t.is(mailbox.filed.length, 0);
  t.deepEqual(await engine.store.outbox.copiesDue(), []);
});

test('stopping leaves the copies for the next time', async (t) => {
  const { engine, approve, mailbox } = await openMailWorld(t);
  await approve('Alder');
  mailbox.failure = new Error('down');
  await sendApproved(engine, never);
  mailbox.failure = undefined;
  await fileCopies(engine, AbortSignal.abort());
  t.is((await engine.store.outbox.copiesDue()).length, 1);
});
