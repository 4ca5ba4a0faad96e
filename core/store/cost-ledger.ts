// Reserve, then settle: an attempt that may cost too much is refused before it is made, and one that was made is never forgotten.
import type { Usage } from '../contracts/backend.ts';
import { type Budget, type BudgetName, type Budgets, budgetNames } from '../domain/budget.ts';
import { microsPerDollar, type Price } from '../domain/price.ts';
import { createError } from '../errors.ts';
import type { Connection, Statements, Value } from './connection.ts';
import { change, changeUnsynced, single, type Transaction } from './write.ts';

/** One request to a backend, or one answer that needed none. */
export interface Attempt {
  /** Of one agent's run. */
  readonly run: string;
  /** Of one question, whatever it takes to get an answer. */
  readonly call: string;
  /** From 1 in each call: retries, re-asks and fallbacks alike. */
  readonly attempt: number;
  /** Why it was made: `first`, `retry`, `re-ask`, `fallback`. */
  readonly why: string;
  readonly task: string;
  readonly agent: string;
  readonly campaignId: number | null;
  readonly leadId: number | null;
  readonly backend: string;
  readonly model: string | null;
  /** By which means the answer is asked for. */
  readonly rung?: string | null;
  readonly prompt?: { readonly name: string; readonly version: string; readonly hash: string } | null;
}

/** The most that an attempt can use. */
export interface Reservation {
  /** Whoever makes the attempt: unique per process. */
  readonly owner: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly price: Price;
}

/** `invalid`: it was answered, and the answer could not be used. `aborted`: it was called off. */
export type SettledOutcome = 'succeeded' | 'failed' | 'aborted' | 'cached' | 'invalid';

/** How it ended: `lost` is what a dead process left behind. */
export type Outcome = SettledOutcome | 'reserved' | 'lost';

export interface Settlement {
  readonly outcome: SettledOutcome;
  /** Code of the error. */
  readonly error?: string | null;
  readonly modelAnswered?: string | null;
  readonly rung?: string | null;
  readonly milliseconds: number;
  readonly firstTokenMs?: number | null;
  /**
   * `nothing`: it was not sent, or refused without being charged for (providers charge for answers only).
   * `unknown`: it was sent and nobody said what was used (a broken stream, an abort, a time-out): the whole reservation counts, since the provider may have
   * gone on to the last token.
   */
  readonly used: { readonly usage: Usage; readonly price: Price } | 'nothing' | 'unknown';
}

export type CostLedger = ReturnType<typeof costLedgerIn>;

export function costLedgerIn(connection: Connection) {
  return {
    /**
     * Sets aside what an attempt can cost and answers with the id of its row, or rejects with `budget_exhausted` or `budget_unpriced` and leaves no trace. It is
     * looked at and written in one transaction that holds the write lock: of many at once, in however many processes, none gets past a limit. Does not wait for
     * the disk: after a power cut nobody made the attempt.
     */
    reserve: (attempt: Attempt, most: Reservation, budgets: Budgets, tx?: Transaction): Promise<number> =>
      changeUnsynced(connection, tx, (run) => {
        for (const name of budgetNames) refuseBeyond(run, name, budgets[name], attempt, most);
        return insert(run, attempt, most);
      }),

    /** Puts what it cost in the place of what was set aside. What was held for lost may still be settled; anything else is settled once, or this is a bug. */
    settle: (id: number, settlement: Settlement, tx?: Transaction): Promise<void> => single(connection, tx, (run) => settle(run, id, settlement)),

    /** An attempt that needed no reservation, since it costs nothing: a cached answer, an answer by rules. */
    note: (attempt: Attempt, settlement: Settlement, tx?: Transaction): Promise<number> =>
      changeUnsynced(connection, tx, (run) => {
        const id = insert(run, attempt, { owner: 'nobody', inputTokens: 0, outputTokens: 0, price: { micros: 0, priceTable: 'none' } });
        settle(run, id, settlement);
        return id;
      }),

    /** What dead processes had under way counts in full, as their requests may have been answered. Says how many those were. */
    loseDead: (isAlive: (owner: string) => boolean, tx?: Transaction): Promise<number> => change(connection, tx, (run) => loseDead(run, isAlive)),
  };
}

interface Spent {
  readonly spentMicros: number;
  readonly spentTokens: number;
  readonly reservedMicros: number;
  readonly reservedTokens: number;
}

const nothingSpent: Spent = { spentMicros: 0, spentTokens: 0, reservedMicros: 0, reservedTokens: 0 };

function refuseBeyond(run: Statements, name: BudgetName, budget: Budget | undefined, attempt: Attempt, most: Reservation): void {
  const dollars = budget?.dollars ?? null;
  const tokens = budget?.tokens ?? null;
  if (dollars === null && tokens === null) return;
  if (dollars !== null && 'unpriced' in most.price) throw createError('budget_unpriced', { backend: attempt.backend, model: attempt.model ?? 'its default', budget: name, reason: most.price.reason });
  const have = spentOf(run, name, attempt);
  if (have === undefined) return;
  const refuse = (unit: 'dollars' | 'tokens', limit: number, spent: number, reserved: number, needed: number) => {
    if (spent + reserved + needed <= limit) return;
    throw createError('budget_exhausted', { budget: name, unit, limit, spent, reserved, needed, agent: attempt.agent });
  };
  // A limit may be written as 0.1: it is that many millionths, and not a hair less.
  if (dollars !== null && 'micros' in most.price) refuse('dollars', Math.round(dollars * microsPerDollar), have.spentMicros, have.reservedMicros, most.price.micros);
  if (tokens !== null) refuse('tokens', tokens, have.spentTokens, have.reservedTokens, most.inputTokens + most.outputTokens);
}

/** Undefined where the budget is about nothing: a campaign's, outside of any. */
function spentOf(run: Statements, name: BudgetName, attempt: Attempt): Spent | undefined {
  if (name === 'perCall') return spentOnCall(run, attempt);
  if (name === 'perCampaign' && attempt.campaignId === null) return undefined;
  const day = `day:${new Date(run.now()).toISOString().slice(0, 10)}`;
  const campaign = `campaign:${attempt.campaignId}`;
  const scope = { perAgent: `agent:${attempt.agent}/${attempt.campaignId === null ? day : campaign}`, perCampaign: campaign, perDay: day }[name];
  return run.get<Spent>(`SELECT ${totals} FROM spending WHERE scope = ?`, scope) ?? nothingSpent;
}

const totals = 'spent_micros AS spentMicros, spent_tokens AS spentTokens, reserved_micros AS reservedMicros, reserved_tokens AS reservedTokens';

/** A call has a handful of attempts, which are added up; a running total for each would outgrow the ledger. */
function spentOnCall(run: Statements, { run: agentRun, call }: Attempt): Spent | undefined {
  return run.get<Spent>(
    `SELECT ifnull(sum(spent_micros), 0) AS spentMicros, ifnull(sum(spent_tokens), 0) AS spentTokens, ifnull(sum(reserved_micros), 0) AS reservedMicros,
       ifnull(sum(reserved_tokens), 0) AS reservedTokens FROM cost_ledger_shares WHERE scope = 'all' AND id IN (SELECT id FROM cost_ledger WHERE run = ? AND call = ?)`,
    agentRun,
    call,
  );
}

function insert(run: Statements, attempt: Attempt, most: Reservation): number {
  const { prompt } = attempt;
  const { price } = most;
  return run.run(
    `INSERT INTO cost_ledger (at, run, call, attempt, why, task, agent, campaign_id, lead_id, backend, model, rung, prompt_name, prompt_version, prompt_hash,
       owner, outcome, reserved_input_tokens, reserved_output_tokens, reserved_micros, price_table)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'reserved', ?, ?, ?, ?)`,
    run.now(),
    attempt.run,
    attempt.call,
    attempt.attempt,
    attempt.why,
    attempt.task,
    attempt.agent,
    attempt.campaignId,
    attempt.leadId,
    attempt.backend,
    attempt.model,
    attempt.rung ?? null,
    prompt?.name ?? null,
    prompt?.version ?? null,
    prompt?.hash ?? null,
    most.owner,
    most.inputTokens,
    most.outputTokens,
    'micros' in price ? price.micros : null,
    'micros' in price ? price.priceTable : null,
  ).id;
}

/** One statement, so one transaction and one wait for the disk. */
function settle(run: Statements, id: number, settlement: Settlement): void {
  const { usage, price } = typeof settlement.used === 'string' ? free : settlement.used;
  const counts: readonly Value[] =
    settlement.used === 'unknown'
      ? []
      : [
          usage.inputTokens,
          usage.cachedInputTokens ?? 0,
          usage.cacheWriteTokens ?? 0,
          usage.outputTokens,
          usage.reasoningTokens ?? 0,
          'micros' in price ? price.micros : null,
          settlement.used === 'nothing' || !('micros' in price) ? null : price.priceTable,
        ];
  const { changes } = run.run(
    `UPDATE cost_ledger SET owner = NULL, outcome = ?, error = ?, model_answered = ?, rung = ifnull(?, rung), milliseconds = ?, first_token_ms = ?,
       ${settlement.used === 'unknown' ? wholeReservation : 'assumed = 0, input_tokens = ?, cached_tokens = ?, cache_write_tokens = ?, output_tokens = ?, reasoning_tokens = ?, micros = ?, price_table = ifnull(?, price_table)'}
     WHERE id = ? AND outcome IN ('reserved', 'lost')`,
    settlement.outcome,
    settlement.error ?? null,
    settlement.modelAnswered ?? null,
    settlement.rung ?? null,
    Math.round(settlement.milliseconds),
    settlement.firstTokenMs === undefined || settlement.firstTokenMs === null ? null : Math.round(settlement.firstTokenMs),
    ...counts,
    id,
  );
  if (changes === 0) throw new Error(`Attempt ${id} was settled before, or never reserved.`);
}

const free: { readonly usage: Usage; readonly price: Price } = { usage: { inputTokens: 0, outputTokens: 0 }, price: { micros: 0, priceTable: 'none' } };

const wholeReservation = 'assumed = 1, input_tokens = reserved_input_tokens, output_tokens = reserved_output_tokens, micros = reserved_micros';

function loseDead(run: Statements, isAlive: (owner: string) => boolean): number {
  const owners = run.all<{ owner: string }>('SELECT DISTINCT owner FROM cost_ledger WHERE owner IS NOT NULL').map((row) => row.owner);
  let lost = 0;
  for (const owner of owners) {
    if (isAlive(owner)) continue;
    lost += run.run(`UPDATE cost_ledger SET owner = NULL, outcome = 'lost', ${wholeReservation} WHERE owner = ?`, owner).changes;
  }
  return lost;
}
