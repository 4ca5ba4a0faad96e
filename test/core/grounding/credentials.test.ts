import test from 'ava';
import { problemsOf } from '../../support/grounding-world.ts';

const table: readonly (readonly [body: string, words: string | null])[] = [
  ['As CTO I hired well.', 'CTO'],
  ['I was the CTO of Globex.', 'CTO'],
  ['I am a principal engineer.', 'principal engineer'],
  ['I was promoted to director.', 'director'],
  ['I have a PhD.', 'PhD'],
  ["I have a master's degree.", "master's degree"],
  ['I studied law.', 'law'],
  ['I am certified.', 'certified'],
  ['I am a lawyer.', 'lawyer'],
  ['I hold a patent.', 'patent'],
  ['Best regards,\nSam Rivera\nStaff Engineer', 'Staff Engineer'],
  ['I am a senior backend engineer.', null],
  ['I led the team as lead.', null],
  ['I have a B.Sc. in computer science.', null],
  ['I studied computer science.', null],
  ['I am a quick learner.', null],
  ['Your CTO joined from Umbrella.', null],
  ['Would you put me in touch with your head of platform?', null],
  ['I would love to join as a Senior Platform Engineer.', null],
];

for (const [body, words] of table) {
  test(`what is in "${body.replaceAll('\n', ' ')}" ${words === null ? 'is fine' : `shows "${words}"`}`, (t) => {
    const problems = problemsOf(body);
    if (words === null) t.deepEqual(problems.map(({ message }) => message), []);
    else t.true(problems.some(({ quote }) => quote === words), problems.map(({ quote }) => quote).join(' | '));
  });
}
