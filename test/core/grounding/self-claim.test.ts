import test from 'ava';
import { problemsOf } from '../../support/grounding-world.ts';

test('what only the posting says does not prove what the sender says of themselves', (t) => {
  t.deepEqual(problemsOf('I have run Kubernetes.').map(({ rule, quote }) => [rule, quote]), [['self-claim', 'Kubernetes']]);
  t.deepEqual(problemsOf('I have five years of Kubernetes.').map(({ rule, quote }) => [rule, quote]), [['self-claim', 'five years of Kubernetes']]);
  t.deepEqual(problemsOf('Your posting asks for Kubernetes.'), []);
});

test('an answer of the user proves it as the résumé does', (t) => {
  t.deepEqual(problemsOf('I have used Helm.'), []);
  t.is(problemsOf('I have used Ansible.').length, 1, 'the user answered "no"');
});
