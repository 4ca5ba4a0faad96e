import { execFileSync } from 'node:child_process';
import type { ExecutionContext } from 'ava';
import { temporaryFolder } from './temporary-folder.ts';

/** A disk of so many KiB, gone when the test has ended; undefined (with a line that says so) where this process may not mount one. With CI=true that is a failure: nothing would have been shown. */
export function tinyDisk(t: ExecutionContext, kibibytes: number): string | undefined {
  const folder = temporaryFolder(t);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kibibytes}k`, 'tmpfs', folder], { stdio: 'pipe' });
  } catch (thrown) {
    // Only root may mount, and not in every container.
    if (process.env['CI'] === 'true') throw new Error('A full disk cannot be tried: this process may not mount a small one. Run CI where it may, as root with CAP_SYS_ADMIN.', { cause: thrown });
    t.log('skipped: this process may not mount a small disk');
    return undefined;
  }
  t.teardown(() => execFileSync('umount', ['-l', folder], { stdio: 'pipe' }));
  return folder;
}
