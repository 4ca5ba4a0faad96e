import test from 'ava';
import { cut } from '../../../core/log/cut.ts';

test('a short text stays as it is, a long one is cut and says how long it was', (t) => {
  t.is(cut('abc', 3), 'abc');
  t.is(cut('abcd', 3), 'abc… (4 characters)');
});

test('no half of a surrogate pair is left', (t) => {
  t.true(cut('ab😀', 3).isWellFormed());
});
