import test from 'ava';
import { leastForShare, shareOf } from '../../../core/domain/share.ts';

// The 95 % interval as R gives it: binom::binom.wilson(x, n).
const intervals: readonly (readonly [number, number, number, number])[] = [
  [0, 10, 0, 0.2775],
  [1, 10, 0.0179, 0.4042],
  [5, 50, 0.0435, 0.2136],
  [20, 100, 0.1334, 0.2888],
  [10, 10, 0.7225, 1],
];

for (const [count, of, low, high] of intervals) {
  test(`${count} of ${of} may truly be between ${low} and ${high}`, (t) => {
    const share = shareOf(count, of);
    t.true(Math.abs(share.low - low) < 0.0005, String(share.low));
    t.true(Math.abs(share.high - high) < 0.0005, String(share.high));
    t.true(share.low <= share.rate && share.rate <= share.high);
  });
}

test('of too few there is no rate, and of nothing any rate is possible', (t) => {
  t.false(shareOf(10, leastForShare - 1).enough);
  t.true(shareOf(0, leastForShare).enough);
  t.deepEqual(shareOf(0, 0), { count: 0, of: 0, enough: false, rate: 0, low: 0, high: 1 });
});

test('a share is never more than the whole: somebody may answer to two messages', (t) => {
  t.like(shareOf(25, 20), { count: 20, rate: 1, high: 1 });
});
