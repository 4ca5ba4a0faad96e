import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { loadSettings } from '../../../core/config/load-settings.ts';
import { saveSettings } from '../../../core/config/save-settings.ts';
import { startChild } from '../../support/child.ts';
import { errorOf } from '../../support/error-of.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const name = (value: unknown) => ({ where: 'test', path: ['sender', 'name'], value });

test('the first change makes config.json, with what was changed and nothing else', async (t) => {
  const config = join(temporaryFolder(t), 'config.json');
  const settings = await saveSettings(config, [name('Ada'), { where: 'test', path: ['logging', 'files'], value: 7 }]);
  t.deepEqual(JSON.parse(readFileSync(config, 'utf8')), { sender: { name: 'Ada' }, logging: { files: 7 } });
  t.is(settings.sender.name, 'Ada');
  t.deepEqual(loadSettings({ file: config, environment: {}, flags: [] }), settings);
});

test('what the user wrote stays as it was: in JSON its form, in YAML its comments too', async (t) => {
  const folder = temporaryFolder(t);
  const yaml = '# me\nsender:\n  name: Ada # for now\n';
  writeFileSync(join(folder, 'config.yaml'), yaml);
  await saveSettings(join(folder, 'config.json'), [name('Bea')]);
  t.is(readFileSync(join(folder, 'config.yaml'), 'utf8'), yaml.replace('Ada', 'Bea'));
  t.false(existsSync(join(folder, 'config.json')));
});

test('nothing is written when the whole would not be valid, nor over a file that is not', async (t) => {
  const config = join(temporaryFolder(t), 'config.json');
  for (const [text, value, code] of [
    ['{"preset": "custom"}', 7, 'settings_invalid'],
    ['{"preset": "cheap"}', 'Ada', 'settings_invalid'],
    ['{"preset": ', 'Ada', 'settings_malformed'],
  ] as const) {
    writeFileSync(config, text);
    t.is((await errorOf(() => saveSettings(config, [name(value)]))).code, code);
    t.is(readFileSync(config, 'utf8'), text);
  }
});

test('a secret is never written into the settings', async (t) => {
  const config = join(temporaryFolder(t), 'config.json');
  const error = await errorOf(() => saveSettings(config, [{ where: 'test', path: ['plugins', 'ollama', 'apiKey'], value: 'canary-key' }]));
  t.is(error.code, 'settings_secret');
  t.false(existsSync(config));
});

test('the options of a plugin are checked by its own schema before they are written', async (t) => {
  const config = join(temporaryFolder(t), 'config.json');
  const pluginSchemas = { notes: { type: 'object', properties: { depth: { type: 'integer' } } } };
  const change = (value: unknown) => ({ where: 'test', path: ['plugins', 'notes', 'depth'], value });
  t.is((await errorOf(() => saveSettings(config, [change('deep')], pluginSchemas))).code, 'plugin_options_invalid');
  t.false(existsSync(config));
  await saveSettings(config, [change(3)], pluginSchemas);
  t.deepEqual(JSON.parse(readFileSync(config, 'utf8')), { plugins: { notes: { depth: 3 } } });
});

test('three processes that change different settings at once lose none of them', async (t) => {
  const config = join(temporaryFolder(t), 'config.json');
  const children = ['a', 'b', 'c'].map((letter) => startChild('save-many-settings.ts', [config, letter, '10']));
  t.deepEqual(await Promise.all(children.map(({ ended }) => ended)), [0, 0, 0]);
  const { plugins } = loadSettings({ file: config, environment: {}, flags: [] });
  t.deepEqual(Object.keys(plugins['notes'] ?? {}).length, 30);
});
