import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { createSecretFile } from '../../../cli/host/secret-file.ts';
import { outreachPaths } from '../../../core/home/outreach-paths.ts';
import { runSetup, type SetupParts } from '../../../cli/setup/run-setup.ts';
import { loadSettings } from '../../../core/config/load-settings.ts';
import type { Settings } from '../../../core/config/settings.ts';
import { errorOf } from '../../support/error-of.ts';
import { stoppedClock } from '../../support/remembering-sink.ts';
import { mailTrials } from '../../support/mail-trial.ts';
import { scriptedAsker } from '../../support/scripted-asker.ts';
import { surveyOf, type SurveyWish } from '../../support/setup-survey.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

interface Given extends Partial<Pick<SetupParts, 'options' | 'environment' | 'asker'>> {
  readonly home?: string;
  /** What setup finds when it asks models. */
  readonly survey?: SurveyWish;
  readonly lookAtDomain?: SetupParts['lookAtDomain'];
}

function setup(t: ExecutionContext, { home = join(temporaryFolder(t), 'home'), options = {}, environment = {}, asker, survey = {}, lookAtDomain = async () => [] }: Given) {
  const paths = outreachPaths({ home, environment: {} });
  const secrets = createSecretFile(home, stoppedClock());
  const said: string[] = [];
  const opened: Settings[] = [];
  const openSurvey: SetupParts['openSurvey'] = async (settings, trial) => {
    opened.push(settings);
    return surveyOf(survey, trial);
  };
  const signal = new AbortController().signal;
  const run = async () => runSetup({ paths, settings: loadSettings({ file: paths.config, environment, flags: [] }), options, environment, secrets, asker, say: (line) => void said.push(line), signal, openSurvey, openMail: mailTrials().openMail, lookAtDomain });
  return { home, paths, secrets, run, said, opened, stored: () => JSON.parse(readFileSync(paths.config, 'utf8')) as unknown };
}

const options = { senderName: 'Ada Lovelace', senderEmail: 'ada@example.org', mailingAddress: '12 Mill Lane\nLeeds' };
const sender = { name: 'Ada Lovelace', email: 'ada@example.org', mailingAddress: '12 Mill Lane, Leeds' };

test('flags and variables set a home up without a question, and only what was given is written', async (t) => {
  const { run, stored } = setup(t, { options: { ...options, senderEmail: undefined, preset: 'offline' }, environment: { SENDER__EMAIL: 'ada@example.org' } });
  const { text } = await run();
  t.deepEqual(stored(), { sender });
  t.regex(text, /ada@example\.org[\s\S]*offline rules: no model, no network[\s\S]*ANTHROPIC_API_KEY +not set/);
});

test('what is missing is named with its flag and its variable, and nothing is written', async (t) => {
  const { home, run } = setup(t, { options: { senderName: 'Ada' } });
  const error = await errorOf(run);
  t.is(error.code, 'setup_missing');
  t.is(error.message, 'Setup needs the address that you write from, your postal address.');
  t.is(error.help, 'Give --sender-email (or SENDER__EMAIL), --mailing-address (or SENDER__MAILING_ADDRESS).');
  t.false(existsSync(home));
});

test('with a transport that sends, the domain is looked at and shown; a failure of that is no failure of setup', async (t) => {
  const asked: (string | null)[] = [];
  const lookAtDomain: SetupParts['lookAtDomain'] = async ({ sender: { email } }) => {
    asked.push(email);
    return ['example.org', '  Value  v=spf1 include:_spf.google.com ~all'];
  };
  const shown = await setup(t, { options: { ...options, preset: 'offline' }, environment: { OUTREACH__TRANSPORT: 'smtp' }, lookAtDomain }).run();
  t.regex(shown.text, /\n {2}Value {2}v=spf1 include:_spf\.google\.com ~all$/);
  const failing = await setup(t, { options: { ...options, preset: 'offline' }, environment: { OUTREACH__TRANSPORT: 'smtp' }, lookAtDomain: () => Promise.reject(new Error('no network')) }).run();
  t.regex(failing.text, /could not be looked at: no network.*outreach(?: --)? mail domain/);
  await setup(t, { options: { ...options, preset: 'offline' }, lookAtDomain }).run();
  t.deepEqual(asked, ['ada@example.org'], 'messages that stay here need no domain');
});

const invalid: readonly (readonly [options: object, environment: Record<string, string>, says: RegExp])[] = [
  [{ senderEmail: 'ada' }, {}, /The address that you write from is not valid: it has no @/],
  [{ senderEmail: 'ada@example.org, eve@example.org' }, {}, /not valid/],
  [{ senderName: 'x'.repeat(300) }, {}, /Your name is not valid: it must NOT have more than 200 characters/],
  [{ mailingAddress: 'Rd' }, {}, /Your postal address is not valid/],
  [{ preset: 'cheap' }, {}, /The preset is not valid: it must be one of \(offline, /],
  [{}, { ANTHROPIC_API_KEY: 'canary-not-a-key' }, /The Anthropic API key is not valid: it must begin with sk-ant-/],
  [{}, { OPENAI_API_KEY: 'sk-ant-canary1234567' }, /The OpenAI API key is not valid/],
  [{}, { GMAIL_USERNAME: 'ada@gmail.com', GMAIL_APP_PASSWORD: 'canary-my-password' }, /Gmail app password is not valid: it must be the 16 letters/],
  [{}, { GMAIL_USERNAME: 'canary', GMAIL_APP_PASSWORD: 'canary-my-password' }, /Gmail address is not valid/],
  [{ mailAddress: 'ada@example.org', smtpHost: 'smtp example' }, {}, /The mail server is not valid: it must be a name like mail\.example\.org/],
  [{ mailAddress: 'ada@gmail.com', smtpPort: 70_000 }, {}, /The port is not valid[\s\S]*must be named/],
];

for (const [wrong, environment, says] of invalid) {
  test(`refused, nothing stored: ${JSON.stringify({ ...wrong, ...environment }).slice(0, 80)}`, async (t) => {
    const { run, paths, home } = setup(t, { options: { ...options, ...wrong }, environment });
    const error = await errorOf(run);
    t.is(error.code, 'setup_invalid');
    t.regex(error.message, says);
    t.notRegex(`${error.message} ${error.help}`, /canary/);
    t.false(existsSync(paths.config));
    t.false(existsSync(join(home, 'secrets.json')));
  });
}

test('a preset whose backend nobody brings is refused; one that a plugin brings is taken', async (t) => {
  const error = await errorOf(setup(t, { options: { ...options, preset: 'fully_free' }, survey: { backends: ['offline'] } }).run);
  t.is(error.code, 'preset_unavailable');
  t.regex(error.message, /"fully_free" needs the backend "ollama"/);
  const { run, stored } = setup(t, { options: { ...options, preset: 'fully_free', model: 'small' } });
  await run();
  t.deepEqual(stored(), { preset: 'fully_free', llm: { model: 'small' }, sender });
});

test('the offline preset asks no plugin for anything', async (t) => {
  const { run, opened } = setup(t, { options });
  await run();
  t.deepEqual(opened, []);
});

test('secrets of the environment are stored encrypted, and shown as dots', async (t) => {
  const environment = { ANTHROPIC_API_KEY: 'sk-ant-canary0123456789', SMTP_PASSWORD: 'cana rycx anar ycan' };
  const { run, secrets, home } = setup(t, { options, environment });
  const { text, json } = await run();
  t.is(await secrets.get('plugin/anthropic/apiKey'), environment.ANTHROPIC_API_KEY);
  t.is(await secrets.get('plugin/smtp/password'), environment.SMTP_PASSWORD);
  t.regex(text, /ANTHROPIC_API_KEY +•••••• \(from the environment\)/);
  t.notRegex(`${text}${JSON.stringify(json)}${readdirSync(home).filter((name) => name.includes('.')).map((name) => readFileSync(join(home, name), 'latin1')).join('')}`, /canary|cana rycx/);
});

test('a person is asked one thing at a time, again while the answer is not valid, and never for what is set', async (t) => {
  const asker = scriptedAsker(['', 'ada@', 'ada@example.org', '12 Mill Lane, Leeds', '', '']);
  const { run, stored } = setup(t, { options: { senderName: 'Ada Lovelace' }, asker });
  await run();
  t.deepEqual(stored(), { preset: 'offline', transport: 'file', sender });
  const said = [/mail address/, /once more: it is needed/, /mail address/, /once more: the part after the @/, /mail address/, /postal address/, /Who shall do the work/];
  for (const [index, words] of said.entries()) t.regex(asker.screen[index] ?? '', words);
});

test('setup that was stopped goes on where it was', async (t) => {
  const { home, run, stored } = setup(t, { asker: scriptedAsker(['Ada Lovelace']) });
  t.is((await errorOf(run)).code, 'setup_stopped');
  t.deepEqual(stored(), { sender: { name: 'Ada Lovelace' } });
  const asker = scriptedAsker(['ada@example.org', '12 Mill Lane, Leeds', 'offline', 'files']);
  const again = setup(t, { home, asker });
  await again.run();
  t.deepEqual(again.stored(), { preset: 'offline', transport: 'file', sender });
  const quiet = scriptedAsker([]);
  await setup(t, { home, asker: quiet }).run();
  t.deepEqual(quiet.screen, []);
});

test('a preset that needs a key asks for it, hidden, again while it is not valid', async (t) => {
  const asker = scriptedAsker(['', 'sk-wrong', 'sk-ant-canary0123456789', 'files']);
  const { run, secrets } = setup(t, { options: { ...options, preset: 'best_quality' }, asker });
  await run();
  t.is(await secrets.get('plugin/anthropic/apiKey'), 'sk-ant-canary0123456789');
  t.is(asker.hidden.length, 3);
  t.notRegex(asker.screen.join('\n'), /canary|sk-wrong/);
});

test('when the key file is lost a person is told, may start anew, and is asked for each lost secret again', async (t) => {
  const environment = { ANTHROPIC_API_KEY: 'sk-ant-canary0123456789' };
  const first = setup(t, { options, environment });
  await first.run();
  rmSync(join(first.home, '.key'));
  const before = readFileSync(join(first.home, 'secrets.json'), 'utf8');

  const refusing = setup(t, { home: first.home, asker: scriptedAsker(['no']), options: { preset: 'offline' } });
  t.is((await errorOf(refusing.run)).code, 'secret_key_lost');
  t.is(readFileSync(join(first.home, 'secrets.json'), 'utf8'), before);

  const asker = scriptedAsker(['yes', 'files', 'sk-ant-canaryagain123']);
  await setup(t, { home: first.home, asker, options: { preset: 'offline' } }).run();
  t.is(await first.secrets.get('plugin/anthropic/apiKey'), 'sk-ant-canaryagain123');
  t.regex(asker.screen.join('\n'), /\.key is missing/);
  t.true(readdirSync(first.home).some((name) => name.startsWith('secrets.json.lost-')));
});

test('without a person a lost key is an error, until --reset-secrets is given', async (t) => {
  const environment = { ANTHROPIC_API_KEY: 'sk-ant-canary0123456789' };
  const first = setup(t, { options, environment });
  await first.run();
  writeFileSync(join(first.home, '.key'), Buffer.alloc(32));
  t.is((await errorOf(setup(t, { home: first.home, environment }).run)).code, 'secret_key_lost');
  await setup(t, { home: first.home, environment, options: { resetSecrets: true } }).run();
  t.is(await first.secrets.get('plugin/anthropic/apiKey'), environment.ANTHROPIC_API_KEY);
});
