import test from 'ava';
import { quoted } from '../../../core/domain-check/quoted.ts';

test('what a stranger wrote is one short line without anything that moves, hides or turns', (t) => {
  t.is(quoted('v=spf1 -all'), '"v=spf1 -all"');
  t.is(quoted('a\r\nb\tc\u0000\u001b[2J\u202e\u200bd\u009b'), '"a b c[2Jd"');
  t.is(quoted('x'.repeat(65_536)), `"${'x'.repeat(160)}…"`);
});
