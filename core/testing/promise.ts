import { inspect, isDeepStrictEqual } from 'node:util';
import { isOutreachError, reasonOf } from '../errors.ts';

/** One promise of a contract: a sentence, and the check that throws with the reason when it is not kept. Any test runner will do. */
export interface ContractPromise {
  readonly title: string;
  /** Without it nothing else can be checked. */
  readonly needed?: boolean;
  check(): Promise<void>;
}

/** Throws the reason when something that was promised is not so. */
export function expect(kept: boolean, reason: string): asserts kept {
  if (!kept) throw new Error(reason);
}

export function expectEqual(got: unknown, wanted: unknown, reason: string): void {
  expect(isDeepStrictEqual(got, wanted), `${reason}: ${shown(got)} instead of ${shown(wanted)}`);
}

/** Waits at most so many seconds, so that what hangs is a broken promise and no test that never ends. */
export async function within<Result>(seconds: number, what: string, work: Promise<Result>): Promise<Result> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`${what} took more than ${seconds} s`)), seconds * 1000);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** What a piece of work came to, whether it answered or threw. */
export async function outcomeOf<Result>(work: () => Promise<Result>): Promise<{ readonly value: Result } | { readonly thrown: unknown }> {
  try {
    return { value: await work() };
  } catch (thrown) {
    return { thrown };
  }
}

/** A failure must be one that tells the user what to do, not a bare TypeError. */
export function expectTyped(thrown: unknown, when: string): void {
  expect(isOutreachError(thrown), `${when}, it threw "${reasonOf(thrown)}" without help for the user; use scope.fail('plugin_says', { message, help })`);
}

function shown(value: unknown): string {
  return inspect(value, { depth: 4, breakLength: Number.POSITIVE_INFINITY, maxStringLength: 200 }).slice(0, 500);
}
