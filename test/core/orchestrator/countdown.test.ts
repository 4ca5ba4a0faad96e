import { setTimeout as sleep } from 'node:timers/promises';
import test from 'ava';
import { createCountdown } from '../../../core/orchestrator/countdown.ts';

test('a countdown ends once', async (t) => {
  let ended = 0;
  const countdown = createCountdown(5, () => (ended += 1));
  countdown.go();
  await sleep(40);
  countdown.go();
  await sleep(40);
  t.is(ended, 1);
});

test('a countdown that nobody lets go never ends', async (t) => {
  createCountdown(1, () => t.fail('it ended'));
  await sleep(30);
  t.pass();
});

test('time in which it is held does not count', async (t) => {
  const order: string[] = [];
  const held = createCountdown(50, () => order.push('held'));
  held.go();
  held.hold();
  const { promise: other, resolve } = Promise.withResolvers<void>();
  createCountdown(100, () => (order.push('other'), resolve())).go();
  await other;
  const { promise: end, resolve: finish } = Promise.withResolvers<void>();
  held.go();
  createCountdown(300, finish).go();
  await end;
  t.deepEqual(order, ['other', 'held']);
});

test('a countdown that was held when its time was up ends as soon as it is let go', async (t) => {
  const { promise: end, resolve } = Promise.withResolvers<void>();
  const countdown = createCountdown(1, resolve);
  countdown.go();
  const until = performance.now() + 20;
  while (performance.now() < until); // the timer is due, and has not had its turn
  countdown.hold();
  countdown.go();
  await end;
  t.pass();
});
