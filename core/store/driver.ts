// The one place that loads a driver of SQLite, and only when a store is opened: it is native, and not cheap to load.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Database, Options } from 'better-sqlite3';
import { createError } from '../errors.ts';

/** Versions before this one can lose commits when two connections write (sqlite.org, WAL-reset bug). */
export const oldestSqlite = '3.51.3';

/** Below this Node-API version the driver ends the process instead of throwing. */
const oldestNodeApi = 10;

export const driverChoices = ['auto', 'better-sqlite3', 'node'] as const;
/** `auto`: the native one, and SQLite as it comes with Node where that cannot load. */
export type DriverChoice = (typeof driverChoices)[number];

export interface OpenDriver {
  (file: string, options?: Options): Database;
  readonly driver: Exclude<DriverChoice, 'auto'>;
  /** A version that can lose commits from a log that several write keeps no such log: slower, and safe. */
  readonly journal: 'WAL' | 'DELETE';
  /** Why it is not the native one, when that was wanted. */
  readonly insteadBecause: string | null;
}

export interface DriverWish {
  readonly choice?: DriverChoice;
  readonly versions?: NodeJS.ProcessVersions;
  /** A file that is there while the native driver is tried for the first time: found again, it says that the process ended of it. */
  readonly marker?: string;
  readonly loadNative?: () => Promise<NativeDriver>;
}

type NativeDriver = new (file: string, options?: Options) => Database;

/** Loads the driver after checking that this Node can carry it; rejects with `store_runtime_too_old` or `store_sqlite_too_old`, or with what keeps the one that was chosen from loading. */
export async function loadDriver({ choice = choiceOf(process.env['OUTREACH_STORAGE_DRIVER']), versions = process.versions, marker, loadNative = importNative }: DriverWish = {}): Promise<OpenDriver> {
  if (choice === 'node') return nodeDriver(null);
  try {
    return await nativeDriver(versions, choice === 'auto' ? marker : undefined, loadNative);
  } catch (thrown) {
    if (choice === 'better-sqlite3') throw thrown;
    const reason = thrown instanceof Error ? (thrown.message.split('\n')[0] ?? '') : String(thrown);
    return nodeDriver(reason).catch(() => {
      throw thrown; // a Node without SQLite: what is wrong is the first thing that was
    });
  }
}

function choiceOf(text: string | undefined): DriverChoice {
  return driverChoices.find((choice) => choice === text) ?? 'auto';
}

async function importNative(): Promise<NativeDriver> {
  return (await import('better-sqlite3')).default;
}

async function nativeDriver(versions: NodeJS.ProcessVersions, marker: string | undefined, loadNative: () => Promise<NativeDriver>): Promise<OpenDriver> {
  if (Number(versions.napi ?? 0) < oldestNodeApi) throw createError('store_runtime_too_old', { have: versions.node });
  if (marker !== undefined) mark(marker, versions.node);
  const Driver = await loadNative();
  const memory = new Driver(':memory:');
  const have = memory.prepare('SELECT sqlite_version()').pluck().get() as string;
  memory.close();
  if (marker !== undefined) rmSync(marker, { force: true });
  assertSqlite(have);
  return Object.assign((file: string, options?: Options) => new Driver(file, options), { driver: 'better-sqlite3', journal: 'WAL', insteadBecause: null } as const);
}

async function nodeDriver(insteadBecause: string | null): Promise<OpenDriver> {
  const { loadNodeDriver } = await import('./node-driver.ts');
  const { open, version } = await loadNodeDriver();
  return Object.assign((file: string, options?: Options) => open(file, options), { driver: 'node', journal: isOldSqlite(version) ? 'DELETE' : 'WAL', insteadBecause } as const);
}

/** Throws where an earlier process of this Node ended in the middle of trying. One that still is at it proves nothing. */
function mark(marker: string, node: string): void {
  const [pid, version] = readMarker(marker);
  if (pid !== undefined && version === node && !isRunning(Number(pid))) throw new Error('the native driver ended the program when it was tried');
  writeFileSync(marker, `${process.pid} ${node}`);
}

function readMarker(marker: string): readonly (string | undefined)[] {
  try {
    return readFileSync(marker, 'utf8').split(' ');
  } catch {
    return []; // none is there, as nearly always
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** Throws `store_sqlite_too_old` for a version that can lose commits. */
export function assertSqlite(have: string): void {
  if (isOldSqlite(have)) throw createError('store_sqlite_too_old', { have, need: oldestSqlite });
}

function isOldSqlite(have: string): boolean {
  return compareVersions(have, oldestSqlite) < 0;
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
