import { appendFileSync, createWriteStream, renameSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import test from 'ava';
import { fileSource, type ReadRows } from '../../../core/discovery/file-source.ts';
import { errorOf } from '../../support/error-of.ts';
import { onSharedData } from '../../support/shared-data.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const readLines: ReadRows = async function* (text, name) {
  let line = 0;
  for await (const piece of text) for (const company of piece.split('\n')) yield { line: (line += 1), cells: { company, name } };
};

test('text is read in the encodings that tables are saved in', async (t) => {
  const folder = temporaryFolder(t);
  const words = 'Zoë Müller – €5\n';
  const windows = Buffer.from('Zo\xeb M\xfcller \x96 \x805\n', 'latin1');
  for (const bytes of [Buffer.from(words), Buffer.from(`\uFEFF${words}`), Buffer.from(`\uFEFF${words}`, 'utf16le'), Buffer.from(`\uFEFF${words}`, 'utf16le').swap16(), windows]) {
    writeFileSync(`${folder}/leads`, bytes);
    t.is(await fileSource(`${folder}/leads`, readLines).text(), words);
  }
});

test('text and JSON are read up to a limit of bytes, 32 MiB if none is named', async (t) => {
  const path = `${temporaryFolder(t)}/long`;
  writeFileSync(path, `"${'x'.repeat(98)}"`);
  const source = fileSource(path, readLines);
  t.is((await source.text({ maxBytes: 100 })).length, 100);
  t.is(String(await source.json({ maxBytes: 100 })).length, 98);
  for (const read of [source.text, source.json]) t.is((await errorOf(() => read({ maxBytes: 99 }))).code, 'source_too_large');
  writeFileSync(path, Buffer.alloc(32 * 1024 * 1024 + 1, 'x'));
  const error = await errorOf(() => source.text());
  t.is(error.code, 'source_too_large');
  t.regex(error.message, /larger than 33\.6 MB/);
});

test('a file that is not text is refused', async (t) => {
  const path = `${temporaryFolder(t)}/leads.xlsx`;
  writeFileSync(path, Buffer.from('PK\u0003\u0004\u0014\u0000\u0006\u0000'));
  const source = fileSource(path, readLines);
  for (const read of [source.text, source.json, async () => Array.fromAsync(source.stream())]) t.is((await errorOf(read)).code, 'source_not_text');
});

const malformed: readonly (readonly [text: string, place: RegExp, help: RegExp])[] = [
  ['', /line 1, column 1/, /empty/],
  ['   \n', /line 1, column 1/, /empty/],
  ['{\n  "a": 1,\n  "b": [1 2]\n}', /line 3, column 11/, /comma/],
  ['{"a": 1', /line 1, column 8/, /bracket/],
  ["{'a': 1}", /line 1, column 2/, /quotation mark/],
  ['<!doctype html><p>', /line 1, column 1/, /HTML/],
  ['{"a":1}\n{"a":2}\n', /line 2, column 1/, /JSON Lines/],
  ['[1,]', /line 1, column 4/, /comma/],
  ['\uFEFF[1,,2]', /line 1, column 4/, /comma/],
];

for (const [text, place, help] of malformed) {
  test(`${JSON.stringify(text)} is told with its place and a hint`, async (t) => {
    const path = `${temporaryFolder(t)}/board.json`;
    writeFileSync(path, text);
    const error = await errorOf(() => fileSource(path, readLines).json());
    t.is(error.code, 'source_not_json');
    t.regex(error.message, place);
    t.regex(error.help, help);
    t.true(error.message.includes(path));
  });
}

test('JSON nested without end is told, not died of', async (t) => {
  const path = `${temporaryFolder(t)}/deep.json`;
  writeFileSync(path, '['.repeat(1_000_000));
  t.is((await errorOf(() => fileSource(path, readLines).json())).code, 'source_not_json');
});

test('rows are read from the decoded text', async (t) => {
  const path = `${temporaryFolder(t)}/leads.csv`;
  writeFileSync(path, Buffer.from('Müller\nZoë', 'latin1'));
  t.deepEqual(await Array.fromAsync(fileSource(path, readLines).rows()), [
    { line: 1, cells: { company: 'Müller', name: path } },
    { line: 2, cells: { company: 'Zoë', name: path } },
  ]);
});

test('a million rows are streamed in flat memory, no faster than they are taken', async (t) => {
  const path = `${temporaryFolder(t)}/leads.csv`;
  const file = createWriteStream(path);
  for (let row = 0; row < 100; row += 1) if (!file.write(`Jane Müller,jane@example.org,Acme ${row}\n`.repeat(10_000))) await once(file, 'drain');
  file.end();
  await once(file, 'close');
  const before = process.memoryUsage();
  let rows = 0;
  let most = 0;
  for await (const piece of fileSource(path, readLines).stream()) {
    rows += piece.split('\n').length - 1;
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    most = Math.max(most, heapUsed + arrayBuffers);
  }
  t.is(rows, 1_000_000);
  const grown = most - before.heapUsed - before.arrayBuffers;
  t.true(statSync(path).size > 35_000_000);
  t.true(grown < 100_000_000, `${grown} bytes`);
});

test('a stream that is left early leaves no file open', async (t) => {
  const path = `${temporaryFolder(t)}/leads.csv`;
  writeFileSync(path, 'x'.repeat(1_000_000));
  const stream = fileSource(path, readLines).stream()[Symbol.asyncIterator]();
  t.is((await stream.next()).value?.length, 65_536);
  await stream.return?.();
  renameSync(path, `${path}.old`);
  appendFileSync(path, 'new');
  t.is(await fileSource(path, readLines).text(), 'new', 'each reading opens the file anew');
});

test('a file is no folder', async (t) => {
  const path = `${temporaryFolder(t)}/leads.csv`;
  writeFileSync(path, '');
  t.is((await errorOf(() => fileSource(path, readLines).files('.md'))).code, 'source_wrong_shape');
});

test('what has become something else since it was opened is refused', async (t) => {
  const folder = temporaryFolder(t);
  t.is((await errorOf(() => fileSource(folder, readLines).text())).code, 'source_wrong_shape');
  symlinkSync('/dev/zero', `${folder}/leads.csv`);
  t.is((await errorOf(() => fileSource(`${folder}/leads.csv`, readLines).text())).code, 'source_unreadable');
});

onSharedData('ats/greenhouse.json', 'a real job board is read as JSON', async (t, path) => {
  const board = (await fileSource(path, readLines).json()) as { jobs: unknown[] };
  t.true(board.jobs.length > 0);
});
