// knex publishes no types for its dialects: only what shared-client.ts overrides is described.
declare module 'knex/lib/dialects/better-sqlite3/index.js' {
  import type { Knex } from 'knex';

  export interface KnexTransaction {
    begin(connection: unknown): Promise<unknown>;
    query(connection: unknown, sql: string): Promise<unknown>;
  }
  export default class Client extends Knex.Client {
    transaction(...parts: readonly unknown[]): KnexTransaction;
  }
}
