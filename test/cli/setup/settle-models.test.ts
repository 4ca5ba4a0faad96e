// Who does the work, chosen in a conversation or by flags; what was chosen is tried before it is stored.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { outreachPaths } from '../../../core/home/outreach-paths.ts';
import { createSecretFile } from '../../../cli/host/secret-file.ts';
import { runSetup } from '../../../cli/setup/run-setup.ts';
import { loadSettings } from '../../../core/config/load-settings.ts';
import type { ErrorCode } from '../../../core/errors.ts';
import { errorOf } from '../../support/error-of.ts';
import { stoppedClock } from '../../support/remembering-sink.ts';
import { mailTrials } from '../../support/mail-trial.ts';
import { scriptedAsker } from '../../support/scripted-asker.ts';
import { surveyOf, type SurveyWish } from '../../support/setup-survey.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const sender = { senderName: 'Ada', senderEmail: 'ada@example.org', mailingAddress: '12 Mill Lane, Leeds' };

interface Given {
  readonly options?: Readonly<Record<string, unknown>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** What a person answers; nobody is there when it is left out. */
  readonly answers?: readonly string[];
  readonly survey?: SurveyWish;
}

/** A home in which setup runs, perhaps several times. */
function homeOf(t: ExecutionContext) {
  const home = join(temporaryFolder(t), 'home');
  const paths = outreachPaths({ home, environment: {} });
  const secrets = createSecretFile(home, stoppedClock());
  const said: string[] = [];
  async function run({ options = {}, environment = {}, answers, survey = {} }: Given) {
    const asker = answers === undefined ? undefined : scriptedAsker(answers);
    // How mail goes out is chosen already.
    const settings = loadSettings({ file: paths.config, environment, flags: ['transport=elsewhere'] });
    const done = () => runSetup({ paths, settings, options: { ...sender, ...options }, environment, secrets, asker, say: (line) => void said.push(line), signal: new AbortController().signal, openSurvey: async (_, trial) => surveyOf(survey, trial), openMail: mailTrials().openMail, lookAtDomain: async () => [] });
    return { done, screen: asker?.screen ?? [], hidden: asker?.hidden ?? [] };
  }
  return {
    run,
    set: async (given: Given) => (await run(given)).done(),
    secrets,
    said,
    stored() {
      const { sender: _, ...rest } = JSON.parse(readFileSync(paths.config, 'utf8')) as Record<string, unknown>;
      return rest;
    },
    isUntouched: () => !existsSync(paths.config),
  };
}

const anthropicKey = 'sk-ant-canary0123456789';
const openaiKey = 'sk-canary0openai0123456789';

const conversations: readonly (readonly [title: string, answers: readonly string[], stored: object, survey?: SurveyWish])[] = [
  ['Enter is offline', [''], { preset: 'offline' }],
  ['a model of this machine is taken by its number', ['local', '2'], { preset: 'fully_free', llm: { model: 'small' } }],
  ['and by its name', ['2', 'large'], { preset: 'fully_free', llm: { model: 'large' } }],
  ['Enter takes the recommended one', ['local', ''], { preset: 'fully_free', llm: { model: 'small' } }, { known: ['large', 'small'], probes: { large: { objects: false } } }],
  ['when none was tried, Enter tries them and takes the best', ['local', ''], { preset: 'fully_free', llm: { model: 'small' } }, { probes: { large: { contextTokens: 4_096 } } }],
  ['LM Studio is found too', ['local', 'lm studio', '1'], { preset: 'custom', llm: { backend: 'openai', model: 'qwen' }, plugins: { openai: { baseUrl: 'http://127.0.0.1:1234/v1' } } }, { lmStudio: true }],
  ['where nothing answers, one is told, and chooses something else', ['local', 'offline'], { preset: 'offline' }, { installed: null }],
  ['where nothing is installed, one is told, and chooses something else', ['local', 'offline'], { preset: 'offline' }, { installed: [] }],
  ['the best of Claude needs a key', ['best_quality', anthropicKey], { preset: 'best_quality' }],
  ['one model of Claude for all', ['anthropic', anthropicKey], { preset: 'custom', llm: { backend: 'anthropic' } }],
  ['a model of OpenAI is chosen from its list', ['openai', openaiKey, '9', 'gpt-small'], { preset: 'custom', llm: { backend: 'openai', model: 'gpt-small' } }],
  ['each agent as one likes', ['custom', '', 'nobody', 'ollama/small', 'anthropic', 'offline', 'offline', 'offline', anthropicKey], { preset: 'custom', agents: { research: { backend: 'offline' }, matcher: { backend: 'ollama', model: 'small' }, writer: { backend: 'anthropic' }, verifier: { backend: 'offline' }, judge: { backend: 'offline' }, interpreter: { backend: 'offline' } } }],
  ['one goes back from each question', ['local', 'back', 'best_quality', 'back', 'openai', openaiKey, 'back', 'custom', 'back', 'custom', 'ollama', 'back', 'back', ''], { preset: 'offline' }],
  ['a weak model is used only by somebody who says so', ['local', 'large', 'no', 'local', 'large', 'yes'], { preset: 'fully_free', llm: { model: 'large' } }, { probes: { large: { tools: false } } }],
];

for (const [title, answers, stored, survey = {}] of conversations) {
  test(`a person is asked who does the work: ${title}`, async (t) => {
    const home = homeOf(t);
    await home.set({ answers, survey });
    t.deepEqual(home.stored(), stored);
    const again = await home.run({ answers: [], survey });
    await again.done();
    t.false(again.screen.some((line) => /Who shall|Number or name|Which/.test(line)), 'what is set is not asked for again');
  });
}

test('what a probe found is told in one line, and what does not work is named', async (t) => {
  const { done, screen } = await homeOf(t).run({ answers: ['local', 'large', 'yes'], survey: { probes: { large: { objects: false, tools: false, contextTokens: 4_096, tokensPerSecond: null } } } });
  const { text } = await done();
  for (const told of [screen.join('\n'), text]) {
    t.regex(told, /large: JSON does not work, tools do not work, 4,096 tokens of context, speed not known\n/);
    t.regex(told, /it calls no tools: research reads the usual pages/);
  }
});

test('a refused key is said and asked for again, never shown, and not stored', async (t) => {
  const home = homeOf(t);
  const { done, screen, hidden } = await home.run({ answers: ['best_quality', 'sk-ant-refused0123456789', 'nonsense', anthropicKey] });
  await done();
  t.regex(screen.join('\n'), /Claude refused the API key \(status 401\)/);
  t.regex(screen.join('\n'), /once more: it must begin with sk-ant-/);
  t.is(hidden.length, 3);
  t.notRegex(screen.join('\n'), /refused0123|nonsense|canary/);
  t.is(await home.secrets.get('plugin/anthropic/apiKey'), anthropicKey);
});

test('a key that nobody let in is not stored when setup is stopped', async (t) => {
  const home = homeOf(t);
  const { done } = await home.run({ answers: ['best_quality', 'sk-ant-refused0123456789'] });
  t.is((await errorOf(done)).code, 'setup_stopped');
  t.is(await home.secrets.get('plugin/anthropic/apiKey'), undefined);
  t.deepEqual(home.stored(), {}, 'what was answered before is stored, and nothing half');
});

test('without network a key is stored, and that it was not tried is told', async (t) => {
  const home = homeOf(t);
  const { text } = await home.set({ answers: ['best_quality', anthropicKey], survey: { withoutNetwork: true } });
  t.regex(text, /Claude could not be tried now: .*no network/);
  t.is(await home.secrets.get('plugin/anthropic/apiKey'), anthropicKey);
});

test('--models asks again, and another choice leaves nothing of the one before', async (t) => {
  const home = homeOf(t);
  await home.set({ answers: ['custom', 'ollama/small', '', '', '', '', ''] });
  await home.set({ options: { models: true }, answers: ['offline'] });
  t.deepEqual(home.stored(), { preset: 'offline', agents: {} });
  await home.set({ options: { preset: 'fully_free', model: 'large' } });
  t.deepEqual(home.stored(), { preset: 'fully_free', agents: {}, llm: { model: 'large' } });
  await home.set({ options: { preset: 'best_quality' }, environment: { ANTHROPIC_API_KEY: anthropicKey } });
  t.deepEqual(home.stored(), { preset: 'best_quality', agents: {}, llm: { model: null } });
});

const flags: readonly (readonly [title: string, given: Given, stored: object])[] = [
  ['fully_free takes the best that is installed', { options: { preset: 'fully_free' }, survey: { probes: { large: { objects: false } } } }, { preset: 'fully_free', llm: { model: 'small' } }],
  ['what was tried before is not tried again', { options: { preset: 'fully_free' }, survey: { known: ['large'], probes: { large: { objects: false } } } }, { preset: 'fully_free', llm: { model: 'large' } }],
  ['a backend and a model', { options: { backend: 'ollama', model: 'small' } }, { llm: { backend: 'ollama', model: 'small' } }],
  ['a backend and a model for one agent', { options: { agent: ['writer=anthropic/claude-opus-5-5', 'judge=ollama/small'] }, environment: { ANTHROPIC_API_KEY: anthropicKey } }, { agents: { writer: { backend: 'anthropic', model: 'claude-opus-5-5' }, judge: { backend: 'ollama', model: 'small' } } }],
  ['a key that cannot be tried is taken', { options: { preset: 'best_quality' }, environment: { ANTHROPIC_API_KEY: anthropicKey }, survey: { withoutNetwork: true } }, { preset: 'best_quality' }],
];

for (const [title, given, stored] of flags) {
  test(`flags say who does the work: ${title}`, async (t) => {
    const home = homeOf(t);
    await home.set(given);
    t.deepEqual(home.stored(), stored);
  });
}

const wrong: readonly (readonly [title: string, given: Given, code: ErrorCode, says: RegExp])[] = [
  ['no key', { options: { preset: 'best_quality' } }, 'setup_missing', /Setup needs the Anthropic API key\..*Give ANTHROPIC_API_KEY\./],
  ['two keys', { options: { agent: ['writer=anthropic', 'judge=openai/gpt-small'] } }, 'setup_missing', /Anthropic API key, the OpenAI API key.*ANTHROPIC_API_KEY, OPENAI_API_KEY/],
  ['a refused key', { options: { preset: 'best_quality' }, environment: { ANTHROPIC_API_KEY: 'sk-ant-canary-refused' } }, 'setup_invalid', /The Anthropic API key is not valid: Claude refused it/],
  ['an unknown model', { options: { backend: 'ollama', model: 'nope' } }, 'setup_invalid', /"nope" is not valid: Ollama has no such model; it has large, small\..*--model/],
  ['a backend that has no usual model', { options: { backend: 'openai' }, environment: { OPENAI_API_KEY: openaiKey } }, 'setup_invalid', /OpenAI has no usual one; name one of gpt-large, gpt-small/],
  ['a backend that nobody brings', { options: { backend: 'nobody' } }, 'preset_unavailable', /nobody/],
  ['agents that are none', { options: { agent: ['writer', 'foo=ollama'] } }, 'setup_invalid', /"writer" is not valid.*"foo=ollama" is not valid/],
  ['nothing installed', { options: { preset: 'fully_free' }, survey: { installed: [] } }, 'local_model_missing', /none is installed.*ollama pull/],
  ['nobody there', { options: { preset: 'fully_free' }, survey: { installed: null } }, 'local_model_missing', /could not be reached.*ollama\.com\/download/],
  ['several things at once', { options: { senderEmail: 'ada', preset: 'cheap' } }, 'setup_invalid', /address.*no @.*preset is not valid.*--sender-email, --preset/],
];

for (const [title, given, code, says] of wrong) {
  test(`flags that cannot work are refused before anything is stored: ${title}`, async (t) => {
    const home = homeOf(t);
    const error = await errorOf(() => home.set(given));
    t.is(error.code, code);
    t.regex(`${error.message} ${error.help}`, says);
    t.notRegex(`${error.message} ${error.help}`, /canary/);
    t.true(home.isUntouched());
  });
}

test('a model that is named is taken though its server does not run yet', async (t) => {
  const home = homeOf(t);
  const { text } = await home.set({ options: { preset: 'fully_free', model: 'small' }, survey: { installed: null } });
  t.deepEqual(home.stored(), { preset: 'fully_free', llm: { model: 'small' } });
  t.regex(text, /Ollama could not be tried now/);
});
