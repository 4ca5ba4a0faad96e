import test from 'ava';
import { mailRound } from '../../../core/outbox/mail-round.ts';
import { answer, bounce, createHandMailbox, day, minute, never, openMailWorld } from '../../support/mail-world.ts';

const second = { second: { email: 'second@example.org', transport: 'memory', mailbox: 'other' } };

test('a round reads before it sends: whoever answered this morning gets no follow-up at noon', async (t) => {
  const { engine, approve, mailbox, clock, cast } = await openMailWorld(t);
  const { email } = await approve('Alder');
  t.is((await mailRound(engine, never)).sent.length, 1);
  await clock.advance(3 * day);
  mailbox.put(answer(email, 'Yes, let us talk next week!'));
  const { received, sent } = await mailRound(engine, never);
  t.deepEqual(received.map(({ reading }) => reading.intent), ['interested']);
  t.is(sent.length, 0);
  t.is(cast.delivered.length, 1);
});

test('follow-ups go on their days when nobody answered, and not twice', async (t) => {
  const { engine, approve, clock, cast } = await openMailWorld(t);
  await approve('Alder');
  await mailRound(engine, never);
  for (let days = 1; days <= 8; days += 1) {
    await clock.advance(day);
    await mailRound(engine, never);
    await mailRound(engine, never);
  }
  t.is(cast.delivered.length, 3);
  t.is(new Set(cast.delivered.map(({ messageId }) => messageId)).size, 3);
  t.deepEqual(await engine.store.outbox.counts(), { queued: 0, sending: 0, sent: 3, refused: 0, unknown: 0, held: 0, cancelled: 0 });
});

test('a mailbox is asked every two minutes, at once when something came, and again after the clock was set back', async (t) => {
  const { engine, approve, mailbox, clock } = await openMailWorld(t);
  await approve('Alder');
  await mailRound(engine, never);
  const asks = async (request = {}) => {
    const before = mailbox.asked.length;
    await mailRound(engine, never, request);
    return mailbox.asked.length - before;
  };
  t.is(await asks(), 1, 'the first time after something was sent');
  t.is(await asks(), 0);
  t.is(await asks({ pollNow: true }), 1);
  await clock.advance(2 * minute);
  t.is(await asks(), 1);
  await clock.advance(-400 * day);
  t.is(await asks(), 1, 'although it was asked in a year from now');
});

test('a mailbox that fails is told of, holds the follow-ups, and neither the other mailbox nor first messages wait for it', async (t) => {
  const other = createHandMailbox('other');
  const { engine, approve, mailbox, clock } = await openMailWorld(t, { plugins: [other.plugin], settings: { accounts: second } });
  await approve('Alder');
  const { email } = await approve('Birch', { account: 'second' });
  await mailRound(engine, never);
  await clock.advance(3 * day);
  mailbox.failure = new Error('the login was refused');
  other.put(answer(email, 'Please unsubscribe me.', { From: 'ops@birch.example' }));
  await approve('Cedar', { followUps: false });
  const { problems, received, sent, held } = await mailRound(engine, never);
  t.deepEqual(problems, [{ mailbox: 'letters', reason: 'the login was refused' }]);
  t.deepEqual(received.map(({ reading }) => reading.kind), ['opt-out']);
  t.deepEqual(sent.map(({ to }) => to), ['ops@cedar.example']);
  t.true(held.some(({ reason }) => reason.includes('could not be read for a while')));
});

test('a mailbox whose plugin is gone is told of like one that fails', async (t) => {
  const { approve, engine, again } = await openMailWorld(t);
  await approve('Alder');
  await mailRound(engine, never);
  const { problems } = await mailRound(await again({ mailbox: 'pigeonhole' }), never);
  t.is(problems[0]?.mailbox, 'pigeonhole');
});

test('an account of whose messages too many came back is paused before anything more goes, and counts anew when it is resumed', async (t) => {
  const { engine, approve, mailbox, clock, cast } = await openMailWorld(t, { host: 'smtp.example.org' });
  const sent = [];
  for (let number = 1; number <= 20; number += 1) sent.push(await approve(`Alder ${number}`, { followUps: false }));
  await mailRound(engine, never);
  t.is(cast.delivered.length, 20);
  await clock.advance(5 * minute);
  for (const { email, lead } of sent.slice(0, 2)) mailbox.put(bounce(email, [lead.email ?? '']));
  await approve('Birch', { followUps: false });
  const { held } = await mailRound(engine, never);
  t.is(cast.delivered.length, 20);
  t.is((await engine.store.sending.pauses(clock.now()))[0]?.rule, 'bounces');
  t.true(held.some(({ reason }) => /paused/.test(reason)), held.map(({ reason }) => reason).join(' '));
  await clock.advance(minute);
  await engine.store.sending.resume('main', clock.now());
  await mailRound(engine, never);
  t.is(cast.delivered.length, 21, 'it is not paused again for what it was paused for');
});

test('stopping is no problem of the mailbox', async (t) => {
  const { engine, approve, mailbox } = await openMailWorld(t);
  await approve('Alder');
  await mailRound(engine, never);
  const stopping = new AbortController();
  mailbox.failure = new Error('aborted');
  stopping.abort(new Error('stopped by the user'));
  await t.throwsAsync(mailRound(engine, stopping.signal), { message: 'stopped by the user' });
  t.is((await engine.store.inbox.cursor('letters')).problem, null);
});
