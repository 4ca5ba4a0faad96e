import test from 'ava';
import { wordsIn } from '../../../extension/pages/words.ts';
import { english } from '../../support/words.ts';

test('numbers, shares, money and times are written as the editor\'s language has them', (t) => {
  t.is(english.t('{0} of {1}', 2, 'ten'), '2 of ten');
  t.is(english.number(12_345), '12,345');
  t.is(english.percent(0.123), '12%');
  t.is(english.dollars(1_500_000), '$1.50');
  t.is(english.dollars(0), '$0.00');
  t.is(english.dollars(4_200), '$0.0042');
  t.regex(english.time('2026-05-04T13:05:00Z'), /May 4, 2026.*1:05/);
  t.regex(wordsIn('de', ((text: string) => text) as never, (text) => text, 'UTC').number(12_345), /12\.345/);
});
