import type { Database } from 'better-sqlite3';
import type { Knex } from 'knex';
import BetterSqlite3, { type KnexTransaction } from 'knex/lib/dialects/better-sqlite3/index.js';

/** A knex client for migrations: it borrows a connection that is open already, and its transactions take the write lock at their beginning. */
export function createSharedClient(db: Database): typeof Knex.Client {
  class SharedClient extends BetterSqlite3 {
    _driver(): unknown {
      return undefined;
    }

    override async acquireRawConnection(): Promise<Database> {
      return db;
    }

    override async destroyRawConnection(): Promise<void> {
      // It is not ours to close.
    }

    override transaction(...parts: readonly unknown[]): KnexTransaction {
      const transaction = super.transaction(...parts);
      transaction.begin = (connection) => transaction.query(connection, 'BEGIN IMMEDIATE;');
      return transaction;
    }
  }
  // knex's own type of a transaction is that of the function one calls, not of the object behind it.
  return SharedClient as unknown as typeof Knex.Client;
}
