import test from 'ava';
import { firstAfter } from '../../../core/grounding/first-after.ts';

test('the first greater number of an ascending list is found', (t) => {
  const list = [1, 3, 3, 7];
  t.deepEqual([0, 1, 2, 3, 7, 9].map((value) => firstAfter(list, value)), [0, 1, 1, 3, 4, 4]);
  t.is(firstAfter([], 1), 0);
});
