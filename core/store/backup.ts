import { randomUUID } from 'node:crypto';
import { constants, existsSync } from 'node:fs';
import { access, copyFile, link, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { createError, isOutreachError } from '../errors.ts';
import { checkStore } from './check.ts';
import { loadDriver, type OpenDriver } from './driver.ts';
import type { Store } from './store.ts';
import { isBusy, translateError } from './translate-error.ts';
import { retryWhileBusy } from './write.ts';

export interface BackupReport {
  readonly file: string;
  readonly bytes: number;
}

export interface RestoreReport {
  readonly file: string;
  readonly from: string;
  /** The database as it was before, or null when there was none. */
  readonly kept: string | null;
}

/** Pages copied between two turns of the event loop: about 8 MB. */
const pagesPerTurn = 2_000;

/**
 * Copies the store as it is at this moment into one file, while it is used. The copy is whole or not there. Rejects with `backup_exists`
 * rather than overwriting anything, and with `store_disk_full` or `store_unwritable`.
 */
export async function backupStore(store: Store, toFile: string): Promise<BackupReport> {
  const file = resolve(toFile);
  await refuseExisting(file);
  await mkdir(dirname(file), { recursive: true });
  const partial = `${file}.${process.pid}.partial`;
  try {
    await copySnapshot(store.file, partial, store.openDriver);
    await putInPlace(partial, file);
  } catch (thrown) {
    throw translateError(thrown, file);
  } finally {
    await rm(partial, { force: true });
  }
  return { file, bytes: (await stat(file)).size };
}

/**
 * Puts a backup in the place of a database. The backup is checked first (`backup_damaged`), the present file is kept beside it under another name,
 * and the change is one rename. Rejects with `store_in_use` while another program has the database open.
 */
export async function restoreStore(fromFile: string, toFile: string): Promise<RestoreReport> {
  const from = resolve(fromFile);
  const file = resolve(toFile);
  const openDriver = await loadDriver();
  const { problems } = await checkStore(from);
  const [problem] = problems;
  if (problem !== undefined) throw createError('backup_damaged', { file: from, problem });
  await mkdir(dirname(file), { recursive: true });
  const partial = `${file}.${process.pid}.partial`;
  try {
    await copySnapshot(from, partial, openDriver);
    noteRestore(partial, openDriver);
    const kept = await keepPresent(file, openDriver);
    await putInPlace(partial, file);
    return { file, from, kept };
  } catch (thrown) {
    throw translateError(thrown, file);
  } finally {
    await rm(partial, { force: true });
  }
}

async function refuseExisting(file: string): Promise<void> {
  try {
    await access(file, constants.F_OK);
  } catch {
    return; // nothing is there, which is what we hope for
  }
  throw createError('backup_exists', { file });
}

/** Copies what is committed, the write-ahead log included. Reading in one transaction: the copy neither restarts nor mixes, however much is written meanwhile. */
async function copySnapshot(from: string, to: string, openDriver: OpenDriver): Promise<void> {
  await rm(to, { force: true });
  await (await open(to, 'w', 0o600)).close();
  const source = openDriver(from, { readonly: true, fileMustExist: true });
  try {
    await retryWhileBusy(from, async () => {
      source.exec('BEGIN; SELECT count(*) FROM sqlite_schema;');
    });
    await source.backup(to, { progress: () => pagesPerTurn });
  } finally {
    source.close();
  }
  // One file by itself: no log beside it that could be forgotten when it is copied on.
  const copy = openDriver(to);
  copy.pragma('journal_mode = DELETE');
  copy.close();
}

/** So that what sends can tell that time was turned back: messages queued in here may have been sent since. */
function noteRestore(file: string, openDriver: OpenDriver): void {
  const db = openDriver(file);
  try {
    db.prepare("INSERT INTO store_meta (key, value) VALUES ('restored_at', strftime('%Y-%m-%dT%H:%M:%fZ')) ON CONFLICT (key) DO UPDATE SET value = excluded.value").run();
  } finally {
    db.close();
  }
}

/** Gives the present database a second name, with its log when it could not be folded in, and frees its own. */
async function keepPresent(file: string, openDriver: OpenDriver): Promise<string | null> {
  if (!existsSync(file)) return null;
  await foldLog(file, openDriver);
  const kept = join(dirname(file), `${basename(file)}.before-restore-${randomUUID().slice(0, 8)}`);
  for (const log of ['-wal', '-shm']) await rename(`${file}${log}`, `${kept}${log}`).catch(ignoreMissing);
  // The old name stays until the new file takes it: at no moment is there no database.
  await link(file, kept).catch(() => copyFile(file, kept));
  return kept;
}

/** Brings the log into the file, which works only while nobody else has it open. A file that is damaged is kept as it is, with its log. */
async function foldLog(file: string, openDriver: OpenDriver): Promise<void> {
  // SQLite throws away the log of what it takes for no database.
  if (!(await looksLikeDatabase(file))) return;
  let db;
  try {
    db = openDriver(file, { timeout: 1_000 });
    db.pragma('journal_mode = DELETE');
  } catch (thrown) {
    if (isBusy(thrown)) throw createError('store_in_use', { file }, { cause: thrown });
    const known = translateError(thrown, file);
    if (!isOutreachError(known) || known.code !== 'store_corrupt') throw thrown;
  } finally {
    db?.close();
  }
}

async function looksLikeDatabase(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const { buffer } = await handle.read(Buffer.alloc(16), 0, 16, 0);
    return buffer.toString('latin1') === 'SQLite format 3\0';
  } finally {
    await handle.close();
  }
}

async function putInPlace(partial: string, file: string): Promise<void> {
  await syncFile(partial);
  await rename(partial, file);
  await syncFolder(dirname(file));
}

async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.sync();
  await handle.close();
}

/** Makes the rename durable, where the system lets a folder be synchronised. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync();
  await handle.close();
}

function ignoreMissing(thrown: unknown): void {
  if (!(thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT')) throw thrown;
}
