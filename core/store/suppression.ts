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

    /** It was on the list by mistake, itself or as a variant of an address that is. */
    remove: (address: string, tx?: Transaction): Promise<void> => change(connection, tx, (run) => void run.run('DELETE FROM unsubscribed_emails WHERE address_hash IN (?, ?)', addressHash(address), addressHash(untagged(address)))),

    find: (address: string, tx?: Transaction): Promise<Suppressed | undefined> => single(connection, tx, (run) => suppressedIn(run, address)),

    /** Those of these addresses that are never written to. */
    among: (addresses: readonly string[], tx?: Transaction): Promise<ReadonlyMap<string, Suppressed>> => single(connection, tx, (run) => suppressedAmong(run, addresses)),

    count: (tx?: Transaction): Promise<number> => single(connection, tx, (run) => run.get<{ count: number }>('SELECT count(*) AS count FROM unsubscribed_emails')?.count ?? 0),
  };
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
