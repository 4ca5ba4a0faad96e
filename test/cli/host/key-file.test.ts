import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { createKeyFile, readKeyFile } from '../../../cli/host/key-file.ts';
import { errorOf } from '../../support/error-of.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { tinyDisk } from '../../support/tiny-disk.ts';

test('a key is 32 random bytes, made once: of many who make it at once all read the same', async (t) => {
  const folder = temporaryFolder(t);
  const file = join(folder, '.key');
  t.is(await readKeyFile(file), undefined);
  await Promise.all(Array.from({ length: 10 }, () => createKeyFile(file)));
  const first = await readKeyFile(file);
  t.is(first?.length, 32);
  await createKeyFile(file);
  t.deepEqual(await readKeyFile(file), first);
  t.deepEqual(readdirSync(folder), ['.key']);
  t.is(statSync(file).mode & 0o777, 0o600);
});

test('on a full disk no key is left behind, not even a part of one', async (t) => {
  const disk = tinyDisk(t, 32);
  if (disk === undefined) return void t.pass();
  try {
    for (let file = 0; ; file += 1) writeFileSync(join(disk, `fill${file}`), 'x'.repeat(4096));
  } catch {
    // It is full now.
  }
  t.regex((await errorOf(() => createKeyFile(join(disk, '.key')))).message, /\.key could not be written: the disk is full/);
  t.false(existsSync(join(disk, '.key')));
});
