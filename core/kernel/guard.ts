// Stands around every call into a plugin: one that throws, hangs or answers nonsense is named, and the others go on.
import type { Log } from '../contracts/ports.ts';
import { blamePlugin, createError, type OutreachError } from '../errors.ts';
import type { DeadlineWatch } from './deadline.ts';

export interface GuardedTap {
  readonly plugin: string;
  /** What it is doing, for the sentence "failed while …". */
  readonly doing: string;
  readonly log: Log;
  readonly deadlines: DeadlineWatch;
  readonly deadlineMilliseconds: number;
}

/** What the plugin answered or threw, put under its name. Rejects with `plugin_failed` or `plugin_timed_out`, at the deadline at the latest. */
export async function guardCall<Result>(tap: GuardedTap, work: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await inTime(tap, work());
  } catch (thrown) {
    throw blame(tap, thrown);
  }
}

/** Settles as the answer does, or rejects with `plugin_timed_out` at the deadline. */
export function inTime<Answer>(tap: GuardedTap, answer: Answer | PromiseLike<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const deadline = tap.deadlines.start(tap.deadlineMilliseconds, () => reject(timedOut(tap)));
    // Promise.resolve, because a stranger's `then` may throw or call back twice.
    Promise.resolve(answer).then(
      (value) => {
        deadline.stop();
        resolve(value);
      },
      (thrown: unknown) => {
        deadline.stop();
        reject(thrown as Error);
      },
    );
  });
}

export function blame(tap: GuardedTap, thrown: unknown): OutreachError {
  return blamePlugin(tap.plugin, tap.doing, thrown);
}

export function timedOut(tap: GuardedTap): OutreachError {
  return createError('plugin_timed_out', { plugin: tap.plugin, doing: tap.doing, seconds: tap.deadlineMilliseconds / 1000 }, { plugin: tap.plugin });
}

export function logFailure(tap: GuardedTap, thrown: unknown): OutreachError {
  const failure = blame(tap, thrown);
  tap.log.error(failure.message, { plugin: tap.plugin, help: failure.help, error: thrown });
  return failure;
}

/** May throw, when the answer is made to. */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';
}
