import type { Connection } from './connection.ts';
import { single } from './write.ts';

export type Changes = ReturnType<typeof changesIn>;

export function changesIn(connection: Connection) {
  return {
    /** A number that is another one after somebody else (another window, the command line) has changed the store; what is changed through this store leaves it. Microseconds. */
    elsewhere: (): Promise<number> => single(connection, undefined, (run) => run.get<{ data_version: number }>('PRAGMA data_version')?.data_version ?? 0),
  };
}
