import test from 'ava';
import { problemsOf } from '../../support/grounding-world.ts';

test('a quotation must stand in a source, in these words', (t) => {
  t.deepEqual(problemsOf('You write: “Our platform team of 9 engineers ships 200 times a week.” I like that.'), []);
  t.deepEqual(problemsOf('You write that “our platform team … ships 200 times a week”.'), []);
  const [problem] = problemsOf('You write: “Our platform team of engineers never sleeps at night.”');
  t.like(problem, { rule: 'misquoted', quote: 'Our platform team of engineers never sleeps at night.' });
});

test('a changed number in a quotation is shown', (t) => {
  t.true(problemsOf('I read: “We run 60 Kubernetes clusters across 3 regions.”').some(({ rule }) => rule === 'misquoted'));
});

test('a word or two in quotation marks are no quotation', (t) => {
  t.deepEqual(problemsOf('A short “no” is fine, and a “not right now” too.'), []);
});
