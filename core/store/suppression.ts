import { hash } from 'node:crypto';
import type { Connection, Statements } from './connection.ts';
import { skipFollowUpsTo } from './follow-ups.ts';
import { change, single, type Transaction } from './write.ts';

export interface Suppressed {
  /** Why: `unsubscribed`, `gone`, `complaint`, `forgotten`, `expired`, `user`. */
  readonly reason: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** That an address was taken off the list, although its owner had asked to be left alone. */
export interface Lifted {
  /** Why, in the user's words. */
  readonly why: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** No plugin can have this name, so that none can say that somebody may be written to. */
const keeper = 'outreach: suppression';

interface SuppressedRow {
  readonly reason: string;
  readonly at: number;
}

export type Suppression = ReturnType<typeof suppressionIn>;

export function suppressionIn(connection: Connection) {
  return {
    /** Never write to this address again; what was to follow earlier messages to it is skipped. Only its hash is kept, so that the entry can outlive the person's data. The first reason stays. */
    add: (address: string, reason: string, tx?: Transaction): Promise<void> =>
      change(connection, tx, (run) => {
        run.run('INSERT INTO unsubscribed_emails (address_hash, reason, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING', addressHash(address), reason, run.now());
        skipFollowUpsTo(run, address, `this address is never written to: ${reason}`);
      }),

    /** It may be written to again, itself or as a variant of an address that is on the list; `why` is kept, where a person said it. */
    remove: (address: string, why: string | null = null, tx?: Transaction): Promise<void> =>
      change(connection, tx, (run) => {
        run.run('DELETE FROM unsubscribed_emails WHERE address_hash IN (?, ?)', addressHash(address), addressHash(untagged(address)));
        if (why !== null) run.run('INSERT INTO plugin_state (plugin, key, value, updated_at) VALUES (?, ?, ?, ?) ON CONFLICT (plugin, key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at', keeper, addressHash(address), JSON.stringify(why), run.now());
      }),

    /** Why it was last taken off the list; undefined when nobody had to say. */
    lifted: (address: string, tx?: Transaction): Promise<Lifted | undefined> =>
      single(connection, tx, (run) => {
        const row = run.get<{ value: string; at: number }>('SELECT value, updated_at AS at FROM plugin_state WHERE plugin = ? AND key = ?', keeper, addressHash(address));
        return row === undefined ? undefined : { why: JSON.parse(row.value) as string, at: new Date(row.at).toISOString() };
      }),

    find: (address: string, tx?: Transaction): Promise<Suppressed | undefined> => single(connection, tx, (run) => suppressedIn(run, address)),

    /** Those of these addresses that are never written to. */
    among: (addresses: readonly string[], tx?: Transaction): Promise<ReadonlyMap<string, Suppressed>> => single(connection, tx, (run) => suppressedAmong(run, addresses)),

    count: (tx?: Transaction): Promise<number> => single(connection, tx, (run) => run.get<{ count: number }>('SELECT count(*) AS count FROM unsubscribed_emails')?.count ?? 0),
  };
}

/** With the person goes what was said about them. */
export function forgetLifted(run: Statements, address: string): void {
  run.run('DELETE FROM plugin_state WHERE plugin = ? AND key = ?', keeper, addressHash(address));
}

export function suppressedIn(run: Statements, address: string): Suppressed | undefined {
  const plain = untagged(address);
  const rows = (plain === address ? [address] : [address, plain]).flatMap((each) => run.get<SuppressedRow>('SELECT reason, at FROM unsubscribed_emails WHERE address_hash = ?', addressHash(each)) ?? []);
  const row = rows.find(({ reason }) => reason === 'complaint' || reason === 'forgotten') ?? rows[0];
  return row === undefined ? undefined : { reason: row.reason, at: new Date(row.at).toISOString() };
}

function suppressedAmong(run: Statements, addresses: readonly string[]): ReadonlyMap<string, Suppressed> {
  const byHash = new Map<string, string[]>();
  for (const address of addresses) {
    for (const hash of new Set([addressHash(address), addressHash(untagged(address))])) byHash.set(hash, [...(byHash.get(hash) ?? []), address]);
  }
  const rows = run.all<{ hash: string; reason: string; at: number }>('SELECT address_hash AS hash, reason, at FROM unsubscribed_emails WHERE address_hash IN (SELECT value FROM json_each(?))', JSON.stringify([...byHash.keys()]));
  return new Map(rows.flatMap(({ hash, reason, at }) => (byHash.get(hash) ?? []).map((address) => [address, { reason, at: new Date(at).toISOString() }] as const)));
}

/** The address of which this one is a variant, RFC 5233: who does not want mail at `ann@x.example` does not want it at `ann+jobs@x.example` either. */
export function untagged(address: string): string {
  return address.replace(/^([^+@]+)\+[^@]*@/, '$1@');
}

/** SHA-256 (hex) of the address in lower case. */
export function addressHash(address: string): string {
  return hash('sha256', address.trim().toLowerCase());
}
