import type { Moment, Told, ToldMoments } from '../kernel/hooks.ts';
import type { Connection, Statements } from './connection.ts';
import { change, single, type Transaction } from './write.ts';

/** A told moment on its way to the plugins. */
export type StoredEvent = { readonly [Name in Moment]: { readonly id: number; readonly moment: Name; readonly event: Told<Name>; readonly attempts: number } }[Moment];

interface EventRow {
  readonly id: number;
  readonly moment: Moment;
  readonly payload: string;
  readonly at: number;
  readonly attempts: number;
}

export interface EventClaim {
  readonly owner: string;
  /** Milliseconds since 1970, UTC. */
  readonly now: number;
  readonly leaseMs: number;
  readonly limit: number;
}

const newest = `
  SELECT * FROM events
  WHERE moment <> 'agentCompleted' OR payload ->> 'state' <> 'completed'
    OR EXISTS (SELECT 1 FROM agent_results WHERE agent_results.lead_id = events.lead_id AND agent_results.agent = events.payload ->> 'agent')
  ORDER BY id DESC LIMIT ? + 0`;

export type Events = ReturnType<typeof eventsIn>;

export function eventsIn(connection: Connection) {
  return {
    /** Records that something became true, in the transaction that made it true; gives its id, which grows with every event of this store. */
    append: <Name extends Moment>(tx: Transaction, moment: Name, payload: ToldMoments[Name]): Promise<number> => single(connection, tx, (run) => append(run, moment, payload)),

    /** Takes what is not delivered, oldest first; a lease that ended counts as not delivered. */
    claim: (claim: EventClaim, tx?: Transaction): Promise<readonly StoredEvent[]> => single(connection, tx, (run) => claimEvents(run, claim)),

    /** They are not told again. */
    markDelivered: (ids: readonly number[], tx?: Transaction): Promise<void> =>
      change(connection, tx, (run) => {
        run.run('UPDATE events SET due_at = NULL, owner = NULL WHERE id IN (SELECT value FROM json_each(?))', JSON.stringify(ids));
      }),

    /** Gives back what was claimed and not told. */
    release: (ids: readonly number[], tx?: Transaction): Promise<void> =>
      change(connection, tx, (run) => {
        run.run('UPDATE events SET due_at = ?, owner = NULL WHERE due_at IS NOT NULL AND id IN (SELECT value FROM json_each(?))', run.now(), JSON.stringify(ids));
      }),

    /** Frees at once what dead owners had claimed. */
    releaseDead: (isAlive: (owner: string) => boolean, tx?: Transaction): Promise<number> =>
      change(connection, tx, (run) => {
        const owners = run.all<{ owner: string }>('SELECT DISTINCT owner FROM events WHERE due_at IS NOT NULL AND owner IS NOT NULL').map((row) => row.owner);
        const dead = owners.filter((owner) => !isAlive(owner));
        return run.run('UPDATE events SET due_at = ?, owner = NULL WHERE due_at IS NOT NULL AND owner IN (SELECT value FROM json_each(?))', run.now(), JSON.stringify(dead)).changes;
      }),

    /** How many wait to be told. */
    undelivered: (tx?: Transaction): Promise<number> =>
      single(connection, tx, (run) => run.get<{ count: number }>('SELECT count(*) AS count FROM events WHERE due_at IS NOT NULL')?.count ?? 0),

    /** The newest, newest first. That an agent did its work is left out where what came of it is an event of its own: of all but module agents. */
    newest: (limit: number, tx?: Transaction): Promise<readonly StoredEvent[]> =>
      single(connection, tx, (run) => run.all<EventRow>(newest, limit).map(eventFrom)),

    /** What was told after this id, oldest first, at most `limit`. */
    after: (id: number, limit: number, tx?: Transaction): Promise<readonly StoredEvent[]> =>
      single(connection, tx, (run) => run.all<EventRow>('SELECT * FROM events WHERE id > ? ORDER BY id LIMIT ? + 0', id, limit).map(eventFrom)),
  };
}

function append<Name extends Moment>(run: Statements, moment: Name, payload: ToldMoments[Name]): number {
  const now = run.now();
  return run.run('INSERT INTO events (moment, lead_id, payload, at, due_at) VALUES (?, ?, ?, ?, ?)', moment, leadIdOf(payload), JSON.stringify(payload), now, now).id;
}

/** So that what was told about a person goes with the person. */
function leadIdOf(payload: ToldMoments[Moment]): number | null {
  if ('lead' in payload) return payload.lead.id;
  return 'leadId' in payload ? payload.leadId : null;
}

function claimEvents(run: Statements, claim: EventClaim): readonly StoredEvent[] {
  const rows = run.all<EventRow>(
    `UPDATE events SET owner = ?, due_at = ?, attempts = attempts + 1
     WHERE id IN (SELECT id FROM events WHERE due_at IS NOT NULL AND due_at <= ? ORDER BY id LIMIT ? + 0) RETURNING id, moment, payload, at, attempts`,
    claim.owner,
    claim.now + claim.leaseMs,
    claim.now,
    claim.limit,
  );
  return rows.map(eventFrom).sort((left, right) => left.id - right.id);
}

function eventFrom(row: EventRow): StoredEvent {
  const payload = JSON.parse(row.payload) as Record<string, unknown>;
  // The payload was checked by its type when it was appended, and nothing else writes this table.
  return { id: row.id, moment: row.moment, event: { ...payload, eventId: row.id, at: new Date(row.at).toISOString() }, attempts: row.attempts } as unknown as StoredEvent;
}
