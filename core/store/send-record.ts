// What a store knows of having sent: compared with what stands outside of it, it tells a restored backup and a copied home from the one that sent last.
import type { Connection, Statements } from './connection.ts';
import { change, single, type Transaction } from './write.ts';
import { singleOnDisk } from './write-together.ts';

export interface SendRecord {
  /** The number of the newest attempt to send that this store has seen; 0 for none. It only grows, also when the people who were written to are forgotten. */
  readonly attempts: number;
  /** When a backup was put in the place of this store (ISO 8601, UTC); null when none was, or when that was dealt with. */
  readonly restoredAt: string | null;
  /** When the user last said of a restored or copied store that it is the one that sends (milliseconds since 1970, UTC); null when that was never asked. */
  readonly releasedAt: number | null;
}

export type SendRecords = ReturnType<typeof sendRecordsIn>;

export function sendRecordsIn(connection: Connection) {
  return {
    read: (tx?: Transaction): Promise<SendRecord> =>
      single(connection, tx, (run) => ({
        attempts: newestAttempt(run),
        restoredAt: run.get<{ value: string }>("SELECT value FROM store_meta WHERE key = 'restored_at'")?.value ?? null,
        releasedAt: Number(run.get<{ value: string }>("SELECT value FROM store_meta WHERE key = 'released_at'")?.value ?? Number.NaN) || null,
      })),

    /** The newest attempt, once it is on the disk: what stands elsewhere of it never runs ahead of this store. */
    newestOnDisk: (): Promise<number> => singleOnDisk(connection, newestAttempt),

    /** The restored store has been compared with what was really sent. Later attempts are numbered above `attempts`. */
    settle: (attempts: number, tx?: Transaction): Promise<void> =>
      change(connection, tx, (run) => {
        run.run("DELETE FROM store_meta WHERE key = 'restored_at'");
        run.run("INSERT INTO store_meta (key, value) VALUES ('released_at', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", String(run.now()));
        run.run("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = 'send_attempts'", attempts);
        run.run("INSERT INTO sqlite_sequence (name, seq) SELECT 'send_attempts', ? WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'send_attempts')", attempts);
      }),
  };
}

function newestAttempt(run: Statements): number {
  return run.get<{ newest: number }>("SELECT seq AS newest FROM sqlite_sequence WHERE name = 'send_attempts'")?.newest ?? 0;
}
