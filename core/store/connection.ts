import type { Database, Statement } from 'better-sqlite3';
import type { Knex } from 'knex';
import type { Clock } from '../contracts/ports.ts';
import { type SharedSync, shareSyncs } from './shared-sync.ts';

export type Value = string | number | bigint | null | Uint8Array;

/** For `@name` in SQL: the last value given. */
export type NamedValues = Readonly<Record<string, Value>>;

/**
 * SQL with `?` for its values; in a LIMIT `? + 0`: SQLite makes a new plan for every value of a bare one, which costs more than the query. Or a knex
 * builder that makes both.
 */
export type Query = string | Knex.QueryBuilder;

/** Runs statements at once, each prepared only the first time. */
export interface Statements {
  all<Row>(query: Query, ...values: readonly Value[]): Row[];
  get<Row>(query: Query, ...values: readonly Value[]): Row | undefined;
  run(query: Query, ...values: readonly (Value | NamedValues)[]): { readonly changes: number; readonly id: number };
  /** Makes queries whose shape is known only at run time; give them to the functions above. */
  readonly table: (name: string) => Knex.QueryBuilder;
  /** Milliseconds since 1970, UTC. */
  now(): number;
}

/** One open file: one native connection, and one thing at a time on it. */
export interface Connection extends Statements {
  readonly file: string;
  readonly db: Database;
  readonly gate: Gate;
  /** Takes the write lock, or throws SQLITE_BUSY. `synced`: its commit waits until it is on the disk. */
  begin(synced: boolean): void;
  commit(): void;
  /** Takes back what the transaction did. */
  rollBack(): void;
  /** What makes commits durable that did not wait; undefined without a log, where each waits by itself. */
  readonly log: SharedSync | undefined;
}

/** Lets one transaction through at a time; the others wait in order. */
export interface Gate {
  /** Undefined when the way is free and now taken: no waiting, no turn of the event loop. */
  enter(): Promise<void> | undefined;
  leave(): void;
  readonly taken: boolean;
  /** Somebody waits for it. */
  readonly wanted: boolean;
}

interface Prepared {
  readonly statement: Statement<unknown[]>;
  readonly writes: boolean;
}

const keptStatements = 400;

/**
 * SQLite's own checkpoint gives way to writers. Where processes write in turn it never gets to the log's end, so that the log grows without bound and each
 * commit tries again, with two more syncs. This one holds writers off until the log can begin anew (https://www.sqlite.org/wal.html#ckpt, "checkpoint starvation").
 */
const commitsPerCheckpoint = 100;

/** Commits that wait together come in crowds, and are small: so many count as one. */
const unsyncedPerCommit = 4;

/** SQLite's own, for transactions so large that a checkpoint by their number comes late. */
export const pagesPerCheckpoint = 4_000;

export function createConnection(file: string, db: Database, build: Knex, clock: Clock): Connection {
  const prepared = new Map<string, Prepared>();

  function prepare(sql: string): Prepared {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    // Texts made at run time are few in shape; should they not be, starting again is cheaper than growing.
    if (prepared.size >= keptStatements) prepared.clear();
    const statement = db.prepare<unknown[]>(sql);
    // To ask the driver each time costs as much as a small statement.
    const made = { statement, writes: !statement.readonly };
    prepared.set(sql, made);
    return made;
  }

  function bind(query: Query, values: readonly (Value | NamedValues)[]): { readonly prepared: Prepared; readonly values: readonly unknown[] } {
    if (typeof query === 'string') return { prepared: prepare(query), values };
    const native = query.toSQL().toNative();
    return { prepared: prepare(native.sql), values: native.bindings };
  }

  const [beginning, committing, rollingBack] = [db.prepare('BEGIN IMMEDIATE'), db.prepare('COMMIT'), db.prepare('ROLLBACK')];
  let begun = false;

  let commits = 0;
  function countCommit(): void {
    commits += waits ? 1 : 1 / unsyncedPerCommit;
    if (commits < commitsPerCheckpoint) return;
    commits = 0;
    try {
      db.pragma('wal_checkpoint(RESTART)');
    } catch {
      // What was committed is safe in the log. A disk that is full or broken says so at the next commit, which then has not happened.
    }
  }

  let waits = true;
  const [fast, safe] = [db.prepare('PRAGMA synchronous = NORMAL'), db.prepare('PRAGMA synchronous = FULL')];

  function waitForDisk(wanted: boolean): void {
    if (wanted === waits) return;
    // Without waiting, a commit still is in the log, whole, for every process; only a power cut can take back the last ones, in their order.
    (wanted ? safe : fast).run();
    waits = wanted;
  }

  function execute<Result>(query: Query, values: readonly (Value | NamedValues)[], work: (statement: Statement<unknown[]>, values: readonly unknown[]) => Result): Result {
    const bound = bind(query, values);
    // A writing statement outside of a transaction is one by itself.
    const isAlone = bound.prepared.writes && !begun && !db.inTransaction;
    if (isAlone) waitForDisk(true);
    const result = work(bound.prepared.statement, bound.values);
    if (isAlone) countCommit();
    return result;
  }

  return {
    file,
    db,
    gate: createGate(),
    log: db.pragma('journal_mode', { simple: true }) === 'wal' ? shareSyncs(`${file}-wal`) : undefined,
    begin(synced) {
      waitForDisk(synced);
      beginning.run();
      begun = true;
    },
    commit() {
      committing.run();
      begun = false;
      countCommit();
    },
    rollBack() {
      begun = false;
      // After some failures (disk full, I/O) SQLite has rolled back by itself.
      if (db.inTransaction) rollingBack.run();
    },
    table: (name) => build(name),
    now: () => clock.now(),
    all: <Row>(query: Query, ...values: readonly Value[]) => execute(query, values, (statement, bound) => statement.all(...bound) as Row[]),
    get: <Row>(query: Query, ...values: readonly Value[]) => execute(query, values, (statement, bound) => statement.get(...bound) as Row | undefined),
    run: (query, ...values) =>
      execute(query, values, (statement, bound) => {
        const { changes, lastInsertRowid } = statement.run(...bound);
        return { changes, id: Number(lastInsertRowid) };
      }),
  };
}

function createGate(): Gate {
  const waiting: (() => void)[] = [];
  let taken = false;
  return {
    get taken() {
      return taken;
    },
    get wanted() {
      return waiting.length > 0;
    },
    enter() {
      if (!taken) {
        taken = true;
        return undefined;
      }
      return new Promise((resolve) => waiting.push(resolve));
    },
    leave() {
      const next = waiting.shift();
      // Handed over, not freed: nobody slips in between.
      if (next === undefined) taken = false;
      else next();
    },
  };
}
