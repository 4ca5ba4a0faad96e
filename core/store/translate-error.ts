import { createError, isOutreachError, reasonOf } from '../errors.ts';

/** True when another connection holds the lock that this one needs: waiting may help. */
export function isBusy(thrown: unknown): boolean {
  const code = codeOf(thrown);
  return code.startsWith('SQLITE_BUSY') || code === 'SQLITE_LOCKED';
}

/** The error that a person can act on, for what the driver or the file system said; anything unknown is a bug and comes back as it was. */
export function translateError(thrown: unknown, file: string): unknown {
  if (isOutreachError(thrown)) return thrown;
  const code = codeOf(thrown);
  const reason = reasonOf(thrown);
  const context = { cause: thrown };
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return createError('store_disk_full', { file }, context);
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return createError('store_corrupt', { file, reason }, context);
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN') || unwritable.has(code)) return createError('store_unwritable', { file, reason }, context);
  if (code.startsWith('SQLITE_IOERR') || code === 'EIO') return createError('store_failed', { file, reason }, context);
  if (code.startsWith('SQLITE_CONSTRAINT')) return createError('store_rule', { rule: reason.replace(/^rule:/, '') }, context);
  return thrown;
}

const unwritable = new Set(['EACCES', 'EPERM', 'EROFS', 'EISDIR', 'ENOTDIR', 'SQLITE_PERM', 'SQLITE_AUTH']);

function codeOf(thrown: unknown): string {
  if (typeof thrown !== 'object' || thrown === null || !('code' in thrown)) return '';
  return typeof thrown.code === 'string' ? thrown.code : '';
}
