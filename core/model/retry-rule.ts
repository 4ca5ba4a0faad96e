import { isOutreachError } from '../errors.ts';

/**
 * The rule of asking again, the only one there is (SDKs do not retry):
 * - what is not `retryable` (400, 401, 403, 404, 413, 422, a cut or refused answer) is never asked again;
 * - the pause is 2 s after the first failure, then 4 s, then 8 s, each with up to a quarter more by chance, and never above 10 s;
 * - a provider that names a longer pause (Retry-After) gets it, up to a minute; one that asks for more is not asked again.
 */
export function pauseAfterFailure(failure: unknown, attempt: number, random: () => number): number | undefined {
  if (!isOutreachError(failure) || !failure.retryable) return undefined;
  const backOff = Math.min(longestBackOff, firstBackOff * 2 ** (attempt - 1) * (1 + random() / 4));
  const asked = failure.details['retryAfterMs'];
  if (typeof asked !== 'number') return backOff;
  return asked > longestWait ? undefined : Math.max(backOff, asked);
}

/** Milliseconds. */
const firstBackOff = 2_000;
const longestBackOff = 10_000;
const longestWait = 60_000;
