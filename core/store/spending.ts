// What was spent, and on what: sums over the ledger. The budgets' running totals are kept beside it (migrations/0003), and must say the same.
import type { Connection, Value } from './connection.ts';
import type { Outcome } from './cost-ledger.ts';
import { single, type Transaction } from './write.ts';

/** Sums over attempts that are over. */
export interface SpendingTotal {
  /** Which model, agent, campaign, day or lead; null where there was none. */
  readonly key: string | null;
  readonly attempts: number;
  /** Attempts whose answer was used. */
  readonly succeeded: number;
  /** Attempts with a model without a known price: what they cost is not in `micros`. */
  readonly unpriced: number;
  /** Attempts that count with all that was set aside for them, since nobody said what they used. */
  readonly assumed: number;
  readonly inputTokens: number;
  readonly cachedTokens: number;
  readonly cacheWriteTokens: number;
  readonly outputTokens: number;
  readonly reasoningTokens: number;
  /** Millionths of a US dollar. */
  readonly micros: number;
}

export type SpendingKey = 'model' | 'agent' | 'campaign' | 'day' | 'lead' | 'run';

export interface SpendingSelection {
  readonly run?: string;
  readonly agent?: string;
  readonly campaignId?: number;
  readonly leadId?: number;
  /** Milliseconds since 1970, UTC: from this moment on, and before that one. */
  readonly from?: number;
  readonly before?: number;
}

/** A row of the ledger. */
export interface LedgerRow {
  readonly id: number;
  readonly at: number;
  readonly run: string;
  readonly call: string;
  readonly attempt: number;
  readonly why: string;
  readonly task: string;
  readonly agent: string;
  readonly campaignId: number | null;
  readonly leadId: number | null;
  readonly backend: string;
  readonly model: string | null;
  readonly modelAnswered: string | null;
  readonly rung: string | null;
  readonly promptName: string | null;
  readonly promptVersion: string | null;
  readonly promptHash: string | null;
  readonly outcome: Outcome;
  readonly error: string | null;
  readonly reservedInputTokens: number;
  readonly reservedOutputTokens: number;
  readonly reservedMicros: number | null;
  readonly inputTokens: number;
  readonly cachedTokens: number;
  readonly cacheWriteTokens: number;
  readonly outputTokens: number;
  readonly reasoningTokens: number;
  /** Millionths of a US dollar; null while under way, and when the model has no known price. */
  readonly micros: number | null;
  readonly priceTable: string | null;
  readonly assumed: 0 | 1;
  readonly milliseconds: number | null;
  readonly firstTokenMs: number | null;
}

/** A budget's running total. */
export interface BudgetState {
  readonly scope: string;
  readonly spentMicros: number;
  readonly spentTokens: number;
  /** Set aside for attempts under way. */
  readonly reservedMicros: number;
  readonly reservedTokens: number;
}

export type Spending = ReturnType<typeof spendingIn>;

export function spendingIn(connection: Connection) {
  return {
    /** The dearest first. */
    totals: (by: SpendingKey, selection: SpendingSelection = {}, tx?: Transaction): Promise<readonly SpendingTotal[]> =>
      single(connection, tx, (run) => {
        const { conditions, values } = wanted(selection);
        return run.all<SpendingTotal>(`SELECT ${keys[by]} AS key, ${sums} FROM cost_ledger WHERE outcome <> 'reserved' ${conditions} GROUP BY 1 ORDER BY micros DESC, key`, ...values);
      }),

    /** All in one; `key` is null. */
    total: (selection: SpendingSelection = {}, tx?: Transaction): Promise<SpendingTotal> =>
      single(connection, tx, (run) => {
        const { conditions, values } = wanted(selection);
        const row = run.get<SpendingTotal>(`SELECT NULL AS key, ${sums} FROM cost_ledger WHERE outcome <> 'reserved' ${conditions}`, ...values);
        if (row === undefined) throw new Error('A sum has one row.');
        return row;
      }),

    /** Newest first, at most `limit`, those before the row with the id `beforeId`. */
    rows: (selection: SpendingSelection = {}, page: { readonly limit?: number; readonly beforeId?: number } = {}, tx?: Transaction): Promise<readonly LedgerRow[]> =>
      single(connection, tx, (run) => {
        const { conditions, values } = wanted(selection);
        return run.all<LedgerRow>(
          `SELECT ${columns} FROM cost_ledger WHERE id < ? ${conditions} ORDER BY id DESC LIMIT ? + 0`,
          page.beforeId ?? Number.MAX_SAFE_INTEGER,
          ...values,
          page.limit ?? 100,
        );
      }),

    /** The running totals: `all`, `day:2026-11-21` (UTC), `campaign:3`, `agent:writer/campaign:3`, and `agent:writer/day:2026-11-21` outside of any campaign. */
    budgets: (tx?: Transaction): Promise<readonly BudgetState[]> =>
      single(connection, tx, (run) =>
        run.all<BudgetState>(
          'SELECT scope, spent_micros AS spentMicros, spent_tokens AS spentTokens, reserved_micros AS reservedMicros, reserved_tokens AS reservedTokens FROM spending ORDER BY scope',
        ),
      ),
  };
}

const keys = {
  model: "backend || '/' || coalesce(model, model_answered, '')",
  agent: 'agent',
  campaign: 'CAST(campaign_id AS TEXT)',
  day: "date(at / 1000, 'unixepoch')",
  lead: 'CAST(lead_id AS TEXT)',
  run: 'run',
} satisfies Readonly<Record<SpendingKey, string>>;

const sums = `count(*) AS attempts, count(*) FILTER (WHERE outcome = 'succeeded') AS succeeded, count(*) FILTER (WHERE micros IS NULL) AS unpriced,
  count(*) FILTER (WHERE assumed) AS assumed, ifnull(sum(input_tokens), 0) AS inputTokens, ifnull(sum(cached_tokens), 0) AS cachedTokens,
  ifnull(sum(cache_write_tokens), 0) AS cacheWriteTokens, ifnull(sum(output_tokens), 0) AS outputTokens, ifnull(sum(reasoning_tokens), 0) AS reasoningTokens,
  ifnull(sum(micros), 0) AS micros`;

const columns = `id, at, run, call, attempt, why, task, agent, campaign_id AS campaignId, lead_id AS leadId, backend, model, model_answered AS modelAnswered, rung,
  prompt_name AS promptName, prompt_version AS promptVersion, prompt_hash AS promptHash, outcome, error, reserved_input_tokens AS reservedInputTokens,
  reserved_output_tokens AS reservedOutputTokens, reserved_micros AS reservedMicros, input_tokens AS inputTokens, cached_tokens AS cachedTokens,
  cache_write_tokens AS cacheWriteTokens, output_tokens AS outputTokens, reasoning_tokens AS reasoningTokens, micros, price_table AS priceTable, assumed,
  milliseconds, first_token_ms AS firstTokenMs`;

const tests = { run: 'run = ?', agent: 'agent = ?', campaignId: 'campaign_id = ?', leadId: 'lead_id = ?', from: 'at >= ?', before: 'at < ?' } satisfies Readonly<Record<keyof SpendingSelection, string>>;

function wanted(selection: SpendingSelection): { readonly conditions: string; readonly values: readonly Value[] } {
  const given = (Object.keys(tests) as (keyof SpendingSelection)[]).flatMap((key) => (selection[key] === undefined ? [] : [{ test: tests[key], value: selection[key] }]));
  return { conditions: given.map(({ test }) => `AND ${test}`).join(' '), values: given.map(({ value }) => value) };
}
