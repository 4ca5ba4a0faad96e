import type { Connection } from './connection.ts';
import { change, single, type Transaction } from './write.ts';

/** How a venue did the last time, and how it is set up. */
export interface VenueRecord {
  readonly id: string;
  readonly config: Readonly<Record<string, unknown>>;
  /** ISO 8601, UTC; null before its first run. */
  readonly lastRunAt: string | null;
  readonly lastFound: number | null;
  readonly lastError: string | null;
}

interface VenueRow {
  readonly id: string;
  readonly config: string;
  readonly last_run_at: number | null;
  readonly last_found: number | null;
  readonly last_error: string | null;
}

export type VenueRecords = ReturnType<typeof venuesIn>;

export function venuesIn(connection: Connection) {
  return {
    /** Notes how a run ended: how many candidates, or why none. */
    noteRun: (id: string, run: { readonly found: number; readonly error: string | null }, tx?: Transaction): Promise<void> =>
      change(connection, tx, (statements) => {
        statements.run(
          `INSERT INTO venues (id, last_run_at, last_found, last_error) VALUES (?, ?, ?, ?)
           ON CONFLICT (id) DO UPDATE SET last_run_at = excluded.last_run_at, last_found = excluded.last_found, last_error = excluded.last_error`,
          id,
          statements.now(),
          run.found,
          run.error,
        );
      }),

    configure: (id: string, config: Readonly<Record<string, unknown>>, tx?: Transaction): Promise<void> =>
      change(connection, tx, (run) => {
        run.run('INSERT INTO venues (id, config) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET config = excluded.config', id, JSON.stringify(config));
      }),

    list: (tx?: Transaction): Promise<readonly VenueRecord[]> => single(connection, tx, (run) => run.all<VenueRow>('SELECT * FROM venues ORDER BY id').map(venueFrom)),
  };
}

function venueFrom(row: VenueRow): VenueRecord {
  return {
    id: row.id,
    config: JSON.parse(row.config) as Record<string, unknown>,
    lastRunAt: row.last_run_at === null ? null : new Date(row.last_run_at).toISOString(),
    lastFound: row.last_found,
    lastError: row.last_error,
  };
}
