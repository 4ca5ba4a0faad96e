// The core does its work in the same thread as its host: an editor's extension host, which all extensions share, must not stand still meanwhile.
import { setImmediate as nextLoop } from 'node:timers/promises';

let last: Promise<unknown> = Promise.resolve();

/**
 * A turn of the event loop that nobody else has who asks here. Node itself lets everybody who waits for the next turn go on in the same one: of several workers each may
 * keep to a few milliseconds, and timers and sockets would still wait for all of them together.
 */
export function nextTurn(): Promise<void> {
  const mine = last.then(() => nextLoop());
  last = mine;
  return mine as Promise<void>;
}

/** Work that says by `yield` where others may have their turn: a window must not stand still while it is done. */
export type InTurns<Result> = Generator<undefined, Result, undefined>;

export async function inTurns<Result>(work: InTurns<Result>): Promise<Result> {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    await nextTurn();
  }
}

/** For whoever has nothing else to do meanwhile. */
export function atOnce<Result>(work: InTurns<Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
