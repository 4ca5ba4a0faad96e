import test from 'ava';
import { createError } from '../../../core/errors.ts';
import { pauseAfterFailure } from '../../../core/model/retry-rule.ts';

const overloaded = (retryAfterMs?: number) => createError('model_overloaded', { backend: 'B', reason: 'r', ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });
const [least, half, most] = [() => 0, () => 0.5, () => 0.999999];

for (const [attempt, from, to] of [
  [1, 2_000, 2_500],
  [2, 4_000, 5_000],
  [3, 8_000, 10_000],
  [4, 10_000, 10_000],
  [9, 10_000, 10_000],
] as const) {
  test(`after failure ${attempt} the pause is between ${from / 1000} and ${to / 1000} s`, (t) => {
    t.is(pauseAfterFailure(overloaded(), attempt, least), from);
    t.true((pauseAfterFailure(overloaded(), attempt, most) ?? 0) <= to);
    t.true((pauseAfterFailure(overloaded(), attempt, most) ?? 0) > to - 1);
  });
}

test('who asks for a longer pause gets it, up to a minute; who asks for more is not asked again', (t) => {
  t.is(pauseAfterFailure(overloaded(7_000), 1, half), 7_000);
  t.is(pauseAfterFailure(overloaded(100), 1, half), 2_250);
  t.is(pauseAfterFailure(overloaded(60_000), 1, half), 60_000);
  t.is(pauseAfterFailure(overloaded(60_001), 1, half), undefined);
});

test('what cannot be mended by asking again is not asked again', (t) => {
  t.is(pauseAfterFailure(createError('model_key_refused', { backend: 'B', status: 401, reason: 'r' }), 1, half), undefined);
  t.is(pauseAfterFailure(createError('model_rate_limited', { backend: 'B', reason: 'r' }, { retryable: false }), 1, half), undefined);
  t.is(pauseAfterFailure(new Error('a bug'), 1, half), undefined);
});
