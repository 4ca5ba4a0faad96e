// The random key on which all secrets of a home rest.
import { randomBytes } from 'node:crypto';
import { chmod, link, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createError } from '../../core/errors.ts';
import { reasonOfFileError } from '../../core/files/reason-of-file-error.ts';
import { syncFolder } from '../../core/files/write-atomically.ts';

export const keyLength = 32;

/** The bytes of the key file, or undefined when there is none. If others than its owner may read it, they no longer may afterwards. */
export async function readKeyFile(file: string): Promise<Buffer | undefined> {
  try {
    const { mode } = await stat(file);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) await chmod(file, 0o600);
    return await readFile(file);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw thrown;
  }
}

/** Makes the key file, whole and durable, and never over one that is there: then the one that is there is the key. Throws `file_not_written`. */
export async function createKeyFile(file: string): Promise<void> {
  const partial = `${file}.${randomBytes(6).toString('hex')}.partial`;
  try {
    const handle = await open(partial, 'wx', 0o600);
    try {
      await handle.writeFile(randomBytes(keyLength));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await linkOrRename(partial, file);
    await syncFolder(dirname(file));
  } catch (cause) {
    throw createError('file_not_written', { file, reason: reasonOfFileError(cause) }, { cause });
  } finally {
    await rm(partial, { force: true });
  }
}

/** A link is refused where a file is already; some file systems have no links, there the caller's lock must do. */
async function linkOrRename(partial: string, file: string): Promise<void> {
  try {
    await link(partial, file);
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code ?? '';
    if (code === 'EEXIST') return;
    if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EMLINK'].includes(code)) throw thrown;
    if ((await readKeyFile(file)) === undefined) await rename(partial, file);
  }
}
