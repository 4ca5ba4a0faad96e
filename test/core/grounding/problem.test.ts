import test from 'ava';
import { problemsOf } from '../../support/grounding-world.ts';

test('a problem about the sender points to the résumé, one about the company to its pages', (t) => {
  const [own] = problemsOf('I have run Kubernetes.');
  t.is(own?.message, '"Kubernetes" is not in your résumé.');
  t.true(own?.help.includes('outreach profile import'));
  const [theirs] = problemsOf('You run 400 clusters.');
  t.is(theirs?.message, '"400 clusters" is in no posting or page about the company.');
  t.true(theirs?.help.includes('page or posting'));
});

test('long words are shortened in the message, never in the quote', (t) => {
  const [problem] = problemsOf(`You said: "${'we like long sentences '.repeat(20)}".`);
  t.true((problem?.message.length ?? 999) < 200);
  t.true((problem?.quote.length ?? 0) > 400);
});
