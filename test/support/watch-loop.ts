/** How long one turn of this thread's event loop has kept all others waiting, in milliseconds. */
export interface LoopWatched {
  /** By the clock: on a machine that has other things to do, also the time in which this thread was not run. */
  readonly longestBlock: number;
  readonly blocksOver50: number;
  /** Of the processor's time that this thread has used: what it has itself to answer for. The kernel counts it in steps of some milliseconds. */
  readonly longestWork: number;
  readonly worksOver50: number;
}

/** Looks once in each turn of the event loop, until it is ended. */
export function watchLoop(): { end(): LoopWatched } {
  let said: LoopWatched = { longestBlock: 0, blocksOver50: 0, longestWork: 0, worksOver50: 0 };
  let at = performance.now();
  let used = usedByThisThread();
  let next = setImmediate(look);

  function look(): void {
    const block = performance.now() - at;
    const work = usedByThisThread() - used;
    said = {
      longestBlock: Math.max(said.longestBlock, block),
      blocksOver50: said.blocksOver50 + (block > 50 ? 1 : 0),
      longestWork: Math.max(said.longestWork, work),
      worksOver50: said.worksOver50 + (work > 50 ? 1 : 0),
    };
    at = performance.now();
    used = usedByThisThread();
    next = setImmediate(look);
  }

  return {
    end() {
      clearImmediate(next);
      return said;
    },
  };
}

/** In milliseconds. */
function usedByThisThread(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
