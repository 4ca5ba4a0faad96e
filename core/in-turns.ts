import { setImmediate as nextTurn } from 'node:timers/promises';

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
