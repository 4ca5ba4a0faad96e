import { readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { VenueSource } from '../contracts/venue.ts';
import { createError } from '../errors.ts';
import { realPathOf, statOf, translateFileError } from './file-error.ts';
import { fileSource, type ReadRows } from './file-source.ts';

/** One folder. Its own files only: not those of folders in it, not hidden ones, and none that a link would fetch from outside. */
export function folderSource(path: string, readRows: ReadRows): VenueSource {
  function refuse(): never {
    throw createError('source_wrong_shape', { path, is: 'a folder', wanted: 'a file or a web address' });
  }

  async function* files(ending: string): AsyncGenerator<VenueSource> {
    const root = await realPathOf(path);
    for (const name of await namesIn(root, ending)) {
      const file = await insideOf(root, name);
      if (file !== undefined) yield fileSource(file, readRows);
    }
  }

  return {
    shape: 'folder',
    uri: pathToFileURL(path).href,
    text: async () => refuse(),
    json: async () => refuse(),
    stream: refuse,
    rows: refuse,
    files,
  };
}

async function namesIn(folder: string, ending: string): Promise<string[]> {
  try {
    const names = await readdir(folder);
    return names.filter((name) => !name.startsWith('.') && name.toLowerCase().endsWith(ending.toLowerCase())).sort();
  } catch (thrown) {
    throw translateFileError(thrown, folder);
  }
}

/** The real path of a plain file in this folder; undefined for anything else: a folder, a dead link, a link that leads out. */
async function insideOf(root: string, name: string): Promise<string | undefined> {
  try {
    const real = await realPathOf(join(root, name));
    const inside = real.startsWith(root.endsWith(sep) ? root : root + sep);
    return inside && (await statOf(real)).isFile ? real : undefined;
  } catch (thrown) {
    const failure = translateFileError(thrown, join(root, name));
    if (failure.code === 'source_missing') return undefined;
    throw failure;
  }
}
