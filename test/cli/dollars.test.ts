import test from 'ava';
import { dollars } from '../../cli/dollars.ts';

test('an amount is read in dollars; a tiny one is not shown as nothing, and an unknown one not as free', (t) => {
  t.deepEqual([0, 4200, 1_234_567, 99, null].map(dollars), ['$0.0000', '$0.0042', '$1.2346', 'under $0.0001', 'no price']);
});
