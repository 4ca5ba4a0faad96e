import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { VenueSource } from '../contracts/venue.ts';
import type { Web } from '../contracts/web.ts';
import { createError } from '../errors.ts';
import { shownAddress } from '../web/shown-address.ts';
import { realPathOf, statOf } from './file-error.ts';
import { fileSource, type ReadRows } from './file-source.ts';
import { folderSource } from './folder-source.ts';
import { urlSource } from './url-source.ts';

export interface VenueSourceOptions {
  /** Reads web addresses. */
  readonly web: Web;
  /** Reads CSV. */
  readonly readRows: ReadRows;
}

/** Opens what the user named with `--from`: a file, a folder, or a web address. Nothing of it is read yet. Rejects with the `source_…` errors. */
export async function openVenueSource(from: string, { web, readRows }: VenueSourceOptions): Promise<VenueSource> {
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(from)?.[1]?.toLowerCase();
  if (scheme === 'http' || scheme === 'https') return urlSource(from, web, readRows);
  const path = await realPathOf(scheme === undefined ? resolve(from) : pathOf(from));
  const { isFolder, isFile } = await statOf(path);
  if (isFolder) return folderSource(path, readRows);
  if (isFile) return fileSource(path, readRows);
  throw createError('source_wrong_shape', { path, is: 'neither a file nor a folder', wanted: 'a file, a folder or a web address' });
}

function pathOf(address: string): string {
  try {
    return fileURLToPath(address);
  } catch (thrown) {
    throw createError('web_bad_address', { url: shownAddress(address), reason: 'only files, folders, http and https are read' }, { cause: thrown });
  }
}
