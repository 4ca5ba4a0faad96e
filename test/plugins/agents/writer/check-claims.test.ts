import test from 'ava';
import type { WriteInput } from '../../../../core/contracts/roles.ts';
import type { DraftAnswer } from '../../../../core/contracts/tasks.ts';
import { checkClaims } from '../../../../plugins/agents/writer/check-claims.ts';
import { documentOf, leadFrom, nora, resumeUri } from '../../../support/letters.ts';

const note = documentOf('Tidewater books berths for small harbours.');
const input = { lead: leadFrom({ company: 'Tidewater' }), profile: nora, profileUri: resumeUri, findings: [], documents: [note], answers: [{ id: 'gap', question: 'Rust?', answer: 'I wrote a parser in Rust.' }], angle: 0 } as unknown as WriteInput;
const answer = (claim: Partial<DraftAnswer['claims'][number]>): DraftAnswer => ({
  subjectA: 'A',
  subjectB: 'B',
  body: 'Tidewater books berths. I wrote a parser in Rust.',
  followUps: [],
  questions: [],
  claims: [{ text: 'Tidewater books berths', kind: 'page', uri: note.uri, quote: 'Tidewater books berths', ...claim }],
});

test('a claim that stands in the draft and whose quote stands in its source is kept', (t) => {
  t.is(checkClaims(answer({}), input).length, 1);
  t.is(checkClaims(answer({ text: 'I wrote a parser in Rust', kind: 'answer', uri: 'answer:gap', quote: 'I wrote a parser in Rust' }), input).length, 1);
});

const broken: readonly (readonly [string, Partial<DraftAnswer['claims'][number]>])[] = [
  ['whose words are not in the draft', { text: 'Tidewater sells boats' }],
  ['whose quote is not in its source', { quote: 'Tidewater sells boats' }],
  ['of a source that was not read', { uri: 'https://elsewhere.example/' }],
  ['that calls a page a posting', { kind: 'posting' }],
];

for (const [what, claim] of broken) {
  test(`a claim ${what} is dropped`, (t) => t.deepEqual(checkClaims(answer(claim), input), []));
}
