import { createError } from '../errors.ts';
import type { Connection, Statements, Value } from './connection.ts';
import { change, single, type Transaction } from './write.ts';

export const jobStates = ['queued', 'running', 'waiting', 'done', 'failed', 'cancelled'] as const;
export type JobState = (typeof jobStates)[number];

/** One step of the journey of one lead (or of a whole campaign, without a lead): done once, however often it is tried. */
export interface Job {
  readonly id: number;
  readonly campaignId: number | null;
  readonly leadId: number | null;
  readonly step: string;
  readonly state: JobState;
  /** Milliseconds since 1970, UTC: when it can be claimed; while running, when its lease ends. */
  readonly dueAt: number | null;
  readonly owner: string | null;
  /** Grows with every claim; who holds an older one can no longer finish. */
  readonly fence: number;
  /** Claims so far, this one included. */
  readonly attempts: number;
  /** What it waits for. */
  readonly gate: string | null;
  readonly payload: unknown;
  /** Why it failed, or was tried again. */
  readonly reason: string | null;
}

export interface NewJob {
  readonly campaignId?: number | null;
  readonly leadId?: number | null;
  readonly step: string;
  /** Milliseconds since 1970, UTC; default now. */
  readonly dueAt?: number;
  /** It waits for this gate instead of a time. */
  readonly gate?: string;
  readonly payload?: unknown;
}

export interface Claim {
  /** Who works: unique per process. */
  readonly owner: string;
  /** Milliseconds since 1970, UTC. */
  readonly now: number;
  /** After so many milliseconds without `renew`, others may claim it. */
  readonly leaseMs: number;
  readonly limit: number;
  readonly campaignId?: number;
  readonly leadId?: number;
  /** Only these steps. */
  readonly steps?: readonly string[];
}

/** What of a claimed job is needed to end it. */
export type Leased = Pick<Job, 'id' | 'fence'>;

export interface JobSelection {
  readonly campaignId?: number;
  readonly leadId?: number;
  readonly state?: JobState;
  readonly step?: string;
}

interface JobRow {
  readonly id: number;
  readonly campaign_id: number | null;
  readonly lead_id: number | null;
  readonly step: string;
  readonly state: JobState;
  readonly due_at: number | null;
  readonly owner: string | null;
  readonly fence: number;
  readonly attempts: number;
  readonly gate: string | null;
  readonly payload: string | null;
  readonly reason: string | null;
}

export type Jobs = ReturnType<typeof jobsIn>;

export function jobsIn(connection: Connection) {
  return {
    /** Adds those that are not there yet (one per campaign, lead and step), and says how many that were. */
    enqueue: (jobs: readonly NewJob[], tx?: Transaction): Promise<number> => change(connection, tx, (run) => jobs.reduce((count, job) => count + enqueue(run, job), 0)),

    /** Takes what is due, the longest waiting first, expired leases included. One statement: two processes never get the same job. */
    claim: (claim: Claim, tx?: Transaction): Promise<readonly Job[]> => single(connection, tx, (run) => claimJobs(run, claim)),

    /** Ends a job in the transaction of its result; rejects with `lease_lost`, and rolls that back, when another process has taken it over. */
    finish: (tx: Transaction, job: Leased): Promise<void> => end(connection, tx, job, "state = 'done', due_at = NULL, owner = NULL, reason = NULL"),

    /** Tries again at `retryAt` (milliseconds since 1970), or ends it as failed. Rejects with `lease_lost`. */
    fail: (tx: Transaction | undefined, job: Leased, failure: { readonly reason: string; readonly retryAt?: number }): Promise<void> =>
      failure.retryAt === undefined
        ? end(connection, tx, job, "state = 'failed', due_at = NULL, owner = NULL, reason = ?", failure.reason)
        : end(connection, tx, job, "state = 'queued', due_at = ?, owner = NULL, reason = ?", failure.retryAt, failure.reason),

    /** Lets it wait until someone opens the gate. Rejects with `lease_lost`. */
    wait: (tx: Transaction | undefined, job: Leased, gate: string): Promise<void> => end(connection, tx, job, "state = 'waiting', gate = ?, due_at = NULL, owner = NULL", gate),

    /** Gives it back untried: the claim is not counted. Rejects with `lease_lost`. */
    release: (job: Leased, tx?: Transaction): Promise<void> => end(connection, tx, job, "state = 'queued', due_at = ?, owner = NULL, attempts = attempts - 1", connection.now()),

    /** Keeps the lease until this moment (milliseconds since 1970, UTC). Rejects with `lease_lost`. */
    renew: (job: Leased, until: number, tx?: Transaction): Promise<void> => end(connection, tx, job, 'due_at = ?', until),

    /** Ends it as cancelled. Rejects with `lease_lost`. */
    cancel: (tx: Transaction | undefined, job: Leased, reason: string): Promise<void> => end(connection, tx, job, "state = 'cancelled', due_at = NULL, owner = NULL, reason = ?", reason),

    /** Lets through what waits at this gate, and says how many that were. */
    open: (gate: string, of: { readonly campaignId?: number; readonly leadId?: number }, tx?: Transaction): Promise<number> =>
      change(connection, tx, (run) => {
        const waiting = run.table('jobs').where({ state: 'waiting', gate });
        if (of.campaignId !== undefined) waiting.where('campaign_id', of.campaignId);
        if (of.leadId !== undefined) waiting.where('lead_id', of.leadId);
        return run.run(waiting.update({ state: 'queued', gate: null, due_at: run.now(), updated_at: run.now() })).changes;
      }),

    /** Cancels what is not running and not over, and says how many that were. */
    cancelAll: (of: { readonly campaignId?: number; readonly leadId?: number }, reason: string, tx?: Transaction): Promise<number> =>
      change(connection, tx, (run) => {
        const waiting = run.table('jobs').whereIn('state', ['queued', 'waiting']);
        if (of.campaignId !== undefined) waiting.where('campaign_id', of.campaignId);
        if (of.leadId !== undefined) waiting.where('lead_id', of.leadId);
        return run.run(waiting.update({ state: 'cancelled', gate: null, due_at: null, reason, updated_at: run.now() })).changes;
      }),

    /** Does a step over that is over; nothing happens when it is queued or running. */
    repeat: (of: { readonly campaignId: number; readonly leadId: number | null; readonly step: string }, tx?: Transaction): Promise<void> =>
      change(connection, tx, (run) => {
        run.run(
          `UPDATE jobs SET state = 'queued', due_at = ?, gate = NULL, attempts = 0, reason = NULL, updated_at = ?
           WHERE campaign_id = ? AND ifnull(lead_id, 0) = ifnull(?, 0) AND step = ? AND state IN ('done', 'failed', 'cancelled')`,
          run.now(),
          run.now(),
          of.campaignId,
          of.leadId,
          of.step,
        );
      }),

    /** Puts what failed back into the queue with its attempts forgotten, and says how many that were. */
    retryFailed: (campaignId: number, tx?: Transaction): Promise<number> =>
      change(connection, tx, (run) => run.run("UPDATE jobs SET state = 'queued', due_at = ?, attempts = 0, updated_at = ? WHERE campaign_id = ? AND state = 'failed'", run.now(), run.now(), campaignId).changes),

    /** Frees at once the jobs of owners that are known to be dead, instead of at the end of their leases. */
    releaseDead: (isAlive: (owner: string) => boolean, tx?: Transaction): Promise<number> => change(connection, tx, (run) => releaseDead(run, isAlive)),

    /** When the next job can be claimed (milliseconds since 1970, UTC), or null when none ever will by itself. */
    nextDue: (campaignId?: number, tx?: Transaction): Promise<number | null> => single(connection, tx, (run) => nextDue(run, campaignId)),

    find: (id: number, tx?: Transaction): Promise<Job | undefined> =>
      single(connection, tx, (run) => {
        const row = run.get<JobRow>('SELECT * FROM jobs WHERE id = ?', id);
        return row === undefined ? undefined : jobFrom(row);
      }),

    /** The steps of a lead in a campaign that are over, done or failed. */
    stepsOver: (of: { readonly campaignId: number; readonly leadId: number }, tx?: Transaction): Promise<readonly string[]> =>
      single(connection, tx, (run) => run.all<{ step: string }>("SELECT step FROM jobs WHERE campaign_id = ? AND lead_id = ? AND state IN ('done', 'failed')", of.campaignId, of.leadId).map(({ step }) => step)),

    /** In the order in which they were added. */
    list: (selection: JobSelection, tx?: Transaction): Promise<readonly Job[]> =>
      single(connection, tx, (run) => {
        const wanted = run.table('jobs').select('*').orderBy('id');
        if (selection.campaignId !== undefined) wanted.where('campaign_id', selection.campaignId);
        if (selection.leadId !== undefined) wanted.where('lead_id', selection.leadId);
        if (selection.state !== undefined) wanted.where('state', selection.state);
        if (selection.step !== undefined) wanted.where('step', selection.step);
        return run.all<JobRow>(wanted).map(jobFrom);
      }),

    /** How many jobs of the campaign (or of all) stand at each state. */
    counts: (campaignId?: number, tx?: Transaction): Promise<Readonly<Record<JobState, number>>> => single(connection, tx, (run) => countJobs(run, campaignId)),
  };
}

function enqueue(run: Statements, job: NewJob): number {
  const now = run.now();
  return run.run(
    `INSERT INTO jobs (campaign_id, lead_id, step, state, due_at, gate, payload, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    job.campaignId ?? null,
    job.leadId ?? null,
    job.step,
    job.gate === undefined ? 'queued' : 'waiting',
    job.gate === undefined ? (job.dueAt ?? now) : null,
    job.gate ?? null,
    job.payload === undefined ? null : JSON.stringify(job.payload),
    now,
    now,
  ).changes;
}

function claimJobs(run: Statements, claim: Claim): readonly Job[] {
  // The term that makes the partial index usable comes first: it is recognised by itself, without a look at the values.
  const conditions = ['due_at IS NOT NULL', 'due_at <= ?'];
  const values: Value[] = [claim.now];
  if (claim.campaignId !== undefined) {
    conditions.push('campaign_id = ?');
    values.push(claim.campaignId);
  }
  if (claim.leadId !== undefined) {
    conditions.push('lead_id = ?');
    values.push(claim.leadId);
  }
  if (claim.steps !== undefined) {
    conditions.push('step IN (SELECT value FROM json_each(?))');
    values.push(JSON.stringify(claim.steps));
  }
  // Asking costs nobody a lock; most of the time nothing is due.
  if (run.get(`SELECT 1 FROM jobs WHERE ${conditions.join(' AND ')} LIMIT 1`, ...values) === undefined) return [];
  const rows = run.all<JobRow>(
    `UPDATE jobs SET state = 'running', owner = ?, due_at = ?, fence = fence + 1, attempts = attempts + 1, updated_at = ?
     WHERE id IN (SELECT id FROM jobs WHERE ${conditions.join(' AND ')} ORDER BY due_at LIMIT ? + 0) RETURNING *`,
    claim.owner,
    claim.now + claim.leaseMs,
    claim.now,
    ...values,
    claim.limit,
  );
  return rows.map(jobFrom).sort((left, right) => left.id - right.id);
}

/** Changes a running job that is still ours. */
function end(connection: Connection, tx: Transaction | undefined, job: Leased, assignments: string, ...values: readonly Value[]): Promise<void> {
  return single(connection, tx, (run) => {
    const { changes } = run.run(`UPDATE jobs SET ${assignments}, updated_at = ? WHERE id = ? AND fence = ? AND state = 'running'`, ...values, run.now(), job.id, job.fence);
    if (changes === 0) throw createError('lease_lost', { what: 'job', id: job.id });
  });
}

function releaseDead(run: Statements, isAlive: (owner: string) => boolean): number {
  const owners = run.all<{ owner: string }>("SELECT DISTINCT owner FROM jobs WHERE due_at IS NOT NULL AND state = 'running'").map((row) => row.owner);
  let released = 0;
  for (const owner of owners) {
    if (isAlive(owner)) continue;
    released += run.run("UPDATE jobs SET state = 'queued', owner = NULL, due_at = ?, updated_at = ? WHERE owner = ? AND state = 'running'", run.now(), run.now(), owner).changes;
  }
  return released;
}

function nextDue(run: Statements, campaignId: number | undefined): number | null {
  const row =
    campaignId === undefined
      ? run.get<{ due: number | null }>('SELECT min(due_at) AS due FROM jobs WHERE due_at IS NOT NULL')
      : run.get<{ due: number | null }>('SELECT min(due_at) AS due FROM jobs WHERE due_at IS NOT NULL AND campaign_id = ?', campaignId);
  return row?.due ?? null;
}

function countJobs(run: Statements, campaignId: number | undefined): Readonly<Record<JobState, number>> {
  const counts: Record<JobState, number> = { queued: 0, running: 0, waiting: 0, done: 0, failed: 0, cancelled: 0 };
  const rows =
    campaignId === undefined
      ? run.all<{ state: JobState; count: number }>('SELECT state, count(*) AS count FROM jobs GROUP BY state')
      : run.all<{ state: JobState; count: number }>('SELECT state, count(*) AS count FROM jobs WHERE campaign_id = ? GROUP BY state', campaignId);
  for (const row of rows) counts[row.state] = row.count;
  return counts;
}

function jobFrom(row: JobRow): Job {
  return {
    id: row.id,
    campaignId: row.campaign_id,
    leadId: row.lead_id,
    step: row.step,
    state: row.state,
    dueAt: row.due_at,
    owner: row.owner,
    fence: row.fence,
    attempts: row.attempts,
    gate: row.gate,
    payload: row.payload === null ? null : (JSON.parse(row.payload) as unknown),
    reason: row.reason,
  };
}
