import test from 'ava';
import { problemsOf } from '../../support/grounding-world.ts';

test('a number that no source has is shown, one that the résumé has is not', (t) => {
  t.deepEqual(problemsOf('I led 17 engineers.').map(({ rule, quote }) => [rule, quote]), [['unsupported-number', '17 engineers']]);
  t.deepEqual(problemsOf('I led six engineers.'), []);
});
