import test from 'ava';
import { problemsOf } from '../../support/grounding-world.ts';

test('a name that no source has is shown, one that a page has is not', (t) => {
  t.deepEqual(problemsOf('I met Anna Schmidt.').map(({ rule, quote }) => [rule, quote]), [['unsupported-name', 'Anna Schmidt']]);
  t.deepEqual(problemsOf('I met Maya Lindqvist.'), []);
});
