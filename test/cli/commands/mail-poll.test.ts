import test from 'ava';
import { run } from '../../../cli/commands/mail-poll.ts';
import { sendApproved } from '../../../core/outbox/send-approved.ts';
import { imap } from '../../../plugins/index.ts';
import { commandContext } from '../../support/command-context.ts';
import { logInto } from '../../support/log.ts';
import { answer, createHandMailbox, never, openMailWorld } from '../../support/mail-world.ts';

test('it says what came, and when nothing did', async (t) => {
  const { engine, approve, mailbox } = await openMailWorld(t);
  const { email, lead } = await approve('Alder');
  await sendApproved(engine, never);
  mailbox.put(answer(email, 'Please unsubscribe me.'));
  t.is((await run(commandContext(engine.home, engine))).text, `opt-out (opt-out) from lead ${lead.id} about draft ${email.id}`);
  t.is((await run(commandContext(engine.home, engine))).text, 'Nothing new (0 messages looked at).');
});

test('without a mailbox it says how to set one up', async (t) => {
  const { engine } = await openMailWorld(t, { settings: { mailbox: null } });
  t.regex((await run(commandContext(engine.home, engine))).text, /^No mailbox is set up: .*setup/);
});

test('a mailbox that the editor logs in to is left to it, which is said, and no trouble of that mailbox', async (t) => {
  const { engine } = await openMailWorld(t, { plugins: [imap], settings: { mailbox: 'imap', plugins: { 'mailbox-imap': { user: 'mara@example.org', host: 'outlook.office365.com', provider: 'microsoft', auth: 'editor' } } } });
  const said: string[] = [];
  t.is((await run({ ...commandContext(engine.home, engine), log: logInto(said) })).text, 'Nothing new (0 messages looked at).');
  t.deepEqual(said, ['info Not read here: you are signed in to mara@example.org at outlook.office365.com in VS Code, and nowhere else: its mail is read while VS Code is open.']);
  t.is((await engine.store.inbox.cursor('imap')).problem, null);
});

test('a mailbox that cannot be read is said and makes the command fail, and the others are read', async (t) => {
  const other = createHandMailbox('other');
  const { engine, approve, mailbox } = await openMailWorld(t, { plugins: [other.plugin], settings: { accounts: { second: { email: 'second@example.org', transport: 'memory', mailbox: 'other' } } } });
  const { email } = await approve('Alder', { account: 'second' });
  await sendApproved(engine, never);
  mailbox.failure = new Error('the login was refused');
  other.put(answer(email, 'Please unsubscribe me.'));
  const said: string[] = [];
  const { exitCode, text } = await run({ ...commandContext(engine.home, engine), log: logInto(said) });
  t.is(exitCode, 1);
  t.regex(text, /^opt-out/);
  t.deepEqual(said, ['error The mailbox "letters" of "main" could not be read: the login was refused']);
});

test('the only mailbox that cannot be read is the error of the command', async (t) => {
  const { engine, approve, mailbox } = await openMailWorld(t);
  await approve('Alder');
  await sendApproved(engine, never);
  mailbox.failure = new Error('the login was refused');
  await t.throwsAsync(run(commandContext(engine.home, engine)), { message: 'the login was refused' });
});
