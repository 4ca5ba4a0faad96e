import { reasonOf } from '../errors.ts';

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'you have no permission',
  EPERM: 'you have no permission',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is full',
  EEXIST: 'there is a file of that name',
  ENOENT: 'it does not exist',
  ENOTDIR: 'a part of the path is a file',
  EISDIR: 'it is a folder',
  ELOOP: 'its links go in a circle',
  ENAMETOOLONG: 'the name is too long',
  EMFILE: 'too many files are open',
  EIO: 'the disk failed',
};

/** What the operating system refused, in words. */
export function reasonOfFileError(thrown: unknown): string {
  const code = (thrown as NodeJS.ErrnoException | null | undefined)?.code;
  return (typeof code === 'string' ? reasons[code] : undefined) ?? reasonOf(thrown);
}
