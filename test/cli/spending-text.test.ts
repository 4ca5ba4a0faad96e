import test from 'ava';
import { spendingText } from '../../cli/spending-text.ts';
import type { SpendingTotal } from '../../core/store/spending.ts';

const none: SpendingTotal = { key: null, attempts: 0, succeeded: 0, unpriced: 0, assumed: 0, inputTokens: 0, cachedTokens: 0, cacheWriteTokens: 0, outputTokens: 0, reasoningTokens: 0, micros: 0 };

for (const [what, total, said] of [
  ['nothing', {}, undefined],
  ['one request', { attempts: 1, inputTokens: 900, outputTokens: 100, micros: 12_300 }, '1 request to models, 1,000 tokens, $0.0123'],
  ['requests without a price', { attempts: 3, inputTokens: 5, outputTokens: 5, micros: 0, unpriced: 2 }, '3 requests to models, 10 tokens, $0.0000, without 2 of no known price'],
  ['requests that broke off', { attempts: 3, micros: 500_000, assumed: 1 }, '3 requests to models, 0 tokens, $0.5000, 1 counted in full, as nobody said what they used'],
] as const) {
  test(`what a run cost is told: ${what}`, (t) => t.is(spendingText({ ...none, ...total }), said));
}
