import test, { type ExecutionContext } from 'ava';
import { run } from '../../../cli/commands/models-probe.ts';
import { completeSettings } from '../../../core/config/load-settings.ts';
import type { SettingsLayer } from '../../../core/config/check-layer.ts';
import { commandContext } from '../../support/command-context.ts';
import { errorOf } from '../../support/error-of.ts';
import { surveyOf, type SurveyWish } from '../../support/setup-survey.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const noSecrets = { get: async () => undefined, set: async () => undefined, delete: async () => undefined };

function probe(t: ExecutionContext, settings: SettingsLayer, words: readonly string[], wish: SurveyWish = {}, options = {}) {
  const survey = { ...surveyOf(wish, noSecrets), weakModels: async () => [] };
  return run(commandContext(temporaryFolder(t), { survey, settings: completeSettings(settings, 'the test') }), { arguments: words, options });
}

test('what a model can do is told in one line', async (t) => {
  const { json, text } = await probe(t, { preset: 'fully_free' }, ['large']);
  t.is(text, 'large (Ollama): JSON works, tools work, 32,768 tokens of context, 40 tokens a second');
  t.like(json, { backend: 'ollama', model: 'large', objects: true, weakPoints: [] });
});

test('without a name it is the model of the writer', async (t) => {
  t.regex((await probe(t, { preset: 'fully_free', llm: { model: 'small' } }, [])).text, /^small \(Ollama\)/);
  t.regex((await probe(t, { agents: { writer: { backend: 'ollama', model: 'large' } } }, [])).text, /^large \(Ollama\)/);
});

test('what does not work is named, with what it means', async (t) => {
  const { text } = await probe(t, {}, ['small'], { probes: { small: { objects: false, tools: false } } }, { backend: 'ollama' });
  t.regex(text, /JSON does not work, tools do not work[\s\S]*\n  it did not answer with the JSON[\s\S]*\n  it calls no tools/);
});

test('rules cannot be probed, nor a backend of which no model was named', async (t) => {
  t.is((await errorOf(() => probe(t, {}, []))).code, 'usage_wrong');
  t.is((await errorOf(() => probe(t, { preset: 'fully_free' }, []))).code, 'model_not_chosen');
});
