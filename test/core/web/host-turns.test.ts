import test from 'ava';
import { createHostTurns, type HostTurns } from '../../../core/web/host-turns.ts';
import { errorOf } from '../../support/error-of.ts';
import { createHandClock } from '../../support/hand-clock.ts';

const signal = new AbortController().signal;
const limits = { concurrency: 2, hostRequestsPerDay: 1_000 };

function paced(pause: number) {
  return { pause, paced: true, signal };
}

test('requests to one host come one after the other, with the pause after each', async (t) => {
  const clock = createHandClock();
  const turns = createHostTurns(clock, limits);
  const started: number[] = [];
  const begin = clock.now();
  const work = async () => {
    started.push(clock.now() - begin);
    await clock.sleep(300);
  };
  const all = Promise.all([1, 2, 3].map(() => turns.take('example.org', paced(1_000), work)));
  for (let step = 0; step < 40; step += 1) await clock.advance(100);
  await all;
  t.deepEqual(started, [0, 1_300, 2_600]);
});

test('different hosts do not wait for each other, as long as not too many are asked at once', async (t) => {
  const turns = createHostTurns(createHandClock(), limits);
  const running: string[] = [];
  const ends: (() => void)[] = [];
  const work = (host: string) => async () => {
    running.push(host);
    await new Promise<void>((resolve) => ends.push(resolve));
  };
  const all = Promise.all(['a', 'b', 'c'].map((host) => turns.take(host, paced(1_000), work(host))));
  await settle();
  t.deepEqual(running, ['a', 'b']);
  ends[0]?.();
  await settle();
  t.deepEqual(running, ['a', 'b', 'c']);
  for (const end of ends) end();
  await all;
});

test('a host that waits for its pause takes no place from the others', async (t) => {
  const clock = createHandClock();
  const turns = createHostTurns(clock, { ...limits, concurrency: 1 });
  await turns.take('slow', paced(60_000), async () => undefined);
  const waiting = turns.take('slow', paced(60_000), async () => 'slow');
  t.is(await turns.take('quick', paced(1_000), async () => 'quick'), 'quick');
  await clock.advance(60_000);
  t.is(await waiting, 'slow');
});

test('what a host asks to wait holds for everyone, and not for other hosts', async (t) => {
  const clock = createHandClock();
  const turns = createHostTurns(clock, limits);
  turns.hold('example.org', 30_000);
  const held = turns.take('example.org', paced(0), async () => 'held');
  t.is(await turns.take('example.net', paced(0), async () => 'free'), 'free');
  await clock.advance(29_999);
  t.is(await Promise.race([held, 'waiting']), 'waiting');
  await clock.advance(1);
  t.is(await held, 'held');
});

test('robots.txt and the page it is read for come without a pause between them', async (t) => {
  const clock = createHandClock();
  const turns = createHostTurns(clock, limits);
  await turns.take('example.org', { pause: 0, paced: false, signal }, async () => undefined);
  await turns.take('example.org', paced(1_000), async () => undefined);
  t.deepEqual(clock.sleeps, []);
});

test('a clock that is set back makes nobody wait longer than the pause', async (t) => {
  const clock = createHandClock();
  const turns = createHostTurns(clock, limits);
  await turns.take('example.org', paced(1_000), async () => undefined);
  turns.hold('example.org', 2_000);
  await clock.advance(-7 * 24 * 60 * 60 * 1000);
  void turns.take('example.org', paced(1_000), async () => undefined);
  await settle();
  t.deepEqual(clock.sleeps, [2_000]);
});

test('work that fails gives its turn to the next', async (t) => {
  const turns = createHostTurns(createHandClock(), limits);
  const failing = turns.take('example.org', paced(0), async () => Promise.reject(new Error('no')));
  const next = turns.take('example.org', paced(0), async () => 'next');
  await t.throwsAsync(failing, { message: 'no' });
  t.is(await next, 'next');
});

test('who is cancelled while waiting leaves the queue at once', async (t) => {
  const clock = createHandClock();
  const turns = createHostTurns(clock, limits);
  await turns.take('example.org', paced(1_000), async () => undefined);
  const caller = new AbortController();
  const sleeping = turns.take('example.org', { pause: 1_000, paced: true, signal: caller.signal }, async () => t.fail());
  const queued = turns.take('example.org', { pause: 1_000, paced: true, signal: caller.signal }, async () => t.fail());
  const other = turns.take('example.org', paced(1_000), async () => 'other');
  await settle();
  caller.abort(new Error('stop'));
  await t.throwsAsync(sleeping, { message: 'stop' });
  await t.throwsAsync(queued, { message: 'stop' });
  await clock.advance(1_000);
  t.is(await other, 'other');
});

test('a host is asked so often a day, and no more', async (t) => {
  const clock = createHandClock();
  const turns = createHostTurns(clock, { concurrency: 2, hostRequestsPerDay: 2 });
  const take = (host: string): ReturnType<HostTurns['take']> => turns.take(host, paced(0), async () => 'asked');
  await take('example.org');
  await take('example.org');
  const error = await errorOf(() => take('example.org'));
  t.is(error.code, 'web_host_budget');
  t.regex(error.message, /example\.org has been asked 2 times/);
  t.is(await take('example.net'), 'asked');
  await clock.advance(24 * 60 * 60 * 1000);
  t.is(await take('example.org'), 'asked');
});

async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}
