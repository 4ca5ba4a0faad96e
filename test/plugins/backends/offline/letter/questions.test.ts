import test from 'ava';
import { letterOf } from '../../../../../plugins/backends/offline/letter/letter.ts';
import { answersSaid, questionsFor } from '../../../../../plugins/backends/offline/letter/questions.ts';
import { buildQuestion } from '../../../../support/letters.ts';

test('two or three questions are asked, made from what was found', (t) => {
  const questions = questionsFor(letterOf(buildQuestion()));
  t.deepEqual(questions.map(({ id }) => id), ['why', 'gap', 'link']);
  t.regex(questions[0]?.text ?? '', /Tidewater\?.*harbour/);
  t.regex(questions[1]?.text ?? '', /Rust/);
  t.is(questionsFor(letterOf(buildQuestion({ missing: [], facts: [] }))).length, 2);
});

test('an answer in a sentence goes into the letter as it is, and proves itself', (t) => {
  const [said] = answersSaid(letterOf(buildQuestion({ answers: [{ id: 'gap', question: 'Rust?', answer: 'I wrote a small parser in Rust last winter' }] })));
  t.is(said?.text, 'I wrote a small parser in Rust last winter.');
  t.deepEqual(said?.proofs[0]?.source, { kind: 'answer', uri: 'answer:gap', quote: 'I wrote a small parser in Rust last winter' });
});

test('an answer in a few words gets a lead-in', (t) => {
  const [said] = answersSaid(letterOf(buildQuestion({ answers: [{ id: 'gap', question: 'Rust?', answer: 'two side projects' }] })));
  t.is(said?.text, 'On Rust: two side projects.');
});

test('a bare yes, no or dash says nothing in a letter', (t) => {
  for (const answer of ['no', 'Yes.', '-', 'n/a', '   ']) t.deepEqual(answersSaid(letterOf(buildQuestion({ answers: [{ id: 'link', question: '?', answer }] }))), []);
});
