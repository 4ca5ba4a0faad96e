import test, { type ExecutionContext } from 'ava';
import { systemClock } from '../../../core/system-clock.ts';
import { defaultSettings } from '../../../core/config/load-settings.ts';
import { startKernel } from '../../../core/kernel/kernel.ts';
import { createModelSurvey, type ModelSurvey } from '../../../core/model/model-survey.ts';
import { fakePorts } from '../../../core/testing/fake-ports.ts';
import { anthropic, offline, ollama } from '../../../plugins/index.ts';
import { errorOf } from '../../support/error-of.ts';
import { type FakeProvider, type FakeProviderOptions, startFakeProvider } from '../../support/fake-provider/fake-provider.ts';

const { signal } = new AbortController();

async function surveyOf(t: ExecutionContext, options: FakeProviderOptions = {}, model = 'fake-large'): Promise<{ readonly survey: ModelSurvey; readonly provider: FakeProvider; readonly ask: (path: string) => number; readonly again: () => ModelSurvey }> {
  const provider = await startFakeProvider(t, options);
  const ports = fakePorts();
  const kernel = await startKernel(
    [anthropic, offline, ollama].map((value) => ({ value, origin: { kind: 'built-in' as const, where: 'the test' } })),
    ports,
    { options: { ollama: { baseUrl: provider.url }, anthropic: { baseUrl: provider.url } }, disabled: [], deadlineSeconds: 10 },
  );
  const surveys: ModelSurvey[] = [];
  const again = () => {
    const survey = createModelSurvey({ backends: () => kernel.backends, choices: () => [{ backend: 'ollama', model }], timeouts: defaultSettings().llm.timeouts, clock: systemClock, state: ports.state });
    surveys.push(survey);
    return survey;
  };
  t.teardown(async () => {
    kernel.stop('the test is over');
    for (const survey of surveys) await survey.close();
  });
  return { survey: again(), provider, again, ask: (path) => provider.requests.filter((request) => request.path === path).length };
}

/** Answers the probe's questions as a model does that can do all. */
const able: FakeProviderOptions['answer'] = ({ tools }) => (tools.length > 0 ? { toolCalls: [{ name: 'note_colour', arguments: '{"colour": "red"}' }] } : { text: '{"colour": "red"}' });
/** Talks instead. */
const talker: FakeProviderOptions['answer'] = () => ({ text: 'It is red, I would say.' });

test('the models that a backend has are listed; rules have none', async (t) => {
  const { survey } = await surveyOf(t);
  t.deepEqual((await survey.models('ollama', signal)).map(({ id }) => id), ['fake-large', 'fake-small']);
  t.deepEqual(await survey.models('offline', signal), []);
  t.deepEqual(survey.backends(), ['anthropic', 'offline', 'ollama']);
});

test('a model is probed once for each version, and known from then on', async (t) => {
  const { survey, again, ask } = await surveyOf(t, { answer: able });
  const [info] = await survey.models('ollama', signal);
  if (info === undefined) return t.fail();
  t.is(await survey.known('ollama', info), undefined);
  t.like(await survey.probe('ollama', 'fake-large', signal), { model: 'fake-large', tools: true, objects: true, contextTokens: 131_072 });
  const asked = ask('/api/chat');
  await again().probe('ollama', 'fake-large', signal);
  t.is(ask('/api/chat'), asked);
  t.like(await again().known('ollama', info), { objects: true });
  t.is(await survey.known('ollama', { ...info, digest: 'another' }), undefined);
});

test('a model that is not there is told with those that are, and a refused key as one', async (t) => {
  const { survey } = await surveyOf(t, { apiKey: 'the-right-one' });
  const error = await errorOf(() => survey.probe('ollama', 'llama3', signal));
  t.is(error.code, 'model_unknown');
  t.regex(error.help, /fake-large, fake-small/);
  t.like(await errorOf(() => survey.models('anthropic', signal)), { code: 'model_key_refused', plugin: 'anthropic' });
});

test('"llama3" is found as "llama3:latest"', async (t) => {
  const { survey } = await surveyOf(t, { models: ['llama3:latest'], answer: able });
  t.is((await survey.probe('ollama', 'llama3', signal)).model, 'llama3:latest');
});

test('a weak model of this machine is told of once, by what was found of it', async (t) => {
  const { survey, again } = await surveyOf(t, { answer: talker, ollama: { tools: false, contextTokens: 8_192 } });
  await survey.probe('ollama', 'fake-large', signal);
  const [weak, ...others] = await survey.weakModels(['research', 'writer'], signal);
  t.like(weak, { label: 'Ollama', model: 'fake-large' });
  t.is(weak?.points.length, 3);
  t.is(others.length, 0);
  t.deepEqual(await survey.weakModels(['writer'], signal), []);
  t.is((await again().weakModels(['writer'], signal)).length, 1);
});

test('of a model that nobody knows nothing is said, and nothing is asked', async (t) => {
  const { survey, provider } = await surveyOf(t);
  t.deepEqual(await survey.weakModels(['writer'], signal), []);
  t.is(provider.requests.length, 0);
});

test('what was found of an earlier version is not said of the present one', async (t) => {
  const { survey, provider, again } = await surveyOf(t, { answer: talker });
  await survey.probe('ollama', 'fake-large', signal);
  provider.script({ json: { models: [{ name: 'fake-large', digest: 'another' }] } });
  t.deepEqual((await again().weakModels(['writer'], signal)).map(({ points }) => points.filter((point) => /JSON/.test(point))), []);
});

test('a server that is gone keeps no work from beginning', async (t) => {
  const { survey, provider, again } = await surveyOf(t, { answer: talker });
  await survey.probe('ollama', 'fake-large', signal);
  await provider.close();
  t.deepEqual(await again().weakModels(['writer'], signal), []);
});
