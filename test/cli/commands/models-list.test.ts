import test, { type ExecutionContext } from 'ava';
import { run } from '../../../cli/commands/models-list.ts';
import { completeSettings } from '../../../core/config/load-settings.ts';
import type { SettingsLayer } from '../../../core/config/check-layer.ts';
import { commandContext } from '../../support/command-context.ts';
import { surveyOf, type SurveyWish } from '../../support/setup-survey.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const noSecrets = { get: async () => undefined, set: async () => undefined, delete: async () => undefined };

function list(t: ExecutionContext, settings: SettingsLayer, wish: SurveyWish = {}, options = {}) {
  const survey = { ...surveyOf(wish, noSecrets), weakModels: async () => [] };
  return run(commandContext(temporaryFolder(t), { survey, settings: completeSettings(settings, 'the test') }), { arguments: [], options });
}

test('the models of each configured backend are listed, with what was found of them', async (t) => {
  const { json, text, exitCode } = await list(t, { preset: 'fully_free' }, { known: ['small'], probes: { small: { tools: false } } });
  t.is(exitCode, 0);
  t.regex(text, /ollama +large +– +not tried +not tried +–\nollama +small +32768 +yes +no +40$/);
  t.like(json, { backends: [{ backend: 'ollama', error: null, models: [{ id: 'large', probe: null }, { id: 'small', probe: { tools: false } }] }] });
});

test('a backend that cannot be asked is told beside those that can, with exit code 1', async (t) => {
  const { json, text, exitCode } = await list(t, { preset: 'fully_free', llm: { fallbacks: [{ backend: 'anthropic' }] } });
  t.is(exitCode, 1);
  t.regex(text, /ollama +large[\s\S]*Claude cannot be asked: there is no API key/);
  t.like(json, { backends: [{ backend: 'ollama' }, { backend: 'anthropic', models: [], error: { code: 'model_key_missing' } }] });
});

test('another backend can be named, one without models says so, and rules have none', async (t) => {
  t.regex((await list(t, {}, {}, { backend: 'ollama' })).text, /ollama +small/);
  t.is((await list(t, { preset: 'fully_free' }, { installed: [] })).text, 'ollama has none.');
  t.regex((await list(t, {})).text, /^The offline rules do the work/);
});
