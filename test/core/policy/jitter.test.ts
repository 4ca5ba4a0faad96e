import test from 'ava';
import { jitter } from '../../../core/policy/jitter.ts';

test('the same seed gives the same number, and many seeds give numbers all over', (t) => {
  t.is(jitter('ada@example.org 1'), jitter('ada@example.org 1'));
  const tenths = new Array<number>(10).fill(0);
  for (let seed = 0; seed < 10_000; seed += 1) tenths[Math.floor(jitter(`ada@example.org ${1_772_000_000_000 + seed * 1000}`) * 10)]! += 1;
  t.true(tenths.every((count) => count > 800 && count < 1_200), tenths.join(' '));
});
