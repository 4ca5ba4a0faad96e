import test from 'ava';
import { textTools } from '../../../../core/text/text-tools.ts';
import { propositionFor } from '../../../../plugins/agents/matcher/proposition.ts';
import { createResumeReader, readBothSides } from '../../../../plugins/agents/matcher/reading.ts';
import { agentRun } from '../../../support/agent-run.ts';
import { documentOf, leadFrom, modelSaying, nora, offlineModel, resumeUri } from '../../../support/letters.ts';

const posting = documentOf('You know Go and Kafka.', { kind: 'posting', uri: 'https://board.example/1' });
const input = { lead: leadFrom({ company: 'Tidewater', role: 'Engineer' }), profile: nora, profileUri: resumeUri, findings: [], documents: [posting] };
const reading = readBothSides(input, createResumeReader(textTools)(input), textTools);
const { run, logged } = agentRun();

test('the experience to lead with is a line of the résumé, letter by letter', async (t) => {
  const { leadWith, valueProposition } = await propositionFor(reading, 'Say it.', { ...run, model: offlineModel });
  t.true(nora.rawText.includes(leadWith?.quote ?? '—'));
  t.regex(valueProposition, /Tidewater/);
});

test('a sentence with a number or a name that no source has is replaced by a plain one', async (t) => {
  for (const valueProposition of ['For Tidewater you bring 25 years of Go.', 'For Tidewater you bring your years at Google.']) {
    const said = await propositionFor(reading, 'Say it.', { ...run, model: modelSaying({ 'match.proposition': { valueProposition, leadWith: 0 } }) });
    t.is(said.valueProposition, 'For Tidewater you bring Go, Kafka.');
  }
  t.regex(logged.join('\n'), /no source has/);
});

test('an index that points nowhere leads with the best fit', async (t) => {
  const said = await propositionFor(reading, 'Say it.', { ...run, model: modelSaying({ 'match.proposition': { valueProposition: 'For Tidewater you bring Go.', leadWith: 99 } }) });
  t.is(said.leadWith?.quote, reading.achievements[0]?.evidence.quote);
});
