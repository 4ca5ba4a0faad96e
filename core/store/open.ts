import { randomUUID } from 'node:crypto';
import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { Clock } from '../contracts/ports.ts';
import { createError, isOutreachError, reasonOf } from '../errors.ts';
import { type Connection, createConnection, pagesPerCheckpoint } from './connection.ts';
import { type DriverWish, loadDriver, type OpenDriver } from './driver.ts';
import type { Migration, MigrationReport } from './migrate.ts';
import { refuseNetworkFolder } from './network-folder.ts';
import { assembleStore, type Store } from './store.ts';
import { isBusy, translateError } from './translate-error.ts';
import { change, retryWhileBusy, single } from './write.ts';

export interface OpenOptions {
  /** Absolute path; the folder is made when it is missing. */
  readonly file: string;
  readonly migrations: readonly Migration[];
  readonly clock: Clock;
  /** What reads and writes the file; `auto` when left out. */
  readonly driver?: DriverWish;
}

/** SQLite waits this long by blocking the process; after that we wait without blocking. */
const blockingMilliseconds = 20;

/** Without a log beside the file, who reads keeps others from ending what they write, and the other way round: each waits for a moment. */
const blockingWithoutLogMilliseconds = 5_000;

/**
 * Opens the database, making or migrating it first. Rejects with a `store_…` error that says what to do; a file that cannot be used is left as it was.
 */
export async function openStore(options: OpenOptions): Promise<Store> {
  const { file, migrations, clock } = options;
  const openDriver = await loadDriver(options.driver);
  await prepareFile(file);
  const db = await openDatabase(file, openDriver);
  try {
    // Loaded here, not at the top: a command that opens no database does not pay for knex.
    const [{ default: knex }, { migrate }] = await Promise.all([import('knex'), import('./migrate.ts')]);
    const build = knex({ client: 'better-sqlite3', useNullAsDefault: true });
    const connection = createConnection(file, db, build, clock);
    const report: MigrationReport = await migrate(connection, migrations, openDriver);
    assertWritable(connection);
    const id = await storeId(connection);
    return assembleStore({ connection, id, report, openDriver, migrations });
  } catch (thrown) {
    db.close();
    throw translateError(thrown, file);
  }
}

/** Makes folder and file readable by their owner only: they hold other people's addresses. */
async function prepareFile(file: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await refuseNetworkFolder(dirname(file));
    await (await open(file, 'a', 0o600)).close();
  } catch (thrown) {
    const known = translateError(thrown, file);
    throw isOutreachError(known) ? known : createError('store_unwritable', { file, reason: reasonOf(thrown) }, { cause: thrown });
  }
}

async function openDatabase(file: string, openDriver: OpenDriver): Promise<Database> {
  return retryWhileBusy(file, async () => {
    const db = openDriver(file, { timeout: openDriver.journal === 'WAL' ? blockingMilliseconds : blockingWithoutLogMilliseconds });
    try {
      db.pragma(`journal_mode = ${openDriver.journal}`);
      // NORMAL would lose the last commits on a power cut, and with them what was sent.
      db.pragma('synchronous = FULL');
      db.pragma('fullfsync = ON');
      db.pragma('checkpoint_fullfsync = ON');
      db.pragma('foreign_keys = ON');
      db.pragma('trusted_schema = OFF');
      db.pragma('cache_size = -16000');
      // Undo of a statement over many rows stays in memory; a file for it costs more than the rows.
      db.pragma('temp_store = MEMORY');
      db.pragma(`wal_autocheckpoint = ${pagesPerCheckpoint}`);
      db.pragma('journal_size_limit = 67108864');
      return db;
    } catch (thrown) {
      db.close();
      throw thrown;
    }
  });
}

/** Says now, not at the first result, that nothing can be kept here. */
function assertWritable(connection: Connection): void {
  try {
    connection.db.exec('BEGIN IMMEDIATE; ROLLBACK;');
  } catch (thrown) {
    // Somebody else is writing: so it can be written.
    if (!isBusy(thrown)) throw thrown;
  }
}

async function storeId(connection: Connection): Promise<string> {
  const known = await single(connection, undefined, (run) => run.get<{ value: string }>("SELECT value FROM store_meta WHERE key = 'store_id'"));
  if (known !== undefined) return known.value;
  return change(connection, undefined, (run) => {
    run.run("INSERT INTO store_meta (key, value) VALUES ('store_id', ?) ON CONFLICT DO NOTHING", randomUUID());
    const row = run.get<{ value: string }>("SELECT value FROM store_meta WHERE key = 'store_id'");
    if (row === undefined) throw new Error('The id of the store was not written.');
    return row.value;
  });
}
