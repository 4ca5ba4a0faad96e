import test from 'ava';
import type { MailRound } from '../../../core/outbox/mail-round.ts';
import { watchMail } from '../../../core/outbox/watch-mail.ts';
import { createHandMailbox, never, openMailWorld } from '../../support/mail-world.ts';

/** Resolves with the rounds when there were so many. */
function roundsUntil(count: number) {
  const rounds: MailRound[] = [];
  const enough = new AbortController();
  const onRound = (round: MailRound) => {
    rounds.push(round);
    if (rounds.length === count) enough.abort();
  };
  return { rounds, enough: enough.signal, onRound };
}

test('it sends at once, looks again every half minute, and ends after what is under way', async (t) => {
  const { engine, approve, clock } = await openMailWorld(t);
  await approve('Alder', { followUps: false });
  const { rounds, ...watch } = roundsUntil(2);
  const watching = watchMail(engine, { signal: never, isOurs: async () => true, ...watch });
  await clock.untilAsleep(30_000);
  await clock.advance(30_000);
  await watching;
  t.deepEqual(rounds.map(({ sent }) => sent.length), [1, 0]);
});

test('what is approved for a moment from now goes then, and not half a minute later', async (t) => {
  const { engine, approve, clock } = await openMailWorld(t);
  await approve('Alder', { followUps: false });
  engine.store.connection.run('UPDATE outbox SET due_at = ?', clock.now() + 5_000);
  const { rounds, ...watch } = roundsUntil(2);
  const watching = watchMail(engine, { signal: never, isOurs: async () => true, ...watch });
  await clock.untilAsleep(5_000);
  await clock.advance(5_000);
  await watching;
  t.deepEqual(rounds.map(({ sent }) => sent.length), [0, 1]);
});

test('of two programs one looks after mail, and the other takes over when it may', async (t) => {
  const { engine, approve, clock } = await openMailWorld(t);
  await approve('Alder', { followUps: false });
  let ours = false;
  const { rounds, ...watch } = roundsUntil(1);
  const watching = watchMail(engine, { signal: never, isOurs: async () => ours, ...watch });
  await clock.untilAsleep(3_000);
  t.is(rounds.length, 0);
  ours = true;
  await clock.advance(3_000);
  await watching;
  t.is(rounds[0]?.sent.length, 1);
});

test('a mailbox that says again and again that something came is read once in a second', async (t) => {
  const mailbox = createHandMailbox('letters', { wait: async () => undefined });
  const { engine, approve, clock } = await openMailWorld(t, { mailbox });
  await approve('Alder', { followUps: false });
  const { rounds, ...watch } = roundsUntil(4);
  const watching = watchMail(engine, { signal: never, isOurs: async () => true, ...watch });
  for (const count of [2, 3]) {
    await clock.untilAsleep(1_000);
    t.is(rounds.length, count);
    await clock.advance(1_000);
  }
  await watching;
});

test('a mailbox that says that something came is read at once, and one that cannot wait is no trouble', async (t) => {
  let tell: () => void = () => undefined;
  const came = new Promise<void>((resolve) => (tell = resolve));
  let waits = 0;
  const mailbox = createHandMailbox('letters', { wait: async () => { waits += 1; if (waits === 1) return came; throw new Error('no IDLE here'); } });
  const { engine, approve, clock } = await openMailWorld(t, { mailbox });
  await approve('Alder', { followUps: false });
  const { rounds, ...watch } = roundsUntil(3);
  const watching = watchMail(engine, { signal: never, isOurs: async () => true, ...watch });
  await clock.untilAsleep(30_000);
  const before = mailbox.asked.length;
  tell();
  await clock.untilAsleep(30_000);
  while (waits < 2) await new Promise((resolve) => setImmediate(resolve));
  t.is(mailbox.asked.length, before + 1, 'without waiting for two minutes');
  await clock.advance(30_000);
  await watching;
  t.is(rounds.length, 3);
});

test('Ctrl-C ends it with its reason, also while it sleeps', async (t) => {
  const { engine, clock } = await openMailWorld(t);
  const stopping = new AbortController();
  const watching = watchMail(engine, { signal: stopping.signal, isOurs: async () => true, onRound: () => undefined });
  await clock.untilAsleep(30_000);
  stopping.abort(new Error('Ctrl-C'));
  await t.throwsAsync(watching, { message: 'Ctrl-C' });
});

test('a store that fails ends it: nobody thinks that mail is looked after', async (t) => {
  const { engine } = await openMailWorld(t);
  const parts = { ...engine, store: { ...engine.store, sending: { ...engine.store.sending, watch: async () => { throw new Error('the disk is full'); } } } };
  await t.throwsAsync(watchMail(parts, { signal: never, isOurs: async () => true, onRound: () => undefined }), { message: 'the disk is full' });
});
