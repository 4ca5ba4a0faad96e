// The book that is kept of every request: what it may cost is set aside before it is made; what it cost goes into the ledger, and what was said into the trajectory.
import type { Clock } from '../contracts/ports.ts';
import { type Budgets, budgetNames } from '../domain/budget.ts';
import type { ModelPrice, Price } from '../domain/price.ts';
import { type ErrorDetails, isOutreachError } from '../errors.ts';
import type { Attempt, CostLedger, Reservation, Settlement } from '../store/cost-ledger.ts';
import type { AttemptBook, AttemptEnd, AttemptStart } from './attempt-book.ts';
import { orAborted } from './or-aborted.ts';
import { loadPrices, mostItCanCost, type PricedModel, priceOf } from './prices.ts';
import { type Folded, foldQuestion } from './trajectory/fold-question.ts';
import type { Trajectory } from './trajectory/open-trajectory.ts';

export interface AttemptKeeping {
  readonly ledger: Pick<CostLedger, 'reserve' | 'settle' | 'note'>;
  /** Opened at the first request; null when none is kept. */
  readonly trajectory: () => Promise<Trajectory | null>;
  readonly budgets: Budgets;
  /** The user's own, by model. */
  readonly prices: Readonly<Record<string, ModelPrice>>;
  readonly clock: Pick<Clock, 'now'>;
  readonly run: string;
  /** This process, as others can check whether it is alive. */
  readonly owner: string;
}

/** A question is estimated; real tokenizers count up to 1.55 times as much of any language (token-estimate.ts), and what is set aside must be enough. */
const marginOfEstimate = 1.6;

export function keepAttempts({ ledger, trajectory, budgets, prices, clock, run, owner }: AttemptKeeping): AttemptBook {
  // The table takes as long to load as a request: without a limit in dollars it is read while the first one is under way.
  const limited = budgetNames.some((name) => typeof budgets[name]?.dollars === 'number');
  let underWay = 0;
  let settlement = Promise.withResolvers<void>();

  function settled(): void {
    underWay -= 1;
    settlement.resolve();
    settlement = Promise.withResolvers();
  }

  /** Waits while the budget is used up only by what is set aside for requests under way here, which rarely cost as much. */
  async function reserve(attempt: Attempt, most: Reservation, signal: AbortSignal | undefined): Promise<number> {
    for (;;) {
      const next = settlement;
      try {
        const id = await ledger.reserve(attempt, most, budgets);
        underWay += 1;
        return id;
      } catch (thrown) {
        if (!fitsLater(thrown) || (underWay === 0 && next === settlement)) throw thrown;
        await (signal === undefined ? next.promise : orAborted(next.promise, signal));
      }
    }
  }

  return {
    async open(start, signal) {
      const priced: PricedModel = { backend: start.backend, remote: start.remote, baseUrl: start.address, model: start.question.model, at: clock.now(), prices };
      const inputTokens = Math.ceil(start.inputTokens * marginOfEstimate);
      const outputTokens = start.question.maxOutputTokens;
      const price = limited ? await mostItCanCost({ ...priced, inputTokens, outputTokens, cachePrompt: start.question.cachePrompt === true }) : notAsked;
      void loadPrices();
      const steps = await trajectory(); // opened before anything is paid for
      const id = await reserve(attemptOf(run, start), { owner, inputTokens, outputTokens, price }, signal);
      let folded: Folded | undefined;
      const fold = () => (folded ??= foldQuestion(start.question));
      // There is time for it while the provider thinks.
      if (steps !== null) setImmediate(fold);
      return {
        async close(end) {
          const used = await usedBy(end, priced);
          try {
            await steps?.append({ ...start, ...end }, fold());
          } finally {
            // Whatever becomes of its record, it was paid for.
            await ledger.settle(id, settlementOf(end, used)).finally(settled);
          }
          return 'micros' in used.price ? used.price.micros : null;
        },
      };
    },
    async note(start, end) {
      await (await trajectory())?.append({ ...start, ...end });
      await ledger.note(attemptOf(run, start), settlementOf(end, { settled: 'nothing', price: free }));
    },
  };
}

function attemptOf(run: string, { call, attempt, why, task, agent, campaignId, leadId, backend, question, prompt }: AttemptStart): Attempt {
  return { run, call, attempt, why, task, agent, campaignId, leadId, backend, model: question.model, prompt };
}

/** Whether it is refused only for what others have set aside. */
function fitsLater(thrown: unknown): boolean {
  if (!isOutreachError(thrown) || thrown.code !== 'budget_exhausted') return false;
  const { limit, spent, needed } = thrown.details as unknown as ErrorDetails<'budget_exhausted'>;
  return spent + needed <= limit;
}

const free: Price = { micros: 0, priceTable: 'none' };

const notAsked: Price = { unpriced: true, reason: 'no budget is in dollars' };

interface Used {
  readonly settled: Settlement['used'];
  readonly price: Price;
}

/** An answer that was called off or broke off may have been written to its end, and is charged for. A refusal by status is not, nor a connection that never was. */
async function usedBy({ outcome, sent, usage, error, firstByteMilliseconds }: AttemptEnd, priced: PricedModel): Promise<Used> {
  // An answer from nothing, of nothing, is a provider that does not count.
  if (usage !== null && usage.inputTokens + usage.outputTokens > 0) {
    const price = await priceOf({ ...priced, usage });
    return { settled: { usage, price }, price };
  }
  const nothing: Used = { settled: 'nothing', price: free };
  if (!sent) return nothing;
  // The first byte of a body is that of an answer: failures by status have none.
  const answered = firstByteMilliseconds !== null || outcome === 'aborted' || error === null || mayHaveAnswered.has(error.code);
  return answered ? { settled: 'unknown', price: { unpriced: true, reason: 'nobody said what was used' } } : nothing;
}

const mayHaveAnswered: ReadonlySet<string> = new Set(['model_timed_out', 'model_stream_broken', 'model_unreachable', 'plugin_failed', 'model_context_cut', 'answer_invalid']);

function settlementOf({ outcome, error, answer, rung, milliseconds, firstByteMilliseconds }: AttemptEnd, { settled }: Used): Settlement {
  return { outcome, error: error?.code ?? null, modelAnswered: answer?.model ?? null, rung, milliseconds, firstTokenMs: firstByteMilliseconds, used: settled };
}

