// Not write-file-atomic: it does not look at how much was written, so on a nearly full disk it puts half a file in place of the old one.
import { randomBytes } from 'node:crypto';
import { open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { createError } from '../errors.ts';
import { reasonOfFileError } from './reason-of-file-error.ts';

/** How long an unfinished file of a process that was killed may lie about, in milliseconds. */
const leftoverAge = 60_000;

/** Puts a file in place whole, durably and readable by its owner only: a crash at any moment leaves the old one or the new one. Follows a link. Throws `file_not_written`. */
export async function writeAtomically(file: string, content: string | Uint8Array, mode = 0o600): Promise<void> {
  let partial: string | undefined;
  try {
    const target = await realpath(file).catch((thrown: NodeJS.ErrnoException) => {
      if (thrown.code === 'ENOENT') return file;
      throw thrown;
    });
    partial = `${target}.${randomBytes(6).toString('hex')}.partial`;
    const handle = await open(partial, 'wx', mode);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(partial, target);
    await syncFolder(dirname(target));
    await sweep(target);
  } catch (cause) {
    if (partial !== undefined) await rm(partial, { force: true });
    throw createError('file_not_written', { file, reason: reasonOfFileError(cause) }, { cause });
  }
}

/** Makes a rename survive a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return; // a folder cannot be opened there, and renames are journalled
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (thrown) {
    // Some network file systems have no sync for folders.
    if (!['EINVAL', 'ENOTSUP', 'EISDIR', 'EPERM'].includes((thrown as NodeJS.ErrnoException).code ?? '')) throw thrown;
  } finally {
    await handle.close();
  }
}

/** Removes what processes that were killed left unfinished. */
async function sweep(target: string): Promise<void> {
  const names = await readdir(dirname(target));
  for (const name of names.filter((entry) => entry.startsWith(`${basename(target)}.`) && entry.endsWith('.partial'))) {
    const path = join(dirname(target), name);
    const found = await stat(path).catch(() => undefined); // another process swept it first
    if (found !== undefined && Date.now() - found.mtimeMs > leftoverAge) await rm(path, { force: true });
  }
}
