import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { withFileLock } from '../../../core/files/with-file-lock.ts';
import { startChild } from '../../support/child.ts';
import { errorOf } from '../../support/error-of.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test('four processes that add to one number under the lock lose nothing', async (t) => {
  const folder = temporaryFolder(t);
  const file = join(folder, 'number');
  writeFileSync(file, '0');
  const children = Array.from({ length: 4 }, () => startChild('count-under-lock.ts', [file, '50']));
  t.deepEqual(await Promise.all(children.map(({ ended }) => ended)), [0, 0, 0, 0]);
  t.is(readFileSync(file, 'utf8'), '200');
  t.deepEqual(readdirSync(folder), ['number']);
});

test('the lock of a process that was killed is broken, by one of many who wait', async (t) => {
  const folder = temporaryFolder(t);
  const file = join(folder, 'number');
  writeFileSync(file, '0');
  const holder = startChild('hold-lock-forever.ts', [file]);
  await holder.says('held');
  const waiting = Array.from({ length: 3 }, () => startChild('count-under-lock.ts', [file, '20']));
  holder.process.kill('SIGKILL');
  await Promise.all(waiting.map(({ ended }) => ended));
  t.is(readFileSync(file, 'utf8'), '60');
  t.deepEqual(readdirSync(folder), ['number']);
});

test('the lock is given back when the work fails', async (t) => {
  const file = join(temporaryFolder(t), 'x');
  await t.throwsAsync(() => withFileLock(file, async () => Promise.reject(new Error('no'))), { message: 'no' });
  t.is(await withFileLock(file, async () => 7), 7);
});

test('where nothing can be written the error names the file', async (t) => {
  const error = await errorOf(() => withFileLock(join(temporaryFolder(t), 'nowhere', 'x'), async () => 1));
  t.is(error.code, 'file_not_written');
});
