// The commands that choose, list and probe models, as a user types them, against a provider of the test's own.
import { join } from 'node:path';
import test from 'ava';
import { startFakeProvider } from '../support/fake-provider/fake-provider.ts';
import { outreach } from '../support/outreach.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const sender = ['--sender-name', 'Ada', '--sender-email', 'ada@example.org', '--mailing-address', '12 Mill Lane, Leeds'];
const models = ['claude-opus-5-5', 'claude-haiku-4-5', 'claude-sonnet-5-5'];

test('fully_free takes the best that is installed; it is listed, probed and shown with each agent', async (t) => {
  const { url } = await startFakeProvider(t, { answer: ({ tools, model }) => (tools.length > 0 ? { toolCalls: [{ name: 'note_colour', arguments: '{"colour": "red"}' }] } : { text: model === 'fake-small' ? '{"colour": "red"}' : 'It is red.' }) });
  const home = join(temporaryFolder(t), 'home');
  const at = (...words: readonly string[]) => outreach([...words, '--home', home, '--json'], { PLUGINS__OLLAMA__BASE_URL: url });
  const setup = await at('setup', '--non-interactive', '--preset', 'fully_free', ...sender);
  t.is(setup.code, 0, setup.stderr);
  t.regex(setup.json<{ notes: string[] }>().notes.join('\n'), /^fake-small: JSON works, tools work/);
  t.like((await at('config', 'show')).json(), { settings: { preset: 'fully_free', llm: { model: 'fake-small' } }, origins: { 'llm.model': 'config.json', 'plugins.ollama.baseUrl': 'PLUGINS__OLLAMA__BASE_URL' } });
  t.like((await at('models', 'list')).json(), { backends: [{ backend: 'ollama', models: [{ id: 'fake-large', probe: { objects: false } }, { id: 'fake-small', probe: { objects: true } }] }] });
  t.like((await at('models', 'probe', 'fake-large')).json(), { model: 'fake-large', objects: false, tools: true });
  t.is((await at('models', 'probe', 'nobody')).code, 2);
  t.true((await at('agents', 'list')).json<readonly { model: string }[]>().every(({ model }) => model === 'fake-small'));
});

test('a key that is refused, and a model that is not there, are said with exit code 2 before anything is stored', async (t) => {
  const apiKey = 'sk-ant-the-right-one';
  const { url } = await startFakeProvider(t, { apiKey, models });
  const home = join(temporaryFolder(t), 'home');
  const setup = (key: string, ...words: readonly string[]) => outreach(['setup', '--non-interactive', ...sender, ...words, '--home', home], { PLUGINS__ANTHROPIC__BASE_URL: url, ANTHROPIC_API_KEY: key });
  const refused = await setup('sk-ant-a-wrong-canary', '--preset', 'best_quality');
  t.is(refused.code, 2);
  t.regex(refused.stderr, /The Anthropic API key is not valid: Claude refused it[\s\S]*ANTHROPIC_API_KEY/);
  t.notRegex(`${refused.stderr}${refused.stdout}`, /canary/);
  const unknown = await setup(apiKey, '--backend', 'anthropic', '--model', 'gpt-5');
  t.is(unknown.code, 2);
  t.regex(unknown.stderr, /"gpt-5" is not valid: Claude has no such model; it has claude-opus-5-5/);
  t.like((await outreach(['config', 'show', '--home', home, '--json'])).json(), { file: null });
  const taken = await setup(apiKey, '--preset', 'best_quality');
  t.is(taken.code, 0, taken.stderr);
  t.regex(taken.stdout, /Backend of writer +anthropic claude-opus-5-5[\s\S]*Backend of judge +anthropic claude-haiku-4-5/);
});
