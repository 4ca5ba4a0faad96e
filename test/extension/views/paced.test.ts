import test from 'ava';
import { paced } from '../../../extension/views/paced.ts';

test('however often something changes, it is looked at once at a time, and once more for what changed meanwhile', async (t) => {
  let looks = 0;
  let atOnce = 0;
  const ended: (() => void)[] = [];
  const look = paced(async () => {
    looks += 1;
    atOnce += 1;
    t.is(atOnce, 1);
    await new Promise<void>((resolve) => ended.push(resolve));
    atOnce -= 1;
  }, 0);
  const until = async (count: number) => {
    while (ended.length < count) await new Promise((resolve) => setImmediate(resolve));
  };
  look();
  await until(1);
  for (let call = 0; call < 50; call += 1) look();
  t.is(looks, 1);
  ended[0]?.();
  await until(2);
  t.is(looks, 2);
  ended[1]?.();
  await new Promise((resolve) => setImmediate(resolve));
  look();
  await until(3);
  t.is(looks, 3);
  ended[2]?.();
});
