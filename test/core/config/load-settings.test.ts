import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { defaultSettings, loadSettings, type SettingsSources } from '../../../core/config/load-settings.ts';
import type { Settings } from '../../../core/config/settings.ts';
import type { ErrorCode } from '../../../core/errors.ts';
import { errorOf } from '../../support/error-of.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

interface Given extends Partial<Pick<SettingsSources, 'environment' | 'flags' | 'pluginSchemas'>> {
  readonly file?: string;
  readonly name?: string;
}

function load(t: ExecutionContext, { file, name = 'config.json', environment = {}, flags = [], pluginSchemas = {} }: Given): Settings {
  const folder = temporaryFolder(t);
  if (file !== undefined) writeFileSync(join(folder, name), file);
  return loadSettings({ file: join(folder, 'config.json'), environment, flags, pluginSchemas });
}

test('without any file, variable or flag the defaults hold: offline, and messages go to files', (t) => {
  const settings = load(t, {});
  t.deepEqual(settings, defaultSettings());
  t.like(settings, { preset: 'offline', transport: 'file', sender: { name: null }, logging: { files: 5, fileSizeMb: 5 } });
});

test('the file goes over the defaults, the environment over the file, and flags over all', (t) => {
  const file = '{"discovery": {"concurrency": 2, "companyCooldownDays": 30, "currentEmployer": "Acme"}}';
  const environment = { DISCOVERY__CONCURRENCY: '3', DISCOVERY__COMPANY_COOLDOWN_DAYS: '31' };
  const { discovery } = load(t, { file, environment, flags: ['discovery.concurrency=5', 'discovery.concurrency=4'] });
  t.deepEqual(discovery, { concurrency: 4, companyCooldownDays: 31, currentEmployer: 'Acme', allowCompanies: [], blockCompanies: [] });
});

test('the same settings give the same object from JSON, YAML, the environment and flags', (t) => {
  const json = load(t, { file: '{"sender": {"name": "Ada"}, "web": {"allowedPrivateHosts": ["localhost"], "minimumDelayMs": 5}, "plugins": {"ollama": {"baseUrl": "http://h", "deep": {"x": 1}}}}' });
  const yaml = '# mine\nplugins:\n  ollama: {deep: {x: 1}, baseUrl: "http://h"}\nweb:\n  minimumDelayMs: 5\n  allowedPrivateHosts:\n    - localhost\nsender:\n  name: Ada\n';
  const environment = { SENDER__NAME: 'Ada', WEB__ALLOWED_PRIVATE_HOSTS: 'localhost', WEB__MINIMUM_DELAY_MS: '5', PLUGINS__OLLAMA__BASE_URL: 'http://h', PLUGINS__OLLAMA__DEEP__X: '1' };
  const flags = ['sender.name=Ada', 'web.allowedPrivateHosts=["localhost"]', 'web.minimumDelayMs=5', 'plugins.ollama.baseUrl=http://h', 'plugins.ollama.deep={"x":1}'];
  t.deepEqual(load(t, { file: yaml, name: 'config.yaml' }), json);
  t.deepEqual(load(t, { file: yaml, name: 'config.yml' }), json);
  t.deepEqual(load(t, { environment }), json);
  t.deepEqual(load(t, { flags }), json);
});

const environments: readonly (readonly [environment: Record<string, string>, path: string, value: unknown])[] = [
  [{ SENDER__MAILING_ADDRESS: '12 Mill Lane, Leeds' }, 'sender.mailingAddress', '12 Mill Lane, Leeds'],
  [{ sender__mailingAddress: '12 Mill Lane, Leeds' }, 'sender.mailingAddress', '12 Mill Lane, Leeds'],
  [{ OUTREACH__SENDER__NAME: 'Ada' }, 'sender.name', 'Ada'],
  [{ OUTREACH__PRESET: 'custom' }, 'preset', 'custom'],
  [{ PRESET: 'custom' }, 'preset', 'offline'],
  [{ TRANSPORT: 'tcp', OUTREACH_HOME: '/x', SENDER: 'x' }, 'transport', 'file'],
  [{ LLM__BACKEND: 'ollama' }, 'llm.backend', 'ollama'],
  [{ LLM__OLLAMA__BASE_URL: 'http://h:1' }, 'plugins.ollama.baseUrl', 'http://h:1'],
  [{ PLUGINS__RSS_FEED__MAX_ITEMS: '7' }, 'plugins.rss-feed.maxItems', 7],
  [{ PLUGINS__NOTES__STRICT: 'true' }, 'plugins.notes.strict', true],
  [{ PLUGINS__NOTES__TITLE: '"7"' }, 'plugins.notes.title', '7'],
  [{ AGENTS__WRITER__BACKEND: 'ollama' }, 'agents.writer.backend', 'ollama'],
  [{ DISCOVERY__BLOCK_COMPANIES: 'Acme, Globex ,' }, 'discovery.blockCompanies', ['Acme', 'Globex']],
  [{ DISCOVERY__CURRENT_EMPLOYER: 'null' }, 'discovery.currentEmployer', null],
  [{ LOGGING__FILE_SIZE_MB: '0.5' }, 'logging.fileSizeMb', 0.5],
  [{ SENDER__NAME: '' }, 'sender.name', null],
];

for (const [environment, path, value] of environments) {
  test(`with ${JSON.stringify(environment)}, ${path} is ${JSON.stringify(value)}`, (t) => {
    t.deepEqual(at(load(t, { environment }), path), value);
  });
}

test('a variable finds the spelling that the file uses for a plugin and its options', (t) => {
  const settings = load(t, { file: '{"plugins": {"rss-feed": {"URLs": ["a"]}}}', environment: { PLUGINS__RSS_FEED__URLS: '["b"]' } });
  t.deepEqual(settings.plugins, { 'rss-feed': { URLs: ['b'] } });
});

test('the schema of a plugin gives its variables and flags their types', (t) => {
  const pluginSchemas = { notes: { type: 'object', properties: { version: { type: 'string' }, tags: { type: 'array', items: { type: 'integer' } } } } };
  const settings = load(t, { pluginSchemas, environment: { PLUGINS__NOTES__VERSION: '2024' }, flags: ['plugins.notes.tags=1,2'] });
  t.deepEqual(settings.plugins, { notes: { version: '2024', tags: [1, 2] } });
});

const refused: readonly (readonly [given: Given, code: ErrorCode, says: RegExp])[] = [
  [{ file: '{"sendr": {}}' }, 'settings_invalid', /config\.json .*sendr is not known \(did you mean sender\?\)/],
  [{ file: '{"sender": {"nmae": "x"}}' }, 'settings_invalid', /sender\.nmae is not known \(did you mean sender\.name\?\)/],
  [{ file: '{"minimumDelayMs": 1}' }, 'settings_invalid', /did you mean web\.minimumDelayMs\?/],
  [{ file: '{"qqq": 1, "sender": {"zzz": 1}}' }, 'settings_invalid', /qqq is not known.*sender\.zzz is not known/],
  [{ file: '{"agents": {"poet": {}}}' }, 'settings_invalid', /agents\.poet is not known/],
  [{ file: '[]' }, 'settings_invalid', /must be an object/],
  [{ file: '{"sender": "Ada"}' }, 'settings_invalid', /sender must be object/],
  [{ file: '{"preset": "cheap"}' }, 'settings_invalid', /preset must be one of \(offline, fully_free, best_quality, custom\)/],
  [{ file: '{"logging": {"files": 0}}' }, 'settings_invalid', /logging\.files must be >= 1/],
  [{ file: '{"sender": {"email": "ada"}}' }, 'settings_invalid', /sender\.email must be a mail address/],
  [{ file: '{"sender": {"name": "Ada\\r\\nBcc: all@example.org"}}' }, 'settings_invalid', /sender\.name must be one line/],
  [{ file: '{"plugins": {"Notes": {}}}' }, 'settings_invalid', /plugins\.Notes is not known/],
  [{ file: '{"__proto__": {"preset": "custom"}}' }, 'settings_invalid', /__proto__ is not known/],
  [{ file: '{"plugins": {"notes": {"a": {"__proto__": {"x": 1}}}}}' }, 'settings_invalid', /plugins\.notes\.a\.__proto__ is not known/],
  [{ file: `{"plugins": {"notes": ${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}}}` }, 'settings_invalid', /nested too deeply/],
  [{ file: `{"plugins": {"notes": {"a":${'['.repeat(2000)}1${']'.repeat(2000)}}}}` }, 'settings_invalid', /nested too deeply/],
  [{ file: '{"a": 1,\n "b" 2}' }, 'settings_malformed', /config\.json .*colon expected at line 2, column 6/],
  [{ file: 'sender:\n  name: [\n', name: 'config.yaml' }, 'settings_malformed', /config\.yaml .* at line \d+, column \d+/],
  [{ file: `{"preset": "${'x'.repeat(1024 * 1024)}"}` }, 'settings_unreadable', /larger than 1024 KiB/],
  [{ file: '{"plugins": {"ollama": {"apiKey": "canary-1"}}}' }, 'settings_secret', /config\.json is not valid: plugins\.ollama\.apiKey is a secret/],
  [{ file: '{"plugins": {"rss": {"urls": ["https://me:canary-2@host/feed"]}}}' }, 'settings_secret', /plugins\.rss\.urls\.0/],
  [{ environment: { SENDER__NAM: 'x' } }, 'settings_invalid', /Environment variable SENDER__NAM .*did you mean sender\.name/],
  [{ environment: { SENDER__NAME__FIRST: 'x' } }, 'settings_invalid', /SENDER__NAME__FIRST .*sender\.name\.first is not known/],
  [{ environment: { OUTREACH__FOO: 'x' } }, 'settings_invalid', /OUTREACH__FOO .*foo is not known/],
  [{ environment: { LOGGING__FILES: 'many' } }, 'settings_invalid', /LOGGING__FILES .*must be a whole number/],
  [{ environment: { LOGGING__FILES: '0' } }, 'settings_invalid', /LOGGING__FILES .*must be >= 1/],
  [{ environment: { LLM__OPENAI__API_KEY: 'canary-3' } }, 'settings_secret', /LLM__OPENAI__API_KEY/],
  [{ flags: ['sender.nam=x'] }, 'settings_invalid', /--set sender\.nam .*did you mean sender\.name/],
  [{ flags: ['sender'] }, 'settings_invalid', /--set sender .*"="/],
  [{ flags: ['preset.x=1'] }, 'settings_invalid', /preset\.x is not known/],
  [{ flags: ['__proto__.x=1'] }, 'settings_invalid', /__proto__ is not known/],
  [{ flags: ['constructor.prototype.x=1'] }, 'settings_invalid', /constructor is not known/],
  [{ flags: ['orchestration.concurrency=65'] }, 'settings_invalid', /--set orchestration\.concurrency .*<= 64/],
];

for (const [given, code, says] of refused) {
  test(`refused, and told where: ${JSON.stringify(given).slice(0, 90)}`, async (t) => {
    const error = await errorOf(() => load(t, given));
    t.is(error.code, code);
    t.regex(error.message, says);
    t.notRegex(`${error.message} ${error.help}`, /canary/);
    t.is(({} as Record<string, unknown>)['x'], undefined);
  });
}

test('two files with settings are refused, both named', async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'config.json'), '{}');
  writeFileSync(join(folder, 'config.yml'), '');
  const error = await errorOf(() => loadSettings({ file: join(folder, 'config.json'), environment: {}, flags: [] }));
  t.is(error.code, 'settings_twice');
  t.regex(error.message, /config\.json.*config\.yml/);
});

test('a folder in the place of the file is refused in words', async (t) => {
  const folder = temporaryFolder(t);
  const error = await errorOf(() => loadSettings({ file: folder, environment: {}, flags: [] }));
  t.is(error.code, 'settings_unreadable');
  t.regex(error.message, /it is a folder/);
});

test('an empty YAML file is a file without settings', (t) => {
  t.deepEqual(load(t, { file: '# nothing yet\n', name: 'config.yaml' }), defaultSettings());
});

function at(settings: Settings, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], settings);
}
