import test from 'ava';
import { moment } from '../../cli/moment.ts';

test('a time is told as the clock on the wall here shows it', (t) => {
  t.is(moment(new Date(2026, 2, 2, 9, 5).getTime()), '2026-03-02 09:05');
  t.is(moment(new Date(2026, 11, 31, 23, 59, 59).getTime()), '2026-12-31 23:59');
});

test('what has no time yet is told as nothing', (t) => {
  t.is(moment(null), '');
  t.is(moment(new Date(1970, 0, 2, 0, 0).getTime()), '1970-01-02 00:00');
});
