import test, { type ExecutionContext } from 'ava';
import { accountsOf } from '../../../core/outbox/accounts.ts';
import { dueNow } from '../../../core/outbox/due-now.ts';
import { readingLeftToEditor, sendingLeftToEditor } from '../../../core/outbox/left-to-editor.ts';
import { mailRound } from '../../../core/outbox/mail-round.ts';
import { whyNotSent } from '../../../core/outbox/why-not-sent.ts';
import { imap, smtp } from '../../../plugins/index.ts';
import { day, never, openMailWorld } from '../../support/mail-world.ts';

const editor = { user: 'mara@example.org', provider: 'microsoft', host: '127.0.0.1' };
const main = { transport: 'smtp', mailbox: 'imap', plugins: { smtp: { ...editor, login: 'editor' }, 'mailbox-imap': { ...editor, auth: 'editor' } } };

/** A terminal: nobody can be signed in there. */
function world(t: ExecutionContext) {
  return openMailWorld(t, { plugins: [smtp, imap], settings: { ...main, accounts: { second: { email: 'second@example.org', transport: 'memory', mailbox: 'letters' } } } });
}

test('a terminal leaves alone what goes by the editor’s sign-in, says so, and sends the rest', async (t) => {
  const { engine, approve, cast } = await world(t);
  const { email } = await approve('Alder');
  await approve('Birch', { account: 'second', followUps: false });
  const { sent, held, problems } = await mailRound(engine, never, { pollNow: true });
  t.is(sent.length, 1);
  t.is(cast.delivered.length, 1);
  t.deepEqual(held.map(({ emailId, state }) => [emailId, state]), [[email.id, 'queued']]);
  t.regex(held[0]?.reason ?? '', /^you are signed in to Mail server 127\.0\.0\.1 \(mara@example\.org\) in VS Code, and nowhere else: its mail goes while VS Code is open$/);
  t.like(await whyNotSent(engine, email.id), { rule: 'sign-in', clears: 'Open VS Code, or choose a password or a refresh token of its own for this account with "outreach setup".' });

  const [message] = await engine.store.outbox.ofEmail(email.id);
  t.like(message, { state: 'queued', attempts: 0 });
  t.deepEqual(await engine.store.sending.pauses(engine.clock.now()), [], 'its account is not paused');
  t.deepEqual([...problems, ...(await mailRound(engine, never, { pollNow: true })).problems], []);
  t.is((await engine.store.inbox.cursor('imap')).problem, null, 'nor is its mailbox in trouble');
});

test('an editor sends it and reads it', async (t) => {
  const { engine, approve } = await world(t);
  await approve('Alder');
  const [account] = accountsOf(engine.settings);
  if (account === undefined) throw new Error('there is always a main account');
  const inEditor = { ...engine, canSignIn: true };
  t.is((await dueNow(inEditor)).go.length, 1);
  t.is(sendingLeftToEditor(inEditor, account), undefined);
  t.is(readingLeftToEditor(inEditor, account), undefined);
  t.regex(readingLeftToEditor(engine, account) ?? '', /its mail is read while VS Code is open$/);
});

test('whether a message arrived is not looked for, and its copy not filed, where nobody is signed in: that waits, and is not given up', async (t) => {
  const { engine, approve, clock } = await openMailWorld(t, {
    plugins: [imap],
    settings: { mailbox: 'imap', plugins: { 'mailbox-imap': { ...editor, auth: 'editor' } } },
    host: 'smtp.example.org',
    async send({ envelope }, run) {
      await run.reach('dot_written');
      if (envelope.to[0]?.includes('alder') === true) throw new Error('silence');
      return { kind: 'accepted', reference: 'one' };
    },
  });
  const { email } = await approve('Alder', { followUps: false });
  await approve('Birch', { followUps: false });
  for (let days = 0; days < 3; days += 1) {
    await mailRound(engine, never);
    await clock.advance(day);
  }
  t.like((await engine.store.outbox.ofEmail(email.id))[0], { state: 'unknown', looks: 0 });
  t.is((await engine.store.outbox.copiesDue()).length, 1);
  t.deepEqual(engine.lines.filter(({ message }) => /copy/.test(message)), [], 'nobody is told again and again that it could not be filed');
});
