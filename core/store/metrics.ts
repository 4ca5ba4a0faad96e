import type { Connection } from './connection.ts';
import { change, single, type Transaction } from './write.ts';

/** A number of one day (`2026-05-04`, UTC): drafts per venue, replies per talking point. */
export interface Metric {
  readonly day: string;
  readonly name: string;
  /** What it is broken down by; empty for the whole. */
  readonly dimension: string;
  readonly value: number;
}

export type Metrics = ReturnType<typeof metricsIn>;

export function metricsIn(connection: Connection) {
  return {
    /** Adds to what the day has. */
    add: (metric: Metric, tx?: Transaction): Promise<void> =>
      change(connection, tx, (run) => {
        run.run(
          'INSERT INTO outreach_metrics (day, name, dimension, value) VALUES (?, ?, ?, ?) ON CONFLICT (day, name, dimension) DO UPDATE SET value = value + excluded.value',
          metric.day,
          metric.name,
          metric.dimension,
          metric.value,
        );
      }),

    /** Whether it was ever counted for this dimension. */
    has: (name: string, dimension: string, tx?: Transaction): Promise<boolean> =>
      single(connection, tx, (run) => run.get('SELECT 1 FROM outreach_metrics WHERE name = ? AND dimension = ? LIMIT 1', name, dimension) !== undefined),

    /** What a number was ever counted for. */
    dimensions: (name: string, tx?: Transaction): Promise<readonly string[]> =>
      single(connection, tx, (run) => run.all<{ dimension: string }>('SELECT DISTINCT dimension FROM outreach_metrics WHERE name = ?', name).map(({ dimension }) => dimension)),

    /** From one day to another, both included. */
    list: (name: string, from: string, to: string, tx?: Transaction): Promise<readonly Metric[]> =>
      single(connection, tx, (run) =>
        run.all<Metric>('SELECT day, name, dimension, value FROM outreach_metrics WHERE name = ? AND day BETWEEN ? AND ? ORDER BY day, dimension', name, from, to),
      ),
  };
}
