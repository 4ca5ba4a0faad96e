import test from 'ava';
import { easedBackoff, nextBackoff } from '../../../core/policy/back-off.ts';

test('a domain that asks for patience again and again is left alone for longer and longer, up to eight hours', (t) => {
  const waits = [];
  for (let step = 0; step < 7; ) {
    const next = nextBackoff(step);
    waits.push(next.milliseconds / 3_600_000);
    step = next.step;
  }
  t.deepEqual(waits, [0.5, 1, 2, 4, 8, 8, 8]);
  t.is(nextBackoff(5_000).milliseconds, 8 * 3_600_000);
  t.deepEqual(nextBackoff(-1), nextBackoff(0));
});

test('what was learned is forgotten step by step, not with the first message that is accepted', (t) => {
  t.is(easedBackoff(3), 2);
  t.is(easedBackoff(0), 0);
  t.is(nextBackoff(easedBackoff(3)).milliseconds, nextBackoff(3).milliseconds / 2);
});
