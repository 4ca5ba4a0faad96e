import test from 'ava';
import { run } from '../../../cli/commands/run-watch.ts';
import { smtp } from '../../../plugins/index.ts';
import { commandContext } from '../../support/command-context.ts';
import { logInto } from '../../support/log.ts';
import { hour, openMailWorld } from '../../support/mail-world.ts';

test('it sends, says so, and Ctrl-C ends it with what it did and without an error', async (t) => {
  const { engine, approve, clock } = await openMailWorld(t);
  await approve('Alder');
  const said: string[] = [];
  const stopping = new AbortController();
  const watching = run({ ...commandContext(engine.home, engine), log: logInto(said), signal: stopping.signal });
  await clock.untilAsleep(30_000);
  stopping.abort(new Error('Ctrl-C'));
  t.deepEqual(await watching, { json: { sent: 1, received: 0 }, text: '1 sent, 0 received.' });
  t.deepEqual(said.slice(0, 2), ['info Looking after your mail; Ctrl-C ends it.', 'info sent to ops@alder.example: memory-1']);
  t.is((await engine.store.roles.hold('sender', { owner: 'next', who: 'a window', leaseMs: 1, isAlive: () => true })).owner, 'next', 'whoever waits need not wait for a lease to end');
});

test('who watches in a terminal is told what is not sent there, and that no window sends it meanwhile', async (t) => {
  const { engine, clock } = await openMailWorld(t, { plugins: [smtp], settings: { transport: 'smtp', plugins: { smtp: { user: 'mara@example.org', host: 'smtp.office365.com', provider: 'microsoft', login: 'editor' } } } });
  const said: string[] = [];
  const stopping = new AbortController();
  const watching = run({ ...commandContext(engine.home, engine), log: logInto(said), signal: stopping.signal });
  await clock.untilAsleep(30_000);
  stopping.abort(new Error('Ctrl-C'));
  await watching;
  t.regex(said[0] ?? '', /^warn Not sent here: you are signed in to .* in VS Code, and nowhere else: its mail goes while VS Code is open\. As long as this runs, no window looks after mail\.$/);
});

test('while another program looks after mail this one sends nothing, says who does, and takes over when that one has ended', async (t) => {
  const { engine, approve, clock, cast } = await openMailWorld(t);
  await approve('Alder');
  const other = `another/${process.pid}/1`;
  await engine.store.roles.hold('sender', { owner: other, who: 'the window "jobs"', leaseMs: hour, isAlive: () => true });
  const held = { ...engine, store: { ...engine.store, roles: { ...engine.store.roles, hold: (role: 'sender', claim: Parameters<typeof engine.store.roles.hold>[1]) => engine.store.roles.hold(role, { ...claim, isAlive: () => true }) } } };
  const said: string[] = [];
  const stopping = new AbortController();
  const watching = run({ ...commandContext(engine.home, held), log: logInto(said), signal: stopping.signal });
  await clock.untilAsleep(3_000);
  t.is(cast.delivered.length, 0);
  t.deepEqual(said, ['info "the window "jobs"" looks after your mail; this takes over when it ends.']);
  await engine.store.roles.release('sender', other);
  await clock.advance(3_000);
  await clock.untilAsleep(30_000);
  t.is(cast.delivered.length, 1);
  stopping.abort(new Error('Ctrl-C'));
  await watching;
});

test('a mailbox that cannot be read is said each round, and sending goes on', async (t) => {
  const { engine, approve, clock, mailbox, cast } = await openMailWorld(t);
  await approve('Alder', { followUps: false });
  const said: string[] = [];
  const stopping = new AbortController();
  const watching = run({ ...commandContext(engine.home, engine), log: logInto(said), signal: stopping.signal });
  await clock.untilAsleep(30_000);
  mailbox.failure = new Error('the login was refused');
  await approve('Birch', { followUps: false });
  await clock.advance(30_000);
  await clock.untilAsleep(30_000);
  stopping.abort(new Error('Ctrl-C'));
  await watching;
  t.is(cast.delivered.length, 2);
  t.true(said.some((line) => line.startsWith('warn The mailbox "letters" could not be read: ')), said.join('\n'));
});
