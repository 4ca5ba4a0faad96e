import type { ExecutionContext } from 'ava';
import type { Profile } from '../../core/domain/profile.ts';
import type { Span } from '../../core/domain/span.ts';

/** Every span of the profile holds the very words that stand at its offsets. */
export function assertSpans(t: ExecutionContext, profile: Profile): void {
  const spans = spansIn(profile);
  t.true(spans.length > 0);
  for (const { start, end, quote } of spans) {
    t.is(profile.rawText.slice(start, end), quote);
    t.not(quote.trim(), '');
  }
}

/** All spans, wherever they stand in a value. */
export function spansIn(value: unknown): readonly Span[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('start' in value && 'end' in value && 'quote' in value) return [value as Span];
  return Object.values(value).flatMap(spansIn);
}
