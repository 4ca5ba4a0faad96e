// Many who write at the same moment, in one transaction: its beginning, its end and its waiting for the disk are shared, and while the disk is waited for nobody stands still.
import { AsyncResource } from 'node:async_hooks';
import { setImmediate as nextLoop } from 'node:timers/promises';
import type { Connection, Statements } from './connection.ts';
import { oneAtATime } from './shared-sync.ts';
import { translateError } from './translate-error.ts';
import { assertOutside, begun, current, type HasConnection, inside, openTransaction, single, type Transaction } from './write.ts';

interface Waiting {
  readonly work: (tx: Transaction) => unknown;
  readonly resolve: (result: unknown) => void;
  readonly reject: (thrown: unknown) => void;
}

export interface WriteTogetherSettings {
  /** Nothing goes on because of it: it gathers for a few milliseconds with others of its kind. */
  readonly mayWait?: boolean;
}

/** Milliseconds. */
const mostPatience = 20;

/** So many share what a transaction costs that more would gain little. */
const fullCrowd = 16;

interface Crowd {
  readonly waiting: Waiting[];
  /** Those who may wait: they go when they are many, or when their time is up, and not with others, who would have to wait for them. */
  readonly patient: Waiting[];
  patience: NodeJS.Timeout | undefined;
  /** Resolves when everybody who waits now has been served. */
  readonly serve: () => Promise<void>;
}

const crowds = new WeakMap<Connection, Crowd>();

/**
 * As `write`: all of the work is kept, or nothing, and the promise resolves when it is on the disk. Whoever comes while the disk is busy is served with all others who do. Work that fails takes
 * back its own part alone. Others see what was written a moment before it is certain to outlive a power cut.
 */
export async function writeTogether<Result>({ connection }: HasConnection, work: (tx: Transaction) => Result | Promise<Result>, { mayWait = false }: WriteTogetherSettings = {}): Promise<Result> {
  assertOutside(connection);
  const crowd = crowdOf(connection);
  return new Promise<Result>((resolve, reject) => {
    const here = new AsyncResource('write'); // whoever serves it, it is ours
    (mayWait ? crowd.patient : crowd.waiting).push({ work: (tx) => here.runInAsyncScope(() => current.run(tx, work, tx)), resolve: resolve as (result: unknown) => void, reject });
    if (!mayWait) serve(crowd, reject);
    else if (crowd.patient.length >= fullCrowd) servePatient(crowd, reject);
    else crowd.patience ??= setTimeout(servePatient, mostPatience, crowd, reject);
  });
}

function servePatient(crowd: Crowd, reject: (thrown: unknown) => void): void {
  clearTimeout(crowd.patience);
  crowd.patience = undefined;
  crowd.waiting.push(...crowd.patient.splice(0));
  serve(crowd, reject);
}

function serve(crowd: Crowd, reject: (thrown: unknown) => void): void {
  crowd.serve().catch(reject); // a bug: it tells each by itself
}

/** For the store's own functions: joins the transaction given, or does this piece of work together with others. */
export async function changeTogether<Result>(connection: Connection, tx: Transaction | undefined, work: (run: Statements) => Result): Promise<Result> {
  return tx === undefined ? writeTogether({ connection }, work) : inside(tx, work);
}

/** What was read is on the disk, whoever wrote it, when the promise resolves. */
export async function singleOnDisk<Result>(connection: Connection, work: (run: Statements) => Result): Promise<Result> {
  const result = await single(connection, undefined, work);
  await synced(connection);
  return result;
}

function crowdOf(connection: Connection): Crowd {
  const known = crowds.get(connection);
  if (known !== undefined) return known;
  const waiting: Waiting[] = [];
  const crowd: Crowd = { waiting, patient: [], patience: undefined, serve: oneAtATime(async () => { await nextLoop(); await serveAll(connection, waiting.splice(0)); }) };
  crowds.set(connection, crowd);
  return crowd;
}

async function serveAll(connection: Connection, group: readonly Waiting[]): Promise<void> {
  if (group.length === 0) return;
  const left = new Set(group);
  const done: (() => void)[] = [];
  try {
    await begun(connection, connection.log === undefined);
    try {
      for (const each of group) {
        const end = await serveOne(connection, each, group.length === 1);
        if (end === undefined) left.delete(each);
        else done.push(end);
      }
      connection.commit();
    } catch (thrown) {
      connection.rollBack();
      throw thrown;
    } finally {
      connection.gate.leave();
    }
    await synced(connection);
    for (const end of done) end();
  } catch (thrown) {
    const told = translateError(thrown, connection.file);
    for (const { reject } of left) reject(told);
  }
}

/** Gives what tells that the work is done; undefined when it failed, and was told. Throws when the whole transaction is lost. */
async function serveOne(connection: Connection, { work, resolve, reject }: Waiting, isAlone: boolean): Promise<(() => void) | undefined> {
  const tx = openTransaction(connection);
  if (!isAlone) connection.run('SAVEPOINT one_of_many');
  try {
    const result = await work(tx);
    if (!isAlone) connection.run('RELEASE one_of_many');
    return () => resolve(result);
  } catch (thrown) {
    // After some failures (disk full, I/O) SQLite has rolled back all of it.
    if (isAlone || !connection.db.inTransaction) throw thrown;
    connection.run('ROLLBACK TO one_of_many');
    connection.run('RELEASE one_of_many');
    reject(translateError(thrown, connection.file));
    return undefined;
  } finally {
    tx.open = false;
  }
}

async function synced({ log, file }: Connection): Promise<void> {
  try {
    await log?.wait();
  } catch (thrown) {
    throw translateError(thrown, file);
  }
}
