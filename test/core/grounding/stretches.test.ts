import test from 'ava';
import { draftSentences } from '../../../core/grounding/draft-sentences.ts';
import { clauseStretches } from '../../../core/grounding/stretches.ts';
import { tokens } from '../../../core/grounding/tokens.ts';
import { passing } from '../../support/grounding-sentences.ts';

const parties = { company: ['acme', 'robotics'], companyIsEmployer: false };

test('stretches cover every token once, in order', (t) => {
  const list = tokens(`${passing.join(' ')}\n\nIch habe das mit Ihnen besprochen. And I agree.`);
  const stretches = clauseStretches(list, draftSentences(list), parties);
  let next = 0;
  for (const { from, to } of stretches) {
    t.is(from, next);
    t.true(to > from);
    next = to;
  }
  t.is(next, list.length);
});

test('the company where the sender has worked does not tell whose clause it is', (t) => {
  const list = tokens('Acme Robotics employs 120 people.');
  const owner = (companyIsEmployer: boolean) => clauseStretches(list, draftSentences(list), { ...parties, companyIsEmployer })[0]?.owner;
  t.is(owner(false), 'reader');
  t.is(owner(true), 'any');
});
