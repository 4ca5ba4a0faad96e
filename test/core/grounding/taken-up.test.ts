import test from 'ava';
import { problemsOf } from '../../support/grounding-world.ts';

test('a pronoun that claims what the posting names is shown with what it stands for', (t) => {
  const [problem, ...more] = problemsOf('You run Kubernetes, and I have used it for years.');
  t.deepEqual(more, []);
  t.like(problem, { rule: 'self-claim', quote: 'I have used it' });
  t.true(problem?.message.includes('Kubernetes'));
});

test('a pronoun for what the résumé has is fine, and so is a denial', (t) => {
  t.deepEqual(problemsOf('You ask for Go, and I have used it for years.'), []);
  t.deepEqual(problemsOf('You run Kubernetes, and I have not used it.'), []);
});
