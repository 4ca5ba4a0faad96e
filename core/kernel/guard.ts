// Stands around every tap: a plugin that throws, hangs or answers nonsense is named, and the others go on.
import type { Log } from '../contracts/ports.ts';
import { blamePlugin, createError } from '../errors.ts';
import type { DeadlineWatch } from './deadline.ts';

export interface GuardedTap {
  readonly plugin: string;
  /** What it is doing, for the sentence "failed while …". */
  readonly doing: string;
  readonly log: Log;
  readonly deadlines: DeadlineWatch;
  readonly deadlineMilliseconds: number;
}

/** A callback of tapable's `tapAsync`. */
type Done<Answer> = (error: Error | null, answer?: Answer) => void;

/** For told moments: whatever the listener does, the others are told, and its failure is logged under its name. */
export function guardListener<Event>(tap: GuardedTap, listener: (event: Event) => unknown): (event: Event, done: Done<never>) => void {
  const settled = (error: unknown, done: Done<never>) => {
    if (error !== undefined) tap.log.error(blamePlugin(tap.plugin, tap.doing, error).message, { plugin: tap.plugin, error });
    done(null);
  };
  return (event, done) => call(tap, () => listener(event), (error) => settled(error, done));
}

/** For vetoes: a reason holds; a tap that throws, hangs or answers anything but a reason holds too. */
export function guardVeto<Question>(tap: GuardedTap, reviewer: (question: Question) => unknown): (question: Question, done: Done<string>) => void {
  return (question, done) =>
    call(tap, () => reviewer(question), (error, answer) => {
      if (error === undefined && answer === undefined) return done(null);
      if (error === undefined && typeof answer === 'string' && answer !== '') return done(null, answer);
      const failure = blamePlugin(tap.plugin, tap.doing, error ?? new TypeError('a veto is answered with a reason, or undefined to pass it on'));
      tap.log.error(failure.message, { plugin: tap.plugin, error: error ?? failure });
      done(null, failure.message);
    });
}

/** For questions with many answers: a tap that throws, hangs or answers nonsense fails the step that asked. */
export function guardReviewer<Question, Item>(
  tap: GuardedTap,
  reviewer: (question: Question) => unknown,
  check: (answer: unknown) => readonly Item[],
): (question: Question, answers: Item[], done: Done<never>) => void {
  return (question, answers, done) =>
    call(tap, () => reviewer(question), (error, answer) => {
      if (error !== undefined) return done(blamePlugin(tap.plugin, tap.doing, error));
      if (answer === undefined) return done(null);
      let checked: readonly Item[];
      try {
        checked = check(answer);
      } catch (wrong) {
        return done(blamePlugin(tap.plugin, tap.doing, wrong));
      }
      for (const item of checked) answers.push(item);
      done(null);
    });
}

/** The same guard for a single call: `apply`, an agent's clean-up. Rejects with `plugin_failed` or `plugin_timed_out`. */
export function guardCall<Result>(tap: GuardedTap, work: () => Result | Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    call(tap, work, (error, result) => (error === undefined ? resolve(result as Result) : reject(blamePlugin(tap.plugin, tap.doing, error))));
  });
}

/** Calls `settle` exactly once, at the deadline at the latest. Stays synchronous when the work is. */
function call(tap: GuardedTap, work: () => unknown, settle: (error: unknown, answer?: unknown) => void): void {
  let answer: unknown;
  let later: boolean;
  try {
    answer = work();
    later = isThenable(answer);
  } catch (thrown) {
    return settle(thrown ?? new Error('threw nothing'));
  }
  if (!later) return settle(undefined, answer);

  let open = true;
  const once = (error: unknown, value?: unknown) => {
    if (!open) return;
    open = false;
    stop();
    settle(error, value);
  };
  const stop = tap.deadlines.start(tap.deadlineMilliseconds, () =>
    once(createError('plugin_timed_out', { plugin: tap.plugin, doing: tap.doing, seconds: tap.deadlineMilliseconds / 1000 }, { plugin: tap.plugin })),
  );
  // Promise.resolve, because a stranger's `then` may throw or call back twice.
  Promise.resolve(answer).then(
    (value) => once(undefined, value),
    (thrown: unknown) => once(thrown ?? new Error('rejected with nothing')),
  );
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';
}
