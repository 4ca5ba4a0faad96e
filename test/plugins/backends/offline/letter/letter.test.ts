import test from 'ava';
import { greeting, letterOf } from '../../../../../plugins/backends/offline/letter/letter.ts';
import { buildQuestion } from '../../../../support/letters.ts';

test('a person is greeted by name, a company by its team', (t) => {
  t.is(greeting(letterOf(buildQuestion({ person: 'Mara Lind' }))), 'Hello Mara,');
  t.is(greeting(letterOf(buildQuestion({ company: 'Tidewater, Inc.' }))), 'Hello Tidewater team,');
});

test('the achievement that the match chose leads, and another angle leads with another', (t) => {
  const question = buildQuestion();
  const first = letterOf(question).experiences[0]?.achievement.text;
  t.is(first, question.achievements[0]?.text);
  t.not(letterOf({ ...question, angle: 1 }).experiences[0]?.achievement.text, first);
  t.not(letterOf({ ...question, angle: 1 }).references[0]?.fact.text, letterOf(question).references[0]?.fact.text);
});

test('lines on offices, remote work and open jobs are no reason to write', (t) => {
  const page = (quote: string) => ({ kind: 'page' as const, uri: 'file:///a.md', quote });
  const letter = letterOf(buildQuestion({ facts: ['Tidewater is a fully remote company.', 'We are hiring engineers in every country.'].map((text) => ({ kind: 'company', text, evidence: page(text) })) }));
  t.deepEqual(letter.references, []);
});

test('a line of a résumé that cannot be turned into a sentence is not used', (t) => {
  const question = buildQuestion();
  const [odd] = question.achievements;
  if (odd === undefined) throw new Error('no achievement');
  t.deepEqual(letterOf({ ...question, achievements: [{ ...odd, text: 'Technical lead, payments' }] }).experiences, []);
});
