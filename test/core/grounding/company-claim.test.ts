import test from 'ava';
import { problemsOf } from '../../support/grounding-world.ts';

test('what only the résumé says does not prove what is said about the company', (t) => {
  t.deepEqual(problemsOf('You run Docker.').map(({ rule, quote }) => [rule, quote]), [['company-claim', 'Docker']]);
  t.deepEqual(problemsOf('You run Kubernetes.'), []);
});
