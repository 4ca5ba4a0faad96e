import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rmdir, stat, unlink, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { createError } from '../errors.ts';
import { reasonOfFileError } from './reason-of-file-error.ts';

const patienceSeconds = 10;
/** After so many seconds a lock whose process seems alive is taken for a leftover: process numbers are used again. */
const staleSeconds = 30;

/** Does work on a file while no other process does, by a `.lock` file beside it; a lock left by a process that died is removed. For work of at most a second or two. Throws `file_busy` or `file_not_written`. */
export async function withFileLock<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  const lock = `${file}.lock`;
  const mine = `${process.pid} ${randomUUID()}`;
  const giveUp = performance.now() + patienceSeconds * 1000;
  while (!(await take(lock, mine))) {
    if (performance.now() > giveUp) throw createError('file_busy', { file, seconds: patienceSeconds });
    if (await isLeftover(lock)) await breakLock(lock);
    else await sleep(5 + Math.random() * 20);
  }
  try {
    return await work();
  } finally {
    if ((await contentOf(lock)) === mine) await unlink(lock);
  }
}

async function take(lock: string, mine: string): Promise<boolean> {
  try {
    await writeFile(lock, mine, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw createError('file_not_written', { file: lock, reason: reasonOfFileError(cause) }, { cause });
  }
}

/** One at a time breaks a lock, and looks again first: without that, a second one would break the lock that the first has just taken. */
async function breakLock(lock: string): Promise<void> {
  const breaking = `${lock}.breaking`;
  try {
    await mkdir(breaking);
  } catch {
    // Somebody else is breaking it already, or died while doing so.
    if (await isOld(breaking)) await rmdir(breaking).catch(ignoreMissing);
    return;
  }
  try {
    if (await isLeftover(lock)) await unlink(lock).catch(ignoreMissing);
  } finally {
    await rmdir(breaking).catch(ignoreMissing);
  }
}

async function isLeftover(lock: string): Promise<boolean> {
  const content = await contentOf(lock);
  if (content === undefined) return false;
  const owner = Number(content.split(' ')[0]);
  return (owner > 0 && !isAlive(owner)) || (await isOld(lock));
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

async function isOld(path: string): Promise<boolean> {
  const found = await stat(path).catch(ignoreMissing);
  return found !== undefined && Date.now() - found.mtimeMs > staleSeconds * 1000;
}

async function contentOf(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(ignoreMissing);
}

function ignoreMissing(thrown: NodeJS.ErrnoException): undefined {
  if (thrown.code === 'ENOENT') return undefined;
  throw thrown;
}
