import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import test from 'ava';
import { writeAtomically } from '../../../core/files/write-atomically.ts';
import { startChild } from '../../support/child.ts';
import { errorOf } from '../../support/error-of.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { tinyDisk } from '../../support/tiny-disk.ts';

test('puts the file in place, readable by its owner only, and leaves nothing beside it', async (t) => {
  const folder = temporaryFolder(t);
  const file = join(folder, 'config.json');
  writeFileSync(file, 'old');
  chmodSync(file, 0o644);
  await writeAtomically(file, 'new');
  t.is(readFileSync(file, 'utf8'), 'new');
  t.is(statSync(file).mode & 0o777, 0o600);
  t.deepEqual(readdirSync(folder), ['config.json']);
});

test('a link stays a link, and the file behind it is written', async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'kept-elsewhere'), 'old');
  symlinkSync('kept-elsewhere', join(folder, 'config.json'));
  await writeAtomically(join(folder, 'config.json'), 'new');
  t.true(lstatSync(join(folder, 'config.json')).isSymbolicLink());
  t.is(readFileSync(join(folder, 'kept-elsewhere'), 'utf8'), 'new');
});

test('what a killed process left unfinished is swept away a minute later, and not before', async (t) => {
  const folder = temporaryFolder(t);
  const old = join(folder, 'config.json.0123456789ab.partial');
  const fresh = join(folder, 'config.json.ba9876543210.partial');
  for (const file of [old, fresh, join(folder, 'other.json.0123456789ab.partial')]) writeFileSync(file, '{');
  const longAgo = new Date(Date.now() - 120_000);
  utimesSync(old, longAgo, longAgo);
  await writeAtomically(join(folder, 'config.json'), '{}');
  t.deepEqual(readdirSync(folder).sort(), ['config.json', 'config.json.ba9876543210.partial', 'other.json.0123456789ab.partial']);
});

test('on a full disk the old file stays whole, and the error says why', async (t) => {
  const disk = tinyDisk(t, 64);
  if (disk === undefined) return void t.pass();
  const file = join(disk, 'config.json');
  await writeAtomically(file, '{"old":true}');
  writeFileSync(join(disk, 'fill'), 'x'.repeat(40_000));
  const error = await errorOf(() => writeAtomically(file, 'y'.repeat(40_000)));
  t.is(error.code, 'file_not_written');
  t.regex(error.message, /config\.json could not be written: the disk is full/);
  t.is(readFileSync(file, 'utf8'), '{"old":true}');
  t.deepEqual(readdirSync(disk).sort(), ['config.json', 'fill']);
});

test('a folder in the way, or a missing one, is told in words', async (t) => {
  const folder = temporaryFolder(t);
  mkdirSync(join(folder, 'taken'));
  t.regex((await errorOf(() => writeAtomically(join(folder, 'taken'), ''))).message, /it is a folder/);
  t.regex((await errorOf(() => writeAtomically(join(folder, 'nowhere', 'x'), ''))).message, /it does not exist/);
});

test('killed at 60 random moments, a writer leaves the old file or the new one, never a part', async (t) => {
  const size = 300_000;
  const wholes = ['a'.repeat(size), 'b'.repeat(size)];
  let unfinished = 0;
  const killAtRandom = async (folder: string, times: number) => {
    const file = join(folder, 'config.json');
    for (let time = 0; time < times; time += 1) {
      const child = startChild('write-atomically-forever.ts', [file, String(size)]);
      await child.says('ready');
      await sleep(Math.random() * 25);
      child.process.kill('SIGKILL');
      await child.ended;
      const left = readdirSync(folder);
      unfinished += left.filter((name) => name.endsWith('.partial')).length;
      if (left.includes('config.json')) t.true(wholes.includes(readFileSync(file, 'utf8')));
    }
  };
  await Promise.all([temporaryFolder(t), temporaryFolder(t)].map((folder) => killAtRandom(folder, 30)));
  // Otherwise no kill came while a file was being written, and nothing was shown.
  t.true(unfinished > 0);
});
