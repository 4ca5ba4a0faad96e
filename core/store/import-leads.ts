import { setTimeout as pause } from 'node:timers/promises';
import { nextTurn } from '../in-turns.ts';
import { pagesPerCheckpoint, type Statements } from './connection.ts';
import { type ImportCounts, type ImportRow, prepareRows } from './import-rows.ts';
import { storeRows } from './import-store.ts';
import type { Store } from './store.ts';
import { write } from './write.ts';

export type { ImportRow } from './import-rows.ts';

export interface ImportOptions {
  /** The venue that the leads are filed under; default `csv`. */
  readonly venue?: string;
  /** The file's address, kept as the source of each mail address. */
  readonly uri: string;
  readonly signal?: AbortSignal;
  /** Called after each batch, with what was read so far. */
  onProgress?(report: ImportReport): void;
}

export interface ImportReport extends Readonly<ImportCounts> {
  /** Rows read. */
  readonly rows: number;
  /** The first 100 rows that were refused or whose address is none, by line. */
  readonly problems: readonly { readonly line: number; readonly problem: string }[];
}

const keptProblems = 100;

/** Rows in one transaction, about a second's work. They come in no order, so that each transaction writes most pages of the indexes: few large ones write less. */
const rowsPerCommit = 60_000;

/** So many, when somebody in this process waits to write. */
const rowsWhileOthersWait = 2_000;

/** Milliseconds between two transactions, in which another process that waits for the lock looks again (see `retryWhileBusy`). */
const pauseForOthers = 5;

/** Pages of changes that may gather before they are moved into the file: many small moves would cost more than the import. */
const pagesBeforeCheckpoint = 30_000;

/** Rows come in no order, and so touch every page of the indexes: with what is usual half of them would be read again. */
const kibibytesOfCache = 48_000;

/**
 * Imports rows as they come, some ten thousand in one transaction, fewer while others wait: what was read before a crash, a cancel or a broken line is kept, and reading the same
 * rows again adds nothing. A row that we know (by address, or by company and person) is merged into what is there. The event loop gets its turn after
 * every batch. Tells no moments: leads are told when they enter a campaign.
 */
export async function importLeads(store: Store, batches: AsyncIterable<readonly ImportRow[]>, options: ImportOptions): Promise<ImportReport> {
  const { db } = store.connection;
  const report = { rows: 0, added: 0, merged: 0, unchanged: 0, refused: 0, invalidAddresses: 0, problems: [] as { line: number; problem: string }[] };
  const source = { venue: options.venue ?? 'csv', uri: options.uri, provenance: JSON.stringify({ uri: options.uri, how: 'imported' }) };
  const note = (line: number, problem: string) => {
    if (report.problems.length < keptProblems) report.problems.push({ line, problem });
  };
  const storeBatch = (run: Statements, batch: readonly ImportRow[]) => {
    storeRows(run, prepareRows(batch, report, note), source, report);
    report.rows += batch.length;
    options.onProgress?.(report);
  };

  const [usual] = db.pragma('cache_size') as readonly [{ readonly cache_size: number }];
  db.pragma(`cache_size = -${kibibytesOfCache}`);
  db.pragma(`wal_autocheckpoint = ${pagesBeforeCheckpoint}`);
  try {
    const reader = readAhead(batches);
    for (let batch = await reader.next(); batch !== undefined; batch = await reader.next()) {
      options.signal?.throwIfAborted();
      const first = batch;
      await write(store, async (tx) => {
        storeBatch(tx, first);
        const enough = () => (store.connection.gate.wanted ? rowsWhileOthersWait : rowsPerCommit);
        for (let rows = first.length; rows < enough() && options.signal?.aborted !== true; ) {
          // Only what is there already: nobody waits for a slow file while the store is locked.
          const more = await reader.ready();
          if (more === undefined) break;
          storeBatch(tx, more);
          rows += more.length;
        }
      });
      await pause(pauseForOthers);
    }
  } finally {
    db.pragma(`wal_autocheckpoint = ${pagesPerCheckpoint}`);
    db.pragma(`cache_size = ${usual.cache_size}`);
  }
  options.signal?.throwIfAborted();
  return report;
}

interface Reader {
  /** The next batch, or undefined at the end; rejects where the source does. */
  next(): Promise<readonly ImportRow[] | undefined>;
  /** The next batch when it is there by now; undefined when one would have to wait, or at the end, or when the source has failed: `next` tells which. */
  ready(): Promise<readonly ImportRow[] | undefined>;
}

function readAhead(batches: AsyncIterable<readonly ImportRow[]>): Reader {
  const iterator = batches[Symbol.asyncIterator]();
  let arrived: IteratorResult<readonly ImportRow[]> | undefined;
  let pending = fetch();

  function fetch(): Promise<IteratorResult<readonly ImportRow[]>> {
    arrived = undefined;
    const reading = iterator.next();
    // A failure is told by whoever awaits it.
    reading.then(
      (result) => {
        arrived = result;
      },
      () => undefined,
    );
    return reading;
  }

  return {
    async next() {
      const result = await pending;
      if (result.done === true) return undefined;
      pending = fetch();
      return result.value;
    },
    async ready() {
      await nextTurn();
      if (arrived === undefined) await nextTurn();
      if (arrived === undefined || arrived.done === true) return undefined;
      const { value } = arrived;
      pending = fetch();
      return value;
    },
  };
}
