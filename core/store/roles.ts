// Of several windows and programs on one store, one does what only one may do. Who holds a role says so again and again; who falls silent has lost it.
import type { Connection, Statements } from './connection.ts';
import { changeUnsynced, type Transaction } from './write.ts';

export type Role = 'sender';

export interface RoleHolder {
  /** The process, by the name that leases have. */
  readonly owner: string;
  /** As a person knows it: the window's name. */
  readonly who: string;
  /** Milliseconds since 1970, UTC: not renewed until then, it is anybody's. */
  readonly until: number;
}

export interface RoleClaim {
  readonly owner: string;
  readonly who: string;
  readonly leaseMs: number;
  /** False of an owner that is known to be gone: nobody waits for the end of its lease. */
  readonly isAlive: (owner: string) => boolean;
}

/** No plugin can have this name, so that none can take a role by its own state. */
const keeper = 'outreach: roles';

export type Roles = ReturnType<typeof rolesIn>;

export function rolesIn(connection: Connection) {
  return {
    /** Takes the role, or keeps it, unless somebody else has it. Gives who holds it from now on. */
    hold: (role: Role, claim: RoleClaim, tx?: Transaction): Promise<RoleHolder> =>
      changeUnsynced(connection, tx, (run) => {
        const present = read<RoleHolder>(run, role);
        const isOurs = present === undefined || present.owner === claim.owner || present.until <= run.now() || !claim.isAlive(present.owner);
        if (!isOurs) return present;
        const held = { owner: claim.owner, who: claim.who, until: run.now() + claim.leaseMs };
        keep(run, role, held);
        return held;
      }),

    /** Lays the role down, so that another takes it at once; nothing happens when somebody else has it. */
    release: (role: Role, owner: string, tx?: Transaction): Promise<void> =>
      changeUnsynced(connection, tx, (run) => {
        if (read<RoleHolder>(run, role)?.owner === owner) forget(run, role);
      }),

    /** Asks whoever holds the role, now or next, to do its work. A later request takes the place of an earlier one that nobody has taken. */
    ask: (role: Role, request: unknown, tx?: Transaction): Promise<void> => changeUnsynced(connection, tx, (run) => keep(run, `${role}: asked`, request)),

    /** What was asked of the role, once: undefined when nothing was, or when somebody else has taken it. */
    takeAsked: (role: Role, tx?: Transaction): Promise<unknown> =>
      changeUnsynced(connection, tx, (run) => {
        const asked = read<unknown>(run, `${role}: asked`);
        if (asked !== undefined) forget(run, `${role}: asked`);
        return asked;
      }),
  };
}

function read<Value>(run: Statements, key: string): Value | undefined {
  const row = run.get<{ value: string }>('SELECT value FROM plugin_state WHERE plugin = ? AND key = ?', keeper, key);
  return row === undefined ? undefined : (JSON.parse(row.value) as Value);
}

function keep(run: Statements, key: string, value: unknown): void {
  run.run(
    'INSERT INTO plugin_state (plugin, key, value, updated_at) VALUES (?, ?, ?, ?) ON CONFLICT (plugin, key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at',
    keeper,
    key,
    JSON.stringify(value),
    run.now(),
  );
}

function forget(run: Statements, key: string): void {
  run.run('DELETE FROM plugin_state WHERE plugin = ? AND key = ?', keeper, key);
}
