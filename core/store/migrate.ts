import { rename, rm } from 'node:fs/promises';
import knexModule, { type Knex } from 'knex';
import { createError, isOutreachError, reasonOf } from '../errors.ts';
import type { Connection } from './connection.ts';
import type { OpenDriver } from './driver.ts';
import { createSharedClient } from './shared-client.ts';
import { isBusy, translateError } from './translate-error.ts';
import { retryWhileBusy } from './write.ts';

/** One step of the database, as SQL. Its name is what the database remembers. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
}

export interface MigrationReport {
  /** Names of the migrations that this opening has run. */
  readonly applied: readonly string[];
  /** The copy that was made before an existing file was changed. */
  readonly copy: string | null;
  /** A lock that a dead process had left behind was released. */
  readonly releasedLock: boolean;
}

/** What goes wrong is told by the error, not printed by knex. */
const silent = { warn() {}, error() {}, debug() {}, deprecate() {} };

const upToDate: MigrationReport = { applied: [], copy: null, releasedLock: false };

/**
 * Brings the file up to date in one transaction that holds the write lock from its first statement: of two processes one
 * migrates and the other finds it done; a kill leaves the old version. Rejects with `store_newer`, `store_foreign` or `store_migration_failed`.
 */
export async function migrate(connection: Connection, migrations: readonly Migration[], openDriver: OpenDriver): Promise<MigrationReport> {
  const isUpToDate = await retryWhileBusy(connection.file, async () => pendingOf(connection, migrations).length === 0);
  if (isUpToDate) return upToDate;
  const knex = knexModule({ client: createSharedClient(connection.db), useNullAsDefault: true, compileSqlOnError: false, connection: { filename: connection.file }, log: silent });
  try {
    return await retryWhileBusy(connection.file, () => knex.transaction((trx) => migrateInside(trx, connection, migrations, openDriver)));
  } finally {
    await knex.destroy();
  }
}

async function migrateInside(trx: Knex.Transaction, connection: Connection, migrations: readonly Migration[], openDriver: OpenDriver): Promise<MigrationReport> {
  const pending = pendingOf(connection, migrations);
  const first = pending[0];
  if (first === undefined) return upToDate;
  const isNew = pending.length === migrations.length;
  const copy = isNew ? null : await copyBefore(connection.file, first.name, openDriver);
  const releasedLock = releaseLock(connection);
  try {
    await trx.migrate.latest({ migrationSource: sourceOf(migrations, connection) });
    const violations = connection.db.pragma('foreign_key_check') as readonly unknown[];
    if (violations.length > 0) throw new Error(`${violations.length} rows would refer to rows that do not exist`);
  } catch (thrown) {
    if (isBusy(thrown)) throw thrown;
    const known = translateError(thrown, connection.file);
    if (isOutreachError(known) && known.code !== 'store_rule') throw known;
    throw createError('store_migration_failed', { file: connection.file, reason: reasonOf(thrown), copy: copy ?? '' }, { cause: thrown });
  }
  return { applied: pending.map((migration) => migration.name), copy, releasedLock };
}

/** Migrations that this file has not had, in order. */
function pendingOf(connection: Connection, migrations: readonly Migration[]): readonly Migration[] {
  const tables = new Set(connection.all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").map((row) => row.name));
  if (tables.size === 0) return migrations;
  if (!tables.has('knex_migrations')) throw createError('store_foreign', { file: connection.file });
  const had = connection.all<{ name: string }>('SELECT name FROM knex_migrations ORDER BY id').map((row) => row.name);
  const known = new Set(migrations.map((migration) => migration.name));
  const unknown = had.find((name) => !known.has(name));
  if (unknown !== undefined) throw createError(had.some((name) => known.has(name)) ? 'store_newer' : 'store_foreign', { file: connection.file, has: unknown });
  return migrations.filter((migration) => !had.includes(migration.name));
}

/** A static list, so that nothing is read from a folder: programs are bundled. */
function sourceOf(migrations: readonly Migration[], connection: Connection): Knex.MigrationSource<Migration> {
  return {
    getMigrations: async () => [...migrations],
    getMigrationName: (migration) => migration.name,
    getMigration: async (migration) => ({
      up: async () => {
        connection.db.exec(migration.sql);
      },
      down: async () => {
        throw new Error('Migrations go forward only.');
      },
    }),
  };
}

/** Under the write lock nobody else can be migrating, so a lock that is set was left by a process that died. */
function releaseLock(connection: Connection): boolean {
  const table = connection.get("SELECT 1 FROM sqlite_schema WHERE name = 'knex_migrations_lock'");
  if (table === undefined) return false;
  return connection.run('UPDATE knex_migrations_lock SET is_locked = 0 WHERE is_locked = 1').changes > 0;
}

/** Copies what was committed, while the write lock keeps it from changing. An earlier copy of the same step is replaced: it holds the same version. */
async function copyBefore(file: string, migration: string, openDriver: OpenDriver): Promise<string> {
  const copy = `${file}.before-${migration}`;
  const partial = `${copy}.${process.pid}.partial`;
  const source = openDriver(file, { readonly: true });
  try {
    await source.backup(partial);
    await rename(partial, copy);
  } catch (thrown) {
    await rm(partial, { force: true });
    throw translateError(thrown, copy);
  } finally {
    source.close();
  }
  return copy;
}
