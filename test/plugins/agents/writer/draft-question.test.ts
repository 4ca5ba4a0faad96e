import test from 'ava';
import type { WriteInput } from '../../../../core/contracts/roles.ts';
import type { Match } from '../../../../core/domain/match.ts';
import { textTools } from '../../../../core/text/text-tools.ts';
import { createResumeReader, draftQuestion } from '../../../../plugins/agents/writer/draft-question.ts';
import { documentOf, leadFrom, nora, resumeUri } from '../../../support/letters.ts';

const note = documentOf('Tidewater books berths.\n\nTechnologies: Go, Kafka, Git, Rust and many others that the team likes to use.');
const resume = (quote: string) => ({ kind: 'resume' as const, uri: resumeUri, quote });
const page = (quote: string) => ({ kind: 'page' as const, uri: note.uri, quote });
const lead = 'Built the ledger service that settles 1.2 million transactions a day';
const match: Match = {
  score: 70,
  confidence: 0.5,
  valueProposition: 'For Tidewater you bring Go.',
  leadWith: resume(lead),
  parts: [{ name: 'skills', fit: 0.5, weight: 0.4, reason: 'Two.', evidence: [resume('Go'), page('Go'), resume('Kafka'), page('Kafka')] }],
};
const findings = ['Go', 'Kafka', 'Git', 'Rust'].map((text) => ({ kind: 'stack' as const, text, signal: 'stack' as const, source: page(text), at: note.fetchedAt }));
const input: WriteInput = { lead: leadFrom({ company: 'Tidewater', role: 'Engineer' }), profile: nora, profileUri: resumeUri, findings, documents: [note], match, answers: [], angle: 0, critique: [] };
const question = (more: Partial<WriteInput> = {}) => draftQuestion({ ...input, ...more }, createResumeReader(textTools)(input), textTools);

test('the achievement that the match chose comes first', (t) => {
  t.is(question().achievements[0]?.text, lead);
});

test('shared skills are quoted with the line that they stand in', (t) => {
  const [go] = question().shared;
  t.is(go?.skill, 'Go');
  t.regex(go?.resume.quote ?? '', /^Rebuilt .* in Go and Kafka/);
  t.regex(go?.company.quote ?? '', /^Technologies: Go, Kafka/);
  for (const { resume: own, company } of question().shared) {
    t.true(nora.rawText.includes(own.quote));
    t.true(note.text.includes(company.quote));
  }
});

test('what the company names and the résumé does not is missing, but for tools that everyone uses', (t) => {
  t.deepEqual(question().missing, ['Rust']);
});

test('a role is an opening only where there is a posting', (t) => {
  t.is(question().role, null);
  t.is(question({ documents: [{ ...note, kind: 'posting' }] }).role, 'Engineer');
});

test('an answer given again replaces the one before', (t) => {
  const answers = [{ id: 'gap', question: 'Rust?', answer: 'None.' }, { id: 'gap', question: 'Rust?', answer: 'A parser.' }];
  t.deepEqual(question({ answers }).answers, [{ id: 'gap', question: 'Rust?', answer: 'A parser.' }]);
});

test('the sender is who the newest position says', (t) => {
  const { sender } = question();
  t.deepEqual([sender.name, sender.title?.text, sender.employer?.text, sender.current], ['Nora Feldt', 'Senior Backend Engineer', 'Brightwater Freight', true]);
});

test('a long line is quoted only around the word', (t) => {
  const long = documentOf(`${'many words about nothing '.repeat(20)} Go, Kafka ${'and more of it '.repeat(20)}`);
  const evidence = [resume('Go'), { kind: 'page' as const, uri: long.uri, quote: 'Go' }];
  const [go] = question({ documents: [long], match: { ...match, parts: [{ ...(match.parts[0] as Match['parts'][number]), evidence }] } }).shared;
  t.true((go?.company.quote.length ?? 999) < 220);
  t.true(long.text.includes(go?.company.quote ?? '—'));
});
