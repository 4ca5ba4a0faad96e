// Asking: reviewers are asked one after another. tapable's plain bail hook asks those that answer at once; one that answers later pauses the
// walk, and it goes on after that one. (An asynchronous hook would cost several times as much.)
import type { SyncBailHook } from 'tapable';
import { blame, type GuardedTap, isThenable, logFailure, timedOut } from './guard.ts';

/** A hook whose taps answer with a reason that ends the walk, with the walk itself to pause it, or with nothing. */
export type AskingHook<Question, Item = never> = SyncBailHook<[Question, Asking<Item>], string | Asking<Item> | undefined>;

/** One walk over the reviewers of a hook. */
export interface Asking<Item = never> {
  /** The reviewer that the walk waits for. */
  waiting: Waiting<Item> | undefined;
  readonly collected: Item[];
}

interface Waiting<Item> {
  readonly place: number;
  readonly tap: GuardedTap;
  readonly answer: PromiseLike<unknown>;
  readonly judge: Judge<Item>;
}

/** What to make of one reviewer's answer or failure: a reason that ends the walk, or undefined to go on. What it throws fails the asking. */
interface Judge<Item> {
  answered(answer: unknown, asking: Asking<Item>): string | undefined;
  failed(thrown: unknown): string | undefined;
}

type GuardedReviewer<Question, Item = never> = (question: Question, asking: Asking<Item>) => string | Asking<Item> | undefined;

/** For vetoes: a reason holds; a tap that throws, hangs or answers anything but a reason holds too. `place` is its number among the hook's taps. */
export function guardVeto<Question>(tap: GuardedTap, place: number, reviewer: (question: Question) => unknown): GuardedReviewer<Question> {
  return guard(tap, place, reviewer, {
    answered(answer) {
      if (answer === undefined) return undefined;
      if (typeof answer === 'string' && answer !== '') return answer;
      return logFailure(tap, new TypeError('a veto is answered with a reason, or undefined to pass it on')).message;
    },
    failed: (thrown) => logFailure(tap, thrown).message,
  });
}

/** For questions with many answers: a tap that throws, hangs or answers nonsense fails the step that asked. */
export function guardReviewer<Question, Item>(tap: GuardedTap, place: number, reviewer: (question: Question) => unknown, check: (answer: unknown) => readonly Item[]): GuardedReviewer<Question, Item> {
  const failed = (thrown: unknown): never => {
    throw blame(tap, thrown);
  };
  return guard(tap, place, reviewer, {
    answered(answer, asking) {
      if (answer === undefined) return undefined;
      try {
        for (const item of check(answer)) asking.collected.push(item);
      } catch (wrong) {
        failed(wrong);
      }
      return undefined;
    },
    failed,
  });
}

/** The first reason that ended the walk, or undefined; `asking` has what was collected. Rejects when a judge throws. */
export function askAll<Question, Item>(hook: AskingHook<Question, Item>, question: Question, asking: Asking<Item>): Promise<string | undefined> {
  try {
    const result = hook.call(question, asking);
    return typeof result === 'object' && asking.waiting !== undefined ? goOn(hook, question, asking, asking.waiting) : Promise.resolve(result as string | undefined);
  } catch (thrown) {
    return Promise.reject(thrown as Error);
  }
}

export function startAsking<Item>(): Asking<Item> {
  return { waiting: undefined, collected: [] };
}

/** From the first reviewer that answers later to the end. It walks over tapable's own list, since a hook cannot be called from its middle. */
function goOn<Question, Item>(hook: AskingHook<Question, Item>, question: Question, asking: Asking<Item>, first: Waiting<Item>): Promise<string | undefined> {
  const taps = hook.taps as unknown as readonly { readonly fn: GuardedReviewer<Question, Item> }[];
  return new Promise((resolve, reject) => {
    let waiting = first;
    const deadline = first.tap.deadlines.start(first.tap.deadlineMilliseconds, () => settle(waiting, ({ judge, tap }) => judge.failed(timedOut(tap))));
    listen(first);

    function listen(reviewer: Waiting<Item>): void {
      waiting = reviewer;
      // Promise.resolve, because a stranger's `then` may throw or call back twice.
      Promise.resolve(reviewer.answer).then(
        (value) => settle(reviewer, ({ judge }) => judge.answered(value, asking)),
        (thrown: unknown) => settle(reviewer, ({ judge }) => judge.failed(thrown)),
      );
    }

    function settle(reviewer: Waiting<Item>, judged: (reviewer: Waiting<Item>) => string | undefined): void {
      if (reviewer !== waiting || asking.waiting === undefined) return; // an answer after its deadline
      asking.waiting = undefined;
      try {
        const reason = judged(reviewer) ?? askFrom(reviewer.place + 1);
        if (asking.waiting !== undefined) {
          deadline.renew();
          return listen(asking.waiting);
        }
        deadline.stop();
        resolve(reason);
      } catch (thrown) {
        deadline.stop();
        reject(thrown as Error);
      }
    }

    function askFrom(place: number): string | undefined {
      for (let next = place; next < taps.length; next += 1) {
        const result = taps[next]?.fn(question, asking);
        if (result !== undefined) return typeof result === 'object' ? undefined : result;
      }
      return undefined;
    }
  });
}

function guard<Question, Item>(tap: GuardedTap, place: number, reviewer: (question: Question) => unknown, judge: Judge<Item>): GuardedReviewer<Question, Item> {
  return (question, asking) => {
    let answer: unknown;
    try {
      answer = reviewer(question);
      if (isThenable(answer)) {
        asking.waiting = { place, tap, answer, judge };
        return asking;
      }
    } catch (thrown) {
      return judge.failed(thrown);
    }
    return judge.answered(answer, asking);
  };
}
