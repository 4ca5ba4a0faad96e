import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';

const maxFiles = 5000;
const maxBytes = 64 * 1024 * 1024;

/**
 * SHA-256 (hex) over path and content of every file in these folders. `refuse` makes the error for what cannot be hashed: too many files,
 * too many bytes, or anything but plain files (a pipe would be read for ever, a link to a folder leads to what was not looked at).
 */
export async function contentHash(folders: readonly string[], refuse: (reason: string) => Error): Promise<string> {
  const hash = createHash('sha256');
  let files = 0;
  let bytes = 0;
  for (const folder of folders) {
    for (const file of await filesIn(folder)) {
      const name = relative(folder, file);
      const found = await stat(file);
      if (!found.isFile()) throw refuse(`"${name}" is not a plain file`);
      files += 1;
      bytes += found.size;
      if (files > maxFiles) throw refuse(`it has more than ${maxFiles} files`);
      if (bytes > maxBytes) throw refuse(`it is larger than ${maxBytes / 1024 / 1024} MiB`);
      hash.update(`${name}\0${found.size}\0`);
      for await (const piece of createReadStream(file)) hash.update(piece as Buffer);
    }
  }
  return hash.digest('hex');
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
