import { open } from 'node:fs/promises';
import { createError } from '../errors.ts';
import { reasonOfFileError } from './reason-of-file-error.ts';

/** What a disk writes whole, in bytes: half of it is never there. */
export const sectorBytes = 512;

/**
 * Puts one sector of text in the place of the one that a file consists of, durably. A tenth of what a new file in the place of the old one costs, for what is written again and again. The file must
 * exist. Throws `file_not_written`.
 */
export async function overwriteSector(file: string, sector: string): Promise<void> {
  if (Buffer.byteLength(sector) !== sectorBytes) throw new Error(`a sector has ${sectorBytes} bytes, not ${Buffer.byteLength(sector)}`);
  try {
    const handle = await open(file, 'r+');
    try {
      await handle.writeFile(sector); // from its beginning, and whole
      await handle.datasync();
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw createError('file_not_written', { file, reason: reasonOfFileError(cause) }, { cause });
  }
}
