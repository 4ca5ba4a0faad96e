import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { setSetting } from '../../../core/config/set-setting.ts';
import { errorOf } from '../../support/error-of.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test('a setting is read by its type and stored', async (t) => {
  const config = join(temporaryFolder(t), 'config.json');
  const set = async (name: string, text: string) => (await setSetting({ config, name, text })).value;
  t.is(await set('sender.name', '7'), '7');
  t.is(await set('logging.files', '7'), 7);
  t.deepEqual(await set('discovery.blockCompanies', 'Acme, Globex'), ['Acme', 'Globex']);
  t.is(await set('discovery.currentEmployer', 'null'), null);
  t.deepEqual(JSON.parse(readFileSync(config, 'utf8')), {
    sender: { name: '7' },
    logging: { files: 7 },
    discovery: { blockCompanies: ['Acme', 'Globex'], currentEmployer: null },
  });
});

for (const [name, text, says] of [
  ['sender.nmae', 'x', /config set sender\.nmae .*did you mean sender\.name\?/],
  ['logging.files', 'many', /must be a whole number/],
  ['logging.files', '0', /must be >= 1/],
  ['sender.email', 'ada', /must be a mail address/],
  ['', 'x', /is not known/],
  ['sender.', 'x', /is not known/],
] as const) {
  test(`refused before anything is written: ${name} = ${text}`, async (t) => {
    const config = join(temporaryFolder(t), 'config.json');
    t.regex((await errorOf(() => setSetting({ config, name, text }))).message, says);
    t.false(existsSync(config));
  });
}
