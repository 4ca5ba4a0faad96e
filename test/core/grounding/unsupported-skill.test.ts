import test from 'ava';
import { problemsOf } from '../../support/grounding-world.ts';

test('a skill that no source has is shown, one that the résumé has is not', (t) => {
  t.deepEqual(problemsOf('I know Erlang.').map(({ rule, quote }) => [rule, quote]), [['unsupported-skill', 'Erlang']]);
  t.deepEqual(problemsOf('I know Docker.'), []);
});
