import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import test from 'ava';
import { translateFileError } from '../../../core/discovery/file-error.ts';
import { openVenueSource } from '../../../core/discovery/venue-source.ts';
import { errorOf } from '../../support/error-of.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { webOf } from '../../support/venue.ts';

const parts = { web: webOf({ 'https://example.org/jobs': '<p>jobs' }), readRows: async function* () {} };

test('a path is opened as the file or folder that it is, a web address as such', async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(`${folder}/leads.csv`, 'name\nJane');
  t.like(await openVenueSource(`${folder}/leads.csv`, parts), { shape: 'file', uri: pathToFileURL(`${folder}/leads.csv`).href });
  t.like(await openVenueSource(folder, parts), { shape: 'folder', uri: pathToFileURL(folder).href });
  t.like(await openVenueSource('https://example.org/jobs', parts), { shape: 'url', uri: 'https://example.org/jobs' });
});

test('a path may be relative, an address of a file, or hold any character', async (t) => {
  const folder = temporaryFolder(t);
  const name = `${folder}/leads & notes #1 100% é.csv`;
  writeFileSync(name, 'hello');
  for (const from of [name, relative(process.cwd(), name), pathToFileURL(name).href]) t.is(await (await openVenueSource(from, parts)).text(), 'hello', from);
});

test('a link is what it leads to', async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(`${folder}/real`, 'hello');
  symlinkSync('real', `${folder}/link`);
  const source = await openVenueSource(`${folder}/link`, parts);
  t.is(await source.text(), 'hello');
  t.is(source.uri, pathToFileURL(`${folder}/real`).href);
});

test('a path where nothing is, or that leads nowhere, is named', async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(`${folder}/file`, '');
  symlinkSync('nowhere', `${folder}/dead`);
  symlinkSync('round', `${folder}/round`);
  for (const name of ['missing.csv', 'file/inside', 'dead', 'missing/leads.csv']) {
    const error = await errorOf(() => openVenueSource(`${folder}/${name}`, parts));
    t.like(error, { code: 'source_missing', family: 'setup' });
    t.true(error.message.includes(name));
  }
  for (const name of ['round', 'a\u0000b', 'x'.repeat(5_000)]) t.is((await errorOf(() => openVenueSource(`${folder}/${name}`, parts))).code, 'source_unreadable');
});

test('what is neither file, folder nor web address is refused', async (t) => {
  const folder = temporaryFolder(t);
  execFileSync('mkfifo', [`${folder}/pipe`]);
  t.is((await errorOf(() => openVenueSource(`${folder}/pipe`, parts))).code, 'source_wrong_shape');
  t.is((await errorOf(() => openVenueSource('/dev/zero', parts))).code, 'source_wrong_shape');
  for (const from of ['ftp://example.org/leads.csv', 'file://elsewhere/share/leads.csv', 'data://x']) t.is((await errorOf(() => openVenueSource(from, parts))).code, 'web_bad_address', from);
});

const asRoot = process.getuid?.() === 0;

test('what may not be read says so', async (t) => {
  // Root may read everything: there, only the translation can be shown.
  if (asRoot) return t.is(translateFileError(Object.assign(new Error('no'), { code: 'EACCES' }), '/leads.csv').code, 'source_denied');
  const folder = temporaryFolder(t);
  writeFileSync(`${folder}/secret`, 'x');
  mkdirSync(`${folder}/closed`);
  chmodSync(`${folder}/secret`, 0o000);
  chmodSync(`${folder}/closed`, 0o000);
  t.teardown(() => chmodSync(`${folder}/closed`, 0o700));
  t.is((await errorOf(async () => (await openVenueSource(`${folder}/secret`, parts)).text())).code, 'source_denied');
  t.is((await errorOf(() => openVenueSource(`${folder}/closed/leads.csv`, parts))).code, 'source_denied');
});
