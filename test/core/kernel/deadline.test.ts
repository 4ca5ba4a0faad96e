import test from 'ava';
import { createDeadlineWatch } from '../../../core/kernel/deadline.ts';

const expiry = (milliseconds: number, watch = createDeadlineWatch()) => new Promise<void>((resolve) => watch.start(milliseconds, resolve));

test('a wait that is not stopped ends once', async (t) => {
  let ended = 0;
  const watch = createDeadlineWatch();
  watch.start(10, () => (ended += 1));
  await expiry(150, watch);
  t.is(ended, 1);
});

test('a wait that is stopped never ends, whichever of many it is', async (t) => {
  const ended: number[] = [];
  const watch = createDeadlineWatch();
  const waits = [0, 1, 2, 3, 4].map((number) => watch.start(20, () => void ended.push(number)));
  for (const number of [0, 3, 4]) waits[number]?.stop();
  waits[3]?.stop();
  await expiry(100, watch);
  t.deepEqual(ended.sort(), [1, 2]);
});

test('a wait that is renewed begins anew, also when its time has passed', async (t) => {
  let ended = 0;
  const watch = createDeadlineWatch();
  await new Promise<void>((resolve) => {
    const wait = watch.start(10, () => {
      ended += 1;
      if (ended < 3) wait.renew();
      else resolve();
    });
  });
  t.is(ended, 3);
});
