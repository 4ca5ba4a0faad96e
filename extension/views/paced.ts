/** The first look opens the store, which takes long and says nothing about the next one. */
const longestRestMilliseconds = 2_000;

/** Turns many calls into few: `work` runs once at a time, soon after the first call, and what was called meanwhile is done once more; after long work it rests longer. */
export function paced(work: () => Promise<void>, restMilliseconds: number): () => void {
  let wanted = false;
  let busy = false;

  async function run(): Promise<void> {
    while (wanted) {
      wanted = false;
      const begun = performance.now();
      await work();
      const took = performance.now() - begun;
      await new Promise((resolve) => setTimeout(resolve, Math.max(restMilliseconds, Math.min(longestRestMilliseconds, 10 * took))));
    }
    busy = false;
  }

  return () => {
    wanted = true;
    if (busy) return;
    busy = true;
    void run();
  };
}
