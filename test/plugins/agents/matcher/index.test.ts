import test from 'ava';
import type { Match } from '../../../../core/domain/match.ts';
import matcher from '../../../../plugins/agents/matcher/index.ts';
import { askAgent, documentOf, leadFrom, nora, resumeUri } from '../../../support/letters.ts';

const posting = documentOf('Senior Backend Engineer. You have 5+ years of experience with Go, PostgreSQL and Kubernetes.', { kind: 'posting', uri: 'https://board.example/1' });
const input = { lead: leadFrom({ company: 'Tidewater', role: 'Senior Backend Engineer' }), profile: nora, profileUri: resumeUri, findings: [], documents: [posting] };
const match = (more: object = {}, options: Readonly<Record<string, unknown>> = {}) => askAgent<Match>(matcher as never, { ...input, ...more }, { options });

test('the same input gets the same score', async (t) => {
  t.deepEqual(await match(), await match());
});

test('confidence grows with what there was to go by', async (t) => {
  const { confidence } = await match();
  t.true(confidence > (await match({ documents: [] })).confidence);
  t.true(confidence <= 1);
});

test('weights are the user’s, and change the score', async (t) => {
  const onlySkills = await match({}, { skills: 1, experience: 0, seniority: 0, company: 0 });
  t.is(onlySkills.score, Math.round(100 * (onlySkills.parts.find(({ name }) => name === 'skills')?.fit ?? -1)));
});

test('weights that do not add up to 1 are refused, with their sum', async (t) => {
  const error = await t.throwsAsync(match({}, { skills: 0.9, experience: 0.3, seniority: 0.2, company: 0.1 }));
  t.regex(error?.message ?? '', /add up to 1; they add up to 1\.5/);
});

test('a lead without a posting is matched by what its note names', async (t) => {
  const note = documentOf('Tidewater books berths.');
  const findings = ['Go', 'Rust'].map((text) => ({ kind: 'stack', text, signal: 'stack', source: { kind: 'page', uri: note.uri, quote: text }, at: note.fetchedAt }));
  const { parts } = await match({ lead: leadFrom({ company: 'Tidewater' }), documents: [note], findings });
  t.regex(parts.find(({ name }) => name === 'skills')?.reason ?? '', /1 of 2 skills named: Go/);
});
