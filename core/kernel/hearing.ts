// Telling: every listener is started, whatever the one before did, and all are waited for. tapable's parallel hook would stop at the first
// that throws, and costs several times as much as its plain one; so the plain one starts them, and the waiting is done here.
import type { SyncHook } from 'tapable';
import type { Deadline } from './deadline.ts';
import { type GuardedTap, isThenable, logFailure, timedOut } from './guard.ts';

/** Whatever the listener does, the others are told; its failure is logged under its plugin's name. */
export function guardListener<Event>(tap: GuardedTap, listener: (event: Event) => unknown): (event: Event, hearing: Hearing) => void {
  return (event, hearing) => {
    try {
      const answer = listener(event);
      if (isThenable(answer)) hearing.waitFor(tap, answer);
    } catch (thrown) {
      logFailure(tap, thrown);
    }
  };
}

/** Resolves when every listener has finished, failed, or passed its deadline. Never rejects because of one of them. */
export function tellAll<Event>(hook: SyncHook<[Event, Hearing]>, event: Event): Promise<void> {
  const hearing = new Hearing();
  hook.call(event, hearing);
  return hearing.ended();
}

/** One telling, and who has not finished yet. */
export class Hearing {
  private readonly open: Listening[] = [];
  private left = 0;
  private end: (() => void) | undefined;
  private deadline: Deadline | undefined;

  waitFor(tap: GuardedTap, answer: PromiseLike<unknown>): void {
    const listening: Listening = { tap, open: true };
    this.open.push(listening);
    this.left += 1;
    // Promise.resolve, because a stranger's `then` may throw or call back twice.
    Promise.resolve(answer).then(
      () => this.close(listening),
      (thrown: unknown) => this.close(listening, () => logFailure(tap, thrown)),
    );
  }

  ended(): Promise<void> {
    const [first] = this.open;
    if (first === undefined) return Promise.resolve();
    return new Promise((resolve) => {
      this.end = resolve;
      // All began together, so one deadline is enough for all.
      this.deadline = first.tap.deadlines.start(first.tap.deadlineMilliseconds, () => {
        for (const listening of this.open) this.close(listening, () => logFailure(listening.tap, timedOut(listening.tap)));
      });
    });
  }

  private close(listening: Listening, tellWhy?: () => void): void {
    if (!listening.open) return;
    listening.open = false;
    this.left -= 1;
    try {
      tellWhy?.();
    } finally {
      if (this.left === 0) {
        this.deadline?.stop();
        this.end?.();
      }
    }
  }
}

interface Listening {
  readonly tap: GuardedTap;
  open: boolean;
}
