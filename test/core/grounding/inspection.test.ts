import test from 'ava';
import { answerUri, inspect } from '../../../core/grounding/inspection.ts';
import { atOnce } from '../../../core/in-turns.ts';
import { textTools } from '../../../core/text/text-tools.ts';
import { draftOf, lead, page, posting, profile, profileUri, sender } from '../../support/grounding-world.ts';

function inspected(answer: string) {
  return atOnce(inspect({ draft: draftOf('Hi', { followUps: [{ day: 3, body: 'x' }] }), lead, profile, profileUri, documents: [posting, page], answers: [{ id: 'a', question: 'Have you used Nomad?', answer }], sender, text: textTools }));
}

test('a plain yes claims what was asked, a plain no claims nothing, a "but" what follows it', (t) => {
  const skills = (answer: string) => [...(inspected(answer).resume[1]?.skills ?? [])];
  t.deepEqual(skills('Yes, for years'), ['Nomad']);
  t.deepEqual(skills('No, never used Nomad'), []);
  t.deepEqual(skills('No, but I know Docker'), ['Docker']);
  t.deepEqual(skills('I used Docker'), ['Docker']);
});

test('answers count for both sides, the résumé and the postings each for one', (t) => {
  const { resume, company } = inspected('I used Docker');
  t.is(resume.length, 2);
  t.true(company.some(({ skills }) => skills.has('Docker')));
  t.false(resume.some(({ skills }) => skills.has('Terraform')));
});

test('all parts of a draft are read, follow-ups with their day', (t) => {
  t.deepEqual(inspected('').parts.map(({ part, day }) => [part, day]), [['subjectA', undefined], ['subjectB', undefined], ['body', undefined], ['followUp', 3]]);
});

test('an answer has an address of its own', (t) => {
  t.is(answerUri('a'), 'answer:a');
});
