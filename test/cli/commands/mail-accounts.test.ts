import test from 'ava';
import { run } from '../../../cli/commands/mail-accounts.ts';
import { whyNotSent } from '../../../core/outbox/why-not-sent.ts';
import { mailRound } from '../../../core/outbox/mail-round.ts';
import { smtp } from '../../../plugins/index.ts';
import { commandContext } from '../../support/command-context.ts';
import { hour, never, openMailWorld } from '../../support/mail-world.ts';

const second = { second: { email: 'second@example.org', transport: 'memory', mailbox: null } };

test('each account is shown with what it sent, where its answers are read, and what holds it', async (t) => {
  const { engine, approve, clock } = await openMailWorld(t, { host: 'smtp.example.org', settings: { accounts: second } });
  await approve('Alder');
  await mailRound(engine, never);
  await clock.advance(2 * hour);
  await engine.store.inbox.polled('letters', 'the login was refused');
  await engine.store.sending.pause({ account: 'second', rule: 'user', reason: 'you paused it', since: clock.now(), until: null });
  const { json, text } = await run(commandContext(engine.home, engine));
  t.like(json, [
    { id: 'main', address: 'mara@example.org', transport: 'memory', mailbox: 'letters', lastHour: 0, lastDay: 1, sent: 1, pause: null, problem: 'the login was refused' },
    { id: 'second', address: 'second@example.org', mailbox: null, lastDay: 0, sent: 0, pause: { rule: 'user', until: null } },
  ]);
  t.regex(text, /0 in an hour, 1 in a day, 1 in all .*the login was refused +sends/);
  t.regex(text, /paused: you paused it/);
  t.regex(text, /Let one send again: .*mail resume ACCOUNT/);
});

test('an account that logs in by the editor is said to send while that is open', async (t) => {
  const { engine } = await openMailWorld(t, { plugins: [smtp], settings: { transport: 'smtp', plugins: { smtp: { user: 'mara@example.org', host: 'smtp.office365.com', provider: 'microsoft', login: 'editor' } } } });
  t.regex((await run(commandContext(engine.home, engine))).text, /sends while VS Code is open/);
  t.regex((await run(commandContext(engine.home, { ...engine, canSignIn: true }))).text, /sends$/m);
});

test('an account that the settings no longer name is shown with what waits for it, and "mail why" says the same of each message', async (t) => {
  const { approve, again } = await openMailWorld(t, { settings: { accounts: second } });
  const { email } = await approve('Alder', { account: 'second' });
  const engine = await again({});
  const { json, text } = await run(commandContext(engine.home, engine));
  t.like((json as readonly object[]).at(-1), { id: 'second', missing: true, waiting: 1 });
  t.regex(text, /The settings no longer name "second": a message of it waits until they do/);
  t.like(await whyNotSent(engine, email.id), { state: 'queued', rule: 'account' });

  engine.store.connection.run("UPDATE outbox SET state = 'held', due_at = NULL, phase = 'dot_written', reason = 'nobody knows whether it arrived'");
  const why = await whyNotSent(engine, email.id);
  t.is(why.rule, 'never-twice');
  t.regex(why.reason, /nobody knows whether it arrived\. The settings have no account "second" any more\./);
});

test('an account of which nothing waits any more is not shown', async (t) => {
  const { engine, approve, again } = await openMailWorld(t, { settings: { accounts: second } });
  await approve('Alder', { account: 'second', followUps: false });
  await mailRound(engine, never);
  const later = await again({});
  t.notRegex((await run(commandContext(later.home, later))).text, /no longer name/);
});
