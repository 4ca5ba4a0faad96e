// Adds one to the number in a file, so many times, reading and writing it under a lock.
import { readFile, writeFile } from 'node:fs/promises';
import { withFileLock } from '../../core/files/with-file-lock.ts';

const [file = '', times = '0'] = process.argv.slice(2);
for (let time = 0; time < Number(times); time += 1) {
  await withFileLock(file, async () => writeFile(file, String(Number(await readFile(file, 'utf8')) + 1)));
}
