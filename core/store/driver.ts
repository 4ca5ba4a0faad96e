// The one place that loads better-sqlite3, and only when a store is opened: it is native, and not cheap to load.
import type { Database, Options } from 'better-sqlite3';
import { createError } from '../errors.ts';

/** Versions before this one can lose commits when two connections write (sqlite.org, WAL-reset bug). */
export const oldestSqlite = '3.51.3';

/** Below this Node-API version the driver ends the process instead of throwing. */
const oldestNodeApi = 10;

export type OpenDriver = (file: string, options?: Options) => Database;

/** Loads the driver after checking that this Node can carry it; rejects with `store_runtime_too_old` or `store_sqlite_too_old`. */
export async function loadDriver(versions: NodeJS.ProcessVersions = process.versions): Promise<OpenDriver> {
  if (Number(versions.napi ?? 0) < oldestNodeApi) throw createError('store_runtime_too_old', { have: versions.node });
  const { default: Driver } = await import('better-sqlite3');
  const memory = new Driver(':memory:');
  const have = memory.prepare('SELECT sqlite_version()').pluck().get() as string;
  memory.close();
  assertSqlite(have);
  return (file, options) => new Driver(file, options);
}

/** Throws `store_sqlite_too_old` for a version that can lose commits. */
export function assertSqlite(have: string): void {
  if (compareVersions(have, oldestSqlite) < 0) throw createError('store_sqlite_too_old', { have, need: oldestSqlite });
}

function compareVersions(left: string, right: string): number {
  const lefts = left.split('.').map(Number);
  const rights = right.split('.').map(Number);
  for (let place = 0; place < 3; place += 1) {
    const difference = (lefts[place] ?? 0) - (rights[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
