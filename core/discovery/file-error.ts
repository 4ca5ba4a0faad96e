import { realpath, stat } from 'node:fs/promises';
import { createError, isOutreachError, type OutreachError, reasonOf } from '../errors.ts';

/** What stands at a path, links followed. */
export async function statOf(path: string): Promise<{ readonly isFile: boolean; readonly isFolder: boolean }> {
  try {
    const found = await stat(path);
    return { isFile: found.isFile(), isFolder: found.isDirectory() };
  } catch (thrown) {
    throw translateFileError(thrown, path);
  }
}

/** Where a path leads when all links are followed. */
export async function realPathOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (thrown) {
    throw translateFileError(thrown, path);
  }
}

/** The error to show for a failure of the file system. */
export function translateFileError(thrown: unknown, path: string): OutreachError {
  if (isOutreachError(thrown)) return thrown;
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return createError('source_missing', { path }, { cause: thrown });
  if (code === 'EACCES' || code === 'EPERM') return createError('source_denied', { path }, { cause: thrown });
  return createError('source_unreadable', { path: path.replaceAll('\0', '␀'), reason: reasons.get(String(code)) ?? reasonOf(thrown) }, { cause: thrown });
}

const reasons = new Map([
  ['ELOOP', 'it is a link that leads elsewhere, or to itself'],
  ['ENAMETOOLONG', 'its name is too long'],
  ['EIO', 'the disk reports an error'],
  ['EMFILE', 'too many files are open'],
  ['ERR_INVALID_ARG_VALUE', 'its name holds a character that no file name may have'],
]);
