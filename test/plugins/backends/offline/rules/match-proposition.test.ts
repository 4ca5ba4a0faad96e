import test from 'ava';
import type { PropositionQuestion } from '../../../../../core/contracts/tasks.ts';
import { matchProposition } from '../../../../../plugins/backends/offline/rules/match-proposition.ts';
import { buildQuestion } from '../../../../support/letters.ts';

const question: PropositionQuestion = { company: 'Tidewater, Inc.', role: null, shared: ['Kafka', 'Go'], achievements: buildQuestion().achievements };

test('the sentence tells the user what they bring, from their own words', (t) => {
  const { valueProposition, leadWith } = matchProposition(question);
  t.regex(valueProposition, /^For Tidewater you bring Kafka and Go, and at Brightwater Freight you rebuilt the shipment tracking pipeline/);
  t.is(leadWith, 0);
});

test('the achievement with the shared skills leads', (t) => {
  t.is(matchProposition({ ...question, shared: ['Kubernetes', 'AWS'] }).leadWith, 1);
});

test('with nothing shared, different companies are shown different work', (t) => {
  const leading = new Set(Array.from({ length: 30 }, (_, index) => matchProposition({ ...question, shared: [], company: `Harbour ${index}` }).leadWith));
  t.true(leading.size > 1);
});

test('a résumé without achievements leads with nothing, and the sentence does not pretend', (t) => {
  t.deepEqual(matchProposition({ ...question, shared: [], achievements: [] }), { valueProposition: 'Your résumé and what is known of Tidewater have little in common yet.', leadWith: null });
});

test('what was an earlier job is told in the past', (t) => {
  const [achievement] = question.achievements;
  if (achievement === undefined) throw new Error('no achievement');
  const was = { ...achievement, text: 'Responsible for wound care clinics twice a week', current: false };
  t.regex(matchProposition({ ...question, shared: [], achievements: [was] }).valueProposition, /you were responsible for wound care clinics/);
});
