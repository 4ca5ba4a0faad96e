import type { SpendingTotal } from '../core/store/spending.ts';
import { dollars } from './dollars.ts';

/** `12 requests to models, 34,567 tokens, $0.0412`; undefined when none was asked. */
export function spendingText({ attempts, inputTokens, outputTokens, micros, unpriced, assumed }: SpendingTotal): string | undefined {
  if (attempts === 0) return undefined;
  const tokens = (inputTokens + outputTokens).toLocaleString('en-US');
  return [
    `${attempts} ${attempts === 1 ? 'request' : 'requests'} to models`,
    `${tokens} tokens`,
    dollars(micros),
    ...(unpriced > 0 ? [`without ${unpriced} of no known price`] : []),
    ...(assumed > 0 ? [`${assumed} counted in full, as nobody said what they used`] : []),
  ].join(', ');
}
