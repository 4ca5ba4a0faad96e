import test from 'ava';
import { openPixelCaveat } from '../../../../core/domain/open-pixel-caveat.ts';
import { shareOf } from '../../../../core/domain/share.ts';
import { openPixelWords } from '../../../../extension/open-pixel-words.ts';
import { ratesOf, shareWords } from '../../../../extension/pages/dashboard/rates.ts';
import { english } from '../../../support/words.ts';

const stages = { found: 100, accepted: 40, researched: 40, matched: 40, drafted: 40, approved: 30, sent: 30, replied: 6 };
const facts = { stages, cameBack: { tried: 31, bounced: 1 }, outcomes: { sent: 30, replied: 6, opened: 12, groups: [] }, countsOpens: false };

test('a rate comes with the interval that it may lie in', (t) => {
  const [replied, cameBack, approved, accepted, ...others] = ratesOf(facts, english);
  // Wilson's interval of 6 in 30, as R's prop.test(6, 30, correct = FALSE) has it: 0.0951 to 0.3731.
  t.deepEqual(replied, { name: 'Replied', value: '20%', detail: '6 of 30 of those written to; between 10% and 37%', enough: true });
  t.deepEqual(cameBack, { name: 'Came back', value: '3%', detail: '1 of 31 of the messages that went out; between 1% and 16%', enough: true });
  t.is(approved?.value, '75%');
  t.is(accepted?.value, '40%');
  t.deepEqual(others, [], 'opens are shown to nobody who does not have them counted');
});

test('opens come last, and are called doubtful; what they are worth is said as the terminal says it', (t) => {
  t.deepEqual(ratesOf({ ...facts, countsOpens: true }, english).at(-1), { name: 'Opened (doubtful)', value: '40%', detail: '12 of 30 of those written to; between 25% and 58%', enough: true });
  t.is(openPixelWords(english), openPixelCaveat);
});

test('of fewer than twenty no rate is made, and that is said', (t) => {
  const [replied] = ratesOf({ ...facts, stages: { ...stages, sent: 19, replied: 19 } }, english);
  t.deepEqual(replied, { name: 'Replied', value: 'Not enough data', detail: '19 of 19 of those written to; a rate needs 20', enough: false });
  t.is(ratesOf({ ...facts, stages: { ...stages, sent: 20, replied: 20 } }, english)[0]?.value, '100%');
  t.is(shareWords(shareOf(19, 19), english), 'Not enough data');
  t.is(shareWords(shareOf(6, 30), english), '20%, between 10% and 37%');
});
