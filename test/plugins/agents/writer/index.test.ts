import test from 'ava';
import type { Draft } from '../../../../core/domain/draft.ts';
import writer from '../../../../plugins/agents/writer/index.ts';
import { askAgent, documentOf, follow, leadFrom, modelSaying, nora, resumeUri } from '../../../support/letters.ts';

const note = documentOf('Tidewater books berths for small harbours. Our mission is to make harbours easy to reach. Technologies: Go, Kafka, PostgreSQL.');
const lead = leadFrom({ company: 'Tidewater' });

test('a draft has a message, two subjects, two follow-ups, questions and proofs', async (t) => {
  const { draft } = await follow(lead, [note], nora);
  t.not(draft.subjectA, draft.subjectB);
  t.deepEqual(draft.followUps.map(({ day }) => day), [3, 7]);
  t.true(draft.questions.length >= 2 && draft.questions.length <= 3);
  t.true(draft.claims.length > 0);
  t.regex(draft.body, /^Hello Tidewater team,\n\n/);
});

test('another angle gives another message', async (t) => {
  const bodies = await Promise.all([0, 1, 2].map(async (angle) => (await follow(lead, [note], nora, { angle })).draft.body));
  t.is(new Set(bodies).size, 3);
});

test('an answer of the user stands in the message, in their own words, and is kept with its question', async (t) => {
  const answers = [{ id: 'why', question: 'Why Tidewater?', answer: 'I grew up beside a small harbour' }];
  const { draft } = await follow(lead, [note], nora, { answers });
  t.true(draft.body.includes('I grew up beside a small harbour.'));
  t.true(draft.claims.some(({ source }) => source.kind === 'answer' && source.uri === 'answer:why'));
  t.is(draft.questions.find(({ id }) => id === 'why')?.answer, 'I grew up beside a small harbour');
});

const answered = { subjectA: 'One', subjectB: 'Two', body: 'Hello.', followUps: [{ day: 7, body: 'Seven.' }, { day: 3, body: 'Three.' }], claims: [], questions: [] };
const input = { lead, profile: nora, profileUri: resumeUri, findings: [], documents: [note], match: { score: 0, confidence: 0, parts: [], valueProposition: '', leadWith: null }, answers: [], angle: 0, critique: [] };

test('follow-ups come in the order of their days', async (t) => {
  const draft = await askAgent<Draft>(writer, input, { model: modelSaying({ 'write.draft': answered }) });
  t.deepEqual(draft.followUps.map(({ day }) => day), [3, 7]);
});

test('a model that gives one subject twice, or two follow-ups for one day, has not answered', async (t) => {
  await t.throwsAsync(askAgent(writer, input, { model: modelSaying({ 'write.draft': { ...answered, subjectB: 'one' } }) }), { message: /both subjects are the same/ });
  await t.throwsAsync(askAgent(writer, input, { model: modelSaying({ 'write.draft': { ...answered, followUps: [{ day: 3, body: 'a' }, { day: 3, body: 'b' }] } }) }), { message: /day 3 and day 7/ });
});

test('claims that a model made up are dropped, and the log says how many', async (t) => {
  const logged: string[] = [];
  const claims = [{ text: 'Hello', kind: 'resume', uri: resumeUri, quote: 'ten years at sea' }];
  const draft = await askAgent<Draft>(writer, input, { model: modelSaying({ 'write.draft': { ...answered, claims } }), logged });
  t.deepEqual(draft.claims, []);
  t.regex(logged.join('\n'), /1 of 1 claims/);
});
