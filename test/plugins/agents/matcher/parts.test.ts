import test from 'ava';
import { textTools } from '../../../../core/text/text-tools.ts';
import { partsOf, scoreOf, type Weights } from '../../../../plugins/agents/matcher/parts.ts';
import { createResumeReader, readBothSides } from '../../../../plugins/agents/matcher/reading.ts';
import { documentOf, leadFrom, nora, resumeUri } from '../../../support/letters.ts';

const weights: Weights = { skills: 0.4, experience: 0.3, seniority: 0.2, company: 0.1 };

function partsFor(role: string, text: string, location = 'Berlin') {
  const posting = documentOf(text, { kind: 'posting', uri: 'https://board.example/1', title: role });
  const input = { lead: leadFrom({ company: 'Tidewater', role, location }), profile: nora, profileUri: resumeUri, findings: [], documents: [posting] };
  const parts = partsOf(readBothSides(input, createResumeReader(textTools)(input), textTools), weights);
  return { parts, score: scoreOf(parts), fit: (name: string) => parts.find((part) => part.name === name)?.fit ?? -1, posting };
}

const fitting = 'Senior Backend Engineer. You have 5+ years of experience with Go, PostgreSQL, Kubernetes and Kafka. We build payments.';
const strange = 'Head Gardener. You have 20 years of experience with roses, hedges and AutoCAD.';

test('a fitting opening scores far above a strange one', (t) => {
  t.true(partsFor('Senior Backend Engineer', fitting).score > 80);
  t.true(partsFor('Head Gardener', strange, 'Kyoto').score < 50);
});

test('the score is a hundred times the sum of fit and weight', (t) => {
  const { parts, score } = partsFor('Senior Backend Engineer', fitting);
  t.is(score, Math.round(100 * parts.reduce((sum, { fit, weight }) => sum + fit * weight, 0)));
  t.deepEqual(parts.map(({ name }) => name), ['skills', 'experience', 'seniority', 'company']);
});

test('more shared skills, more years and a nearer level each raise their part', (t) => {
  t.true(partsFor('Senior Backend Engineer', fitting).fit('skills') > partsFor('Senior Backend Engineer', 'You know Go, Rust, Haskell, Erlang and OCaml.').fit('skills'));
  t.true(partsFor('Engineer', 'You have 3+ years of experience with Go.').fit('experience') > partsFor('Engineer', 'You have 20+ years of experience with Go.').fit('experience'));
  t.true(partsFor('Senior Engineer', fitting).fit('seniority') > partsFor('VP of Engineering', fitting).fit('seniority'));
});

test('each part quotes both sides letter by letter', (t) => {
  const { parts, posting } = partsFor('Senior Backend Engineer', fitting);
  const evidence = parts.flatMap((part) => part.evidence);
  t.true(evidence.some(({ kind }) => kind === 'resume') && evidence.some(({ kind }) => kind === 'posting'));
  for (const { kind, quote } of evidence) t.true((kind === 'resume' ? nora.rawText : posting.text).includes(quote), quote);
});

test('no fit leaves the range from 0 to 1', (t) => {
  for (const [role, text] of [['Senior Backend Engineer', fitting], ['Head Gardener', strange], ['Intern', '']] as const) {
    for (const { fit } of partsFor(role, text).parts) t.true(fit >= 0 && fit <= 1);
  }
});

test('each part says its reason in words', (t) => {
  for (const { reason } of partsFor('Head Gardener', strange).parts) t.regex(reason, /^\p{Lu}.*\.$|^\d.*\.$/u);
});
