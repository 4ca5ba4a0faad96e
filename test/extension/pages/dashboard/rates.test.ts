import test from 'ava';
import { ratesOf } from '../../../../extension/pages/dashboard/rates.ts';
import { english } from '../../../support/words.ts';

const stages = { found: 100, accepted: 40, researched: 40, matched: 40, drafted: 40, approved: 30, sent: 30, replied: 6 };

test('a rate comes with the interval that it may lie in', (t) => {
  const [replied, approved, accepted] = ratesOf(stages, english);
  // Wilson's interval of 6 in 30, as R's prop.test(6, 30, correct = FALSE) has it: 0.0951 to 0.3731.
  t.deepEqual(replied, { name: 'Replied', value: '20%', detail: '6 of 30 of those written to; between 10% and 37%', enough: true });
  t.is(approved?.value, '75%');
  t.is(accepted?.value, '40%');
});

test('of fewer than twenty no rate is made, and that is said', (t) => {
  const [replied] = ratesOf({ ...stages, sent: 19, replied: 19 }, english);
  t.deepEqual(replied, { name: 'Replied', value: 'Not enough data', detail: '19 of 19 of those written to; a rate needs 20', enough: false });
  t.is(ratesOf({ ...stages, sent: 20, replied: 20 }, english)[0]?.value, '100%');
});
