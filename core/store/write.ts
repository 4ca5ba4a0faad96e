// The one way into a transaction. SQLite's plain BEGIN cannot wait when it turns from reading to writing; BEGIN IMMEDIATE can.
import { AsyncLocalStorage } from 'node:async_hooks';
import { backOff } from 'exponential-backoff';
import { createError } from '../errors.ts';
import type { Connection, Statements } from './connection.ts';
import { isBusy, translateError } from './translate-error.ts';

/** A transaction that is open. Give it to each store function called inside `write`. */
export interface Transaction extends Statements {
  readonly connection: Connection;
  readonly open: boolean;
}

export interface HasConnection {
  readonly connection: Connection;
}

/** Seconds to wait for another process's lock before giving up with `store_busy`. */
const patienceSeconds = 30;

/** The transaction that the work under way was given. */
export const current = new AsyncLocalStorage<Transaction>();

/**
 * Runs `work` in one transaction: all of it is kept, or nothing. It is run once; only its beginning waits and retries.
 * Wait for nothing but the store inside: everyone else's writing waits for it.
 */
export async function write<Result>({ connection }: HasConnection, work: (tx: Transaction) => Result | Promise<Result>): Promise<Result> {
  await begun(connection);
  const tx = openTransaction(connection);
  try {
    const result = await current.run(tx, () => work(tx));
    connection.commit();
    return result;
  } catch (thrown) {
    connection.rollBack();
    throw translateError(thrown, connection.file);
  } finally {
    tx.open = false;
    connection.gate.leave();
  }
}

/** For the store's own functions: joins the transaction given, or makes one for this piece of work, which must not wait for anything. */
export async function change<Result>(connection: Connection, tx: Transaction | undefined, work: (run: Statements) => Result): Promise<Result> {
  return tx === undefined ? changeAlone(connection, work, true) : inside(tx, work);
}

/**
 * As `change`, but does not wait for the disk: the end of a process loses nothing, a power cut may take it back until anybody's next commit that waits. For what
 * is worth nothing without such a later commit; never for what the world was told.
 */
export async function changeUnsynced<Result>(connection: Connection, tx: Transaction | undefined, work: (run: Statements) => Result): Promise<Result> {
  return tx === undefined ? changeAlone(connection, work, false) : inside(tx, work);
}

async function changeAlone<Result>(connection: Connection, work: (run: Statements) => Result, synced: boolean): Promise<Result> {
  await begun(connection, synced);
  try {
    const result = work(connection);
    connection.commit();
    return result;
  } catch (thrown) {
    connection.rollBack();
    throw translateError(thrown, connection.file);
  } finally {
    connection.gate.leave();
  }
}

/** For the store's own functions: reading, or one writing statement, which is a transaction by itself. */
export async function single<Result>(connection: Connection, tx: Transaction | undefined, work: (run: Statements) => Result): Promise<Result> {
  if (tx !== undefined) return inside(tx, work);
  const turn = enter(connection);
  if (turn !== undefined) await turn;
  try {
    return work(connection);
  } catch (thrown) {
    if (!isBusy(thrown)) throw translateError(thrown, connection.file);
    return await retryWhileBusy(connection.file, async () => work(connection));
  } finally {
    connection.gate.leave();
  }
}

/** Uses a transaction that is open. */
export function inside<Result>(tx: Transaction, work: (run: Statements) => Result): Result {
  if (!tx.open) throw new Error('A transaction was used after its end: await every store function inside write().');
  try {
    return work(tx);
  } catch (thrown) {
    throw translateError(thrown, tx.connection.file);
  }
}

/** Of the connection that has begun one. */
export function openTransaction(connection: Connection): Transaction & { open: boolean } {
  const { all, get, run, table, now } = connection;
  return { all, get, run, table, now, connection, open: true };
}

/** Undefined when it is our turn: most of the time nobody is before us, and nothing is waited for. */
function enter(connection: Connection): Promise<void> | undefined {
  assertOutside(connection);
  return connection.gate.enter();
}

/** Throws inside of a transaction. */
export function assertOutside(connection: Connection): void {
  const outer = current.getStore();
  // Waiting for a transaction from inside it would wait for ever.
  if (outer?.open === true && outer.connection === connection) throw new Error('A store function was called inside write() without its transaction: pass it on.');
}

/** Waits for our turn, then for the write lock, without blocking anyone. */
export async function begun(connection: Connection, synced = true): Promise<void> {
  const turn = enter(connection);
  if (turn !== undefined) await turn;
  try {
    connection.begin(synced);
  } catch (thrown) {
    if (isBusy(thrown)) return waitForLock(connection, synced);
    connection.gate.leave();
    throw translateError(thrown, connection.file);
  }
}

async function waitForLock(connection: Connection, synced: boolean): Promise<void> {
  try {
    await retryWhileBusy(connection.file, async () => connection.begin(synced));
  } catch (thrown) {
    connection.gate.leave();
    throw thrown;
  }
}

/** Repeats what failed because another connection holds the lock, with growing, jittered pauses; rejects with `store_busy` after 30 s. */
export async function retryWhileBusy<Result>(file: string, attempt: () => Promise<Result>): Promise<Result> {
  const giveUpAt = performance.now() + patienceSeconds * 1000;
  try {
    return await backOff(attempt, {
      jitter: 'full',
      startingDelay: 1,
      maxDelay: 4,
      numOfAttempts: Number.MAX_SAFE_INTEGER,
      retry: (thrown: unknown) => isBusy(thrown) && performance.now() < giveUpAt,
    });
  } catch (thrown) {
    if (isBusy(thrown)) throw createError('store_busy', { file, seconds: patienceSeconds }, { cause: thrown });
    throw translateError(thrown, file);
  }
}
