import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { overwriteSector, sectorBytes } from '../../../core/files/overwrite-sector.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const sector = (text: string) => text.padEnd(sectorBytes);

test('it stands in the place of the old one, in the same file', async (t) => {
  const file = join(temporaryFolder(t), 'mark');
  writeFileSync(file, sector('what was noted before, which was longer'));
  const before = statSync(file).ino;
  await overwriteSector(file, sector('now'));
  t.is(readFileSync(file, 'utf8'), sector('now'));
  t.is(statSync(file).ino, before);
});

test('a file that is not there is not made, and what is no sector is not written', async (t) => {
  const file = join(temporaryFolder(t), 'mark');
  await t.throwsAsync(overwriteSector(file, sector('now')), { code: 'file_not_written', message: /does not exist/ });
  writeFileSync(file, sector('before'));
  await t.throwsAsync(overwriteSector(file, 'ü'.padEnd(sectorBytes)), { message: /513/ });
  t.is(readFileSync(file, 'utf8'), sector('before'));
});
