import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { findSettingsFile, isYaml, readLayer, readSettingsText } from '../../../core/config/settings-file.ts';
import { errorOf } from '../../support/error-of.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

for (const name of ['config.json', 'config.yaml', 'config.yml']) {
  test(`${name} is found`, (t) => {
    const folder = temporaryFolder(t);
    t.is(findSettingsFile(join(folder, 'config.json')), undefined);
    writeFileSync(join(folder, name), '');
    t.is(findSettingsFile(join(folder, 'config.json')), join(folder, name));
    t.is(isYaml(name), name !== 'config.json');
  });
}

test('a file that cannot be read says why', async (t) => {
  const folder = temporaryFolder(t);
  mkdirSync(join(folder, 'config.json'));
  t.regex((await errorOf(() => readSettingsText(join(folder, 'config.json')))).message, /it is a folder/);
  t.regex((await errorOf(() => readSettingsText(join(folder, 'none')))).message, /it does not exist/);
});

test('JSON with a byte order mark is read, JSON with comments is malformed with its place', async (t) => {
  t.deepEqual(readLayer('\uFEFF{"preset": "custom"}', 'config.json'), { preset: 'custom' });
  const error = await errorOf(() => readLayer('{\n  // mine\n}', 'config.json'));
  t.is(error.code, 'settings_malformed');
  t.regex(error.message, /config\.json cannot be read: invalid comment token at line 2, column 3/);
});
