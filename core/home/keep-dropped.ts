import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Paths } from '../contracts/ports.ts';
import { writeAtomically } from '../files/write-atomically.ts';
import { ensureHome } from './ensure-home.ts';

/**
 * Keeps a file that has no path on this machine in the home, in a folder named by its content: the same file twice is one, another of its name puts nothing in its place.
 * `name` comes from outside: only its last part is taken, without what a file system could misread. Returns the path. Rejects with `home_unusable` or `file_not_written`.
 */
export async function keepDropped(paths: Paths, name: string, bytes: Uint8Array): Promise<string> {
  await ensureHome(paths);
  const folder = join(paths.home, 'dropped', createHash('sha256').update(bytes).digest('hex').slice(0, 16));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, plainName(name));
  await writeAtomically(file, bytes);
  return file;
}

/** At most 50 characters, which are 200 bytes, with the ending; never hidden, nor `.` nor `..`. */
function plainName(name: string): string {
  const last = [...(name.split(/[/\\]/).at(-1) ?? '')].slice(-50).join('');
  return last.replaceAll(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '_').replace(/^\.+/, '_') || '_';
}
