// Where the native driver cannot load (an old glibc, a machine without its binary), SQLite as it comes with Node takes its place, behind the same methods: as many of
// them as the store calls. https://nodejs.org/api/sqlite.html
import { existsSync } from 'node:fs';
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { Database, Options } from 'better-sqlite3';
import { nativeCode } from './sqlite-code.ts';

type Sqlite = typeof import('node:sqlite');
type Row = Record<string, unknown>;

interface ReadOptions {
  readonly simple?: boolean;
}

interface BackupOptions {
  readonly progress?: (state: { totalPages: number; remainingPages: number }) => number;
}

/** Opens databases by node:sqlite. Rejects where this Node has none. */
export async function loadNodeDriver(): Promise<{ readonly version: string; open(file: string, options?: Options): Database }> {
  const sqlite = await import('node:sqlite');
  const memory = new sqlite.DatabaseSync(':memory:');
  const { version } = memory.prepare('SELECT sqlite_version() AS version').get() as { version: string };
  memory.close();
  return {
    version,
    // It has the methods that the store calls, and not the others that the type names.
    open: (file, options) => openByNode(sqlite, file, options) as unknown as Database,
  };
}

function openByNode(sqlite: Sqlite, file: string, { readonly: readOnly = false, fileMustExist = false, timeout = 5_000 }: Options = {}) {
  if (fileMustExist && !existsSync(file)) throw Object.assign(new Error('unable to open database file'), { code: 'SQLITE_CANTOPEN' });
  const db = told(() => new sqlite.DatabaseSync(file, { readOnly }));
  told(() => db.exec(`PRAGMA busy_timeout = ${Math.trunc(timeout)}`));
  return {
    get inTransaction() {
      return isInTransaction(db);
    },
    prepare: (sql: string) => wrap(told(() => db.prepare(sql)), sql),
    exec: (sql: string) => told(() => db.exec(sql)),
    pragma(pragma: string, { simple = false }: ReadOptions = {}) {
      const rows = told(() => db.prepare(`PRAGMA ${pragma}`).all());
      return simple ? Object.values(rows[0] ?? {})[0] : rows.map(plain);
    },
    function: (name: string, options: { readonly deterministic?: boolean; readonly directOnly?: boolean }, work: (...values: readonly unknown[]) => unknown) =>
      told(() => db.function(name, options, work as (...values: unknown[]) => SQLInputValue)),
    backup: (to: string, { progress }: BackupOptions = {}) => copyTo(sqlite, db, to, progress?.({ totalPages: 0, remainingPages: 0 })),
    close: () => told(() => db.close()),
  };
}

function wrap(statement: NodeStatement, sql: string) {
  // An object may name more than the statement asks for, as with the native driver.
  statement.setAllowUnknownNamedParameters?.(true);
  /** What becomes of a row: itself, its first column, or its columns as a list. */
  let shape: (row: Row | readonly unknown[]) => unknown = plain;
  const asList = (become: (values: readonly unknown[]) => unknown) => {
    statement.setReturnArrays?.(true); // columns of the same name would be one
    shape = (row) => become(Object.values(row).map(buffered));
    return wrapped;
  };
  const wrapped = {
    readonly: isReading(sql),
    reader: statement.columns === undefined ? isReading(sql) || /\bRETURNING\b/i.test(sql) : statement.columns().length > 0,
    all: (...values: readonly unknown[]) => told(() => statement.all(...bound(values))).map((row) => shape(row as Row)),
    get(...values: readonly unknown[]) {
      const row = told(() => statement.get(...bound(values))) as Row | undefined;
      return row === undefined ? undefined : shape(row);
    },
    run: (...values: readonly unknown[]) => told(() => statement.run(...bound(values))),
    *iterate(...values: readonly unknown[]) {
      const rows = told(() => statement.iterate(...bound(values)));
      for (;;) {
        const next = told(() => rows.next());
        if (next.done === true) return;
        yield shape(next.value as Row);
      }
    },
    pluck: () => asList(([first]) => first),
    raw: () => asList((values) => values),
  };
  return wrapped;
}

/** Each of these came after Node 22.13. */
type NodeStatement = Omit<StatementSync, Newer> & Partial<Pick<StatementSync, Newer>>;
type Newer = 'columns' | 'setAllowUnknownNamedParameters' | 'setReturnArrays';

function isReading(sql: string): boolean {
  const said = sql.replace(/^(?:\s|--.*\n|\/\*[^]*?\*\/)+/, '');
  return /^(?:SELECT|PRAGMA|EXPLAIN|VALUES|WITH)\b/i.test(said) && !/\b(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM)\b/i.test(said);
}

/** What is undefined is null. Node wants names first, and takes no list for the values in it. */
function bound(values: readonly unknown[]): SQLInputValue[] {
  const flat = values.length === 1 && Array.isArray(values[0]) ? (values[0] as readonly unknown[]) : values;
  const named = flat.filter(isNamed).map((each) => Object.fromEntries(Object.entries(each).map(([name, value]) => [name, value ?? null])));
  return [...named, ...flat.filter((value) => !isNamed(value)).map((value) => value ?? null)] as SQLInputValue[];
}

function isNamed(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !ArrayBuffer.isView(value);
}

/** Rows are plain objects, and bytes are Buffers. */
function plain(row: object): Row {
  const copy: Row = {};
  for (const [name, value] of Object.entries(row)) copy[name] = buffered(value);
  return copy;
}

function buffered(value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value;
}

/** Before Node 22.16 it does not say so itself; a BEGIN takes no lock, and is refused inside of a transaction. */
function isInTransaction(db: DatabaseSync): boolean {
  const known = (db as { readonly isTransaction?: boolean }).isTransaction;
  if (known !== undefined) return known;
  try {
    db.exec('BEGIN');
  } catch {
    return true; // refused, since there is one
  }
  db.exec('ROLLBACK');
  return false;
}

/** `rate` pages at a time. Before Node 22.16 there is no such copy, and SQLite makes one in one go, which needs to be outside of a transaction. */
async function copyTo(sqlite: Partial<Pick<Sqlite, 'backup'>>, db: DatabaseSync, to: string, rate = 100): Promise<void> {
  try {
    if (sqlite.backup !== undefined) return void (await sqlite.backup(db, to, { rate }));
    if (isInTransaction(db)) db.exec('COMMIT');
    db.prepare('VACUUM INTO ?').run(to);
  } catch (thrown) {
    throw asNative(thrown);
  }
}

function told<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (thrown) {
    throw asNative(thrown);
  }
}

/** The error with the code that the native driver would have given it. */
function asNative(thrown: unknown): unknown {
  if (thrown instanceof Error && 'errcode' in thrown && typeof thrown.errcode === 'number') return Object.assign(thrown, { code: nativeCode(thrown.errcode) });
  return thrown;
}
