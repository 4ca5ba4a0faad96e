import { createHash } from 'node:crypto';
import type { Profile } from '../domain/profile.ts';
import { createError } from '../errors.ts';
import { freezeDeeply } from '../freeze-deeply.ts';
import type { Connection } from './connection.ts';
import { change, single, type Transaction } from './write.ts';

export interface StoredProfile {
  readonly id: number;
  /** SHA-256 (hex) of the text it was read from; `resume:` and this is its address in evidence. */
  readonly hash: string;
  readonly profile: Profile;
  /** The file it came from. */
  readonly source: string;
  readonly active: boolean;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

interface ProfileRow {
  readonly id: number;
  readonly hash: string;
  readonly profile: string;
  readonly source: string;
  readonly active: number;
  readonly created_at: number;
}

export type Profiles = ReturnType<typeof profilesIn>;

export function profilesIn(connection: Connection) {
  const profileFrom = createReader();
  return {
    /** Keeps a version and makes it the active one; the same text again is the same version, read anew. */
    put: (profile: Profile, source: string, tx?: Transaction): Promise<StoredProfile> =>
      change(connection, tx, (run) => {
        const hash = createHash('sha256').update(profile.rawText).digest('hex');
        run.run('UPDATE user_profiles SET active = 0 WHERE active = 1');
        run.run(
          `INSERT INTO user_profiles (hash, profile, source, active, created_at) VALUES (?, ?, ?, 1, ?)
           ON CONFLICT (hash) DO UPDATE SET profile = excluded.profile, source = excluded.source, active = 1`,
          hash,
          JSON.stringify(profile),
          source,
          run.now(),
        );
        const row = run.get<ProfileRow>('SELECT * FROM user_profiles WHERE hash = ?', hash);
        if (row === undefined) throw new Error('A profile was written a moment ago and is not there.');
        return profileFrom(row);
      }),

    active: (tx?: Transaction): Promise<StoredProfile | undefined> =>
      single(connection, tx, (run) => {
        const row = run.get<ProfileRow>('SELECT * FROM user_profiles WHERE active = 1');
        return row === undefined ? undefined : profileFrom(row);
      }),

    find: (id: number, tx?: Transaction): Promise<StoredProfile | undefined> =>
      single(connection, tx, (run) => {
        const row = run.get<ProfileRow>('SELECT * FROM user_profiles WHERE id = ?', id);
        return row === undefined ? undefined : profileFrom(row);
      }),

    /** Newest first. */
    list: (tx?: Transaction): Promise<readonly StoredProfile[]> => single(connection, tx, (run) => run.all<ProfileRow>('SELECT * FROM user_profiles ORDER BY id DESC').map(profileFrom)),

    /** Makes an earlier version the active one; rejects with `not_found`. */
    activate: (id: number, tx?: Transaction): Promise<void> =>
      change(connection, tx, (run) => {
        run.run('UPDATE user_profiles SET active = 0 WHERE active = 1');
        if (run.run('UPDATE user_profiles SET active = 1 WHERE id = ?', id).changes === 0) throw createError('not_found', { what: 'profile', id });
      }),
  };
}

/** Every step of every lead asks for the same profile: the same text gives the same object, so that what was found out about it is kept with it. */
function createReader(): (row: ProfileRow) => StoredProfile {
  let last: { readonly json: string; readonly profile: Profile } | undefined;
  return (row) => {
    if (last?.json !== row.profile) last = { json: row.profile, profile: freezeDeeply(JSON.parse(row.profile) as Profile) };
    return { id: row.id, hash: row.hash, profile: last.profile, source: row.source, active: row.active === 1, createdAt: new Date(row.created_at).toISOString() };
  };
}
