import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import test from 'ava';
import { folderSource } from '../../../core/discovery/folder-source.ts';
import { errorOf } from '../../support/error-of.ts';
import { onSharedData } from '../../support/shared-data.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const noRows = async function* () {};

async function namesOf(folder: string, ending: string): Promise<string[]> {
  const names: string[] = [];
  for await (const file of folderSource(folder, noRows).files(ending)) names.push(decodeURIComponent(file.uri).split('/').at(-1) ?? '');
  return names;
}

test('the files of an ending come sorted by name, whatever the case of the ending', async (t) => {
  const folder = temporaryFolder(t);
  for (const name of ['b.md', 'a.md', 'C.MD', 'ä ö.md', 'note.txt', '.hidden.md', 'md']) writeFileSync(`${folder}/${name}`, name);
  mkdirSync(`${folder}/folder.md`);
  writeFileSync(`${folder}/folder.md/inside.md`, '');
  t.deepEqual(await namesOf(folder, '.md'), ['C.MD', 'a.md', 'b.md', 'ä ö.md']);
  t.deepEqual(await namesOf(folder, '.json'), []);
});

test('links are followed inside the folder and never out of it', async (t) => {
  const outside = temporaryFolder(t);
  writeFileSync(`${outside}/secret.md`, 'secret');
  const folder = temporaryFolder(t);
  mkdirSync(`${folder}/sub`);
  writeFileSync(`${folder}/sub/inner.md`, 'inner');
  symlinkSync('sub/inner.md', `${folder}/1-inside.md`);
  symlinkSync(`${outside}/secret.md`, `${folder}/2-outside.md`);
  symlinkSync('/etc/passwd', `${folder}/3-passwd.md`);
  symlinkSync('nowhere', `${folder}/4-dead.md`);
  symlinkSync(outside, `${folder}/5-folder.md`);
  symlinkSync(`../${folder.split('/').at(-1)}-next/x.md`, `${folder}/6-next.md`);
  mkdirSync(`${folder}-next`);
  t.teardown(() => rmSync(`${folder}-next`, { recursive: true }));
  writeFileSync(`${folder}-next/x.md`, 'beside');
  const texts: string[] = [];
  for await (const file of folderSource(folder, noRows).files('.md')) texts.push(await file.text());
  t.deepEqual(texts, ['inner']);
});

test('a file exchanged for a link after it was listed is not followed out', async (t) => {
  const outside = temporaryFolder(t);
  writeFileSync(`${outside}/secret.md`, 'secret');
  const folder = temporaryFolder(t);
  writeFileSync(`${folder}/a.md`, 'a');
  for await (const file of folderSource(folder, noRows).files('.md')) {
    rmSync(`${folder}/a.md`);
    symlinkSync(`${outside}/secret.md`, `${folder}/a.md`);
    t.is((await errorOf(() => file.text())).code, 'source_unreadable');
  }
});

test('a folder that is itself behind a link is read', async (t) => {
  const folder = temporaryFolder(t);
  mkdirSync(`${folder}/real`);
  writeFileSync(`${folder}/real/a.md`, 'a');
  symlinkSync('real', `${folder}/link`);
  t.deepEqual(await namesOf(`${folder}/link`, '.md'), ['a.md']);
});

test('a folder is no file', async (t) => {
  const source = folderSource(temporaryFolder(t), noRows);
  for (const read of [() => source.text(), () => source.json(), () => source.stream(), () => source.rows()]) {
    const error = await errorOf(read);
    t.is(error.code, 'source_wrong_shape');
    t.regex(error.message, /is a folder; a file or a web address is wanted/);
  }
});

test('a folder that is gone is named', async (t) => {
  t.is((await errorOf(() => namesOf(`${temporaryFolder(t)}/gone`, '.md'))).code, 'source_missing');
});

onSharedData('companies', 'the real company notes are all found', async (t, folder) => {
  const names = await namesOf(folder, '.md');
  t.true(names.length > 400);
  t.deepEqual(names, [...names].sort());
});
