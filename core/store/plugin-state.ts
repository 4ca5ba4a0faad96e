import { createError } from '../errors.ts';
import type { Connection } from './connection.ts';
import { change, single, type Transaction } from './write.ts';

const largestValue = 64 * 1024;

export type PluginState = ReturnType<typeof pluginStateIn>;

export function pluginStateIn(connection: Connection) {
  return {
    /** The value that this plugin keeps under this key, or undefined. */
    get: (plugin: string, key: string, tx?: Transaction): Promise<unknown> =>
      single(connection, tx, (run) => {
        const row = run.get<{ value: string }>('SELECT value FROM plugin_state WHERE plugin = ? AND key = ?', plugin, key);
        return row === undefined ? undefined : (JSON.parse(row.value) as unknown);
      }),

    /** Rejects with `plugin_state_refused` over 64 KiB of JSON, and for what JSON cannot hold. */
    set: (plugin: string, key: string, value: unknown, tx?: Transaction): Promise<void> =>
      change(connection, tx, (run) => {
        const json = JSON.stringify(value) as string | undefined;
        const bytes = json === undefined ? 0 : Buffer.byteLength(json);
        if (json === undefined || bytes > largestValue) throw createError('plugin_state_refused', { plugin, key, bytes });
        run.run(
          'INSERT INTO plugin_state (plugin, key, value, updated_at) VALUES (?, ?, ?, ?) ON CONFLICT (plugin, key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at',
          plugin,
          key,
          json,
          run.now(),
        );
      }),

    delete: (plugin: string, key: string, tx?: Transaction): Promise<void> =>
      change(connection, tx, (run) => {
        run.run('DELETE FROM plugin_state WHERE plugin = ? AND key = ?', plugin, key);
      }),
  };
}
