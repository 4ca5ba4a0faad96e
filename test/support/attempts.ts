import type { Attempt, Reservation, Settlement } from '../../core/store/cost-ledger.ts';

export const attempt: Attempt = {
  run: 'run-1',
  call: 'call-1',
  attempt: 1,
  why: 'first',
  task: 'write.draft',
  agent: 'writer',
  campaignId: null,
  leadId: null,
  backend: 'anthropic',
  model: 'claude-sonnet-4-6',
};

/** A tenth of a dollar at most. */
export const most: Reservation = { owner: 'me', inputTokens: 1_000, outputTokens: 500, price: { micros: 100_000, priceTable: 'table 1' } };

export function succeeded(micros: number, usage: { readonly inputTokens?: number; readonly outputTokens?: number } = {}): Settlement {
  return {
    outcome: 'succeeded',
    milliseconds: 1_200.4,
    used: { usage: { inputTokens: usage.inputTokens ?? 900, outputTokens: usage.outputTokens ?? 100 }, price: { micros, priceTable: 'table 1' } },
  };
}
