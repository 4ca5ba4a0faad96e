import test from 'ava';
import type { Finding } from '../../../../core/domain/brief.ts';
import { textTools } from '../../../../core/text/text-tools.ts';
import { createResumeReader, readBothSides } from '../../../../plugins/agents/matcher/reading.ts';
import { documentOf, leadFrom, nora, resumeUri } from '../../../support/letters.ts';

const note = documentOf('Tidewater books berths. Technologies: Go, Kafka, Rust.');
const stack = ['Go', 'Kafka', 'Rust', 'Communication'].map((text): Finding => ({ kind: 'stack', text, signal: 'stack', source: { kind: 'page', uri: note.uri, quote: text }, at: note.fetchedAt }));
const input = { lead: leadFrom({ company: 'Tidewater' }), profile: nora, profileUri: resumeUri, findings: stack, documents: [note] };
const read = (more: Partial<typeof input> = {}) => readBothSides({ ...input, ...more }, createResumeReader(textTools)(input), textTools);

test('what both sides name is shared, with the words of each', (t) => {
  t.deepEqual(
    read().shared.map(({ skill, evidence, resume }) => [skill, evidence.kind, resume.kind]),
    [
      ['Go', 'page', 'resume'],
      ['Kafka', 'page', 'resume'],
    ],
  );
});

test('skills that everyone claims do not count beside others', (t) => {
  t.false(read().wanted.some(({ skill }) => skill === 'Communication'));
  t.true(read({ findings: stack.slice(3) }).wanted.some(({ skill }) => skill === 'Communication'));
});

test('without findings the posting is read itself', (t) => {
  const posting = documentOf('You know PostgreSQL and Terraform.', { kind: 'posting', uri: 'https://board.example/1' });
  t.deepEqual(read({ findings: [], documents: [posting] }).shared.map(({ skill }) => skill), ['PostgreSQL', 'Terraform']);
});

test('achievements that show a shared skill come first', (t) => {
  t.regex(read().achievements[0]?.text ?? '', /Go and Kafka/);
});

test('a résumé is read once for many leads, and again when it is another one', (t) => {
  let reads = 0;
  const counting = createResumeReader({ ...textTools, achievements: (...parts) => ((reads += 1), textTools.achievements(...parts)) });
  counting(input);
  counting(input);
  t.is(reads, 1);
  counting({ ...input, profileUri: 'resume:ffff' });
  t.is(reads, 2);
});
