import { getEventListeners } from 'node:events';
import test from 'ava';
import { systemClock } from '../../core/system-clock.ts';

test('an abort ends a sleep at once with its own reason, and leaves no listener behind', async (t) => {
  const stopping = new AbortController();
  const asleep = systemClock.sleep(10 * 365 * 86_400_000, stopping.signal);
  stopping.abort(new Error('enough'));
  await t.throwsAsync(asleep, { message: 'enough' });
  await t.throwsAsync(systemClock.sleep(1, stopping.signal), { message: 'enough' });
  await t.throwsAsync(systemClock.sleep(0, stopping.signal), { message: 'enough' });
});

test('many sleeps under one signal leave no listener behind', async (t) => {
  const { signal } = new AbortController();
  for (let time = 0; time < 20; time += 1) await systemClock.sleep(1, signal);
  t.is(getEventListeners(signal, 'abort').length, 0);
});

test('a sleep longer than a timer can wait does not end at once', async (t) => {
  const stopping = new AbortController();
  let ended = false;
  const asleep = systemClock.sleep(2 ** 40, stopping.signal).finally(() => (ended = true));
  await systemClock.sleep(20);
  t.false(ended);
  stopping.abort(new Error('enough'));
  await t.throwsAsync(asleep);
});
