// Waiting for the disk without standing still: whoever commits while it is busy waits for its next turn together with all others.
import { type FileHandle, open } from 'node:fs/promises';

export interface SharedSync {
  /** Resolves when everything that was written before this call is on the disk. Rejects when the disk has failed once: what it holds then nobody knows. */
  wait(): Promise<void>;
  /** Ends when nobody waits any more. */
  close(): Promise<void>;
}

/** Of the file at this path, which is opened at the first call. */
export function shareSyncs(path: string): SharedSync {
  let file: FileHandle | undefined;
  let failure: unknown;

  const wait = oneAtATime(async () => {
    if (failure !== undefined) throw failure;
    try {
      file ??= await open(path, 'r+'); // Windows syncs only what may be written
      await file.datasync(); // of macOS the full one, which Node asks for
    } catch (thrown) {
      failure = thrown;
      throw thrown;
    }
  });

  return {
    wait,
    async close() {
      if (file === undefined) return;
      await wait().catch(() => undefined); // who waits has been told
      await file.close();
    },
  };
}

/** Whoever asks while it is being done waits for the next time: what is under way may have begun too early for them. */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  function begin(): Promise<void> {
    const mine = work().finally(() => (running = undefined));
    running = mine;
    return mine;
  }

  return () => {
    if (running === undefined) return begin();
    next ??= running
      .catch(() => undefined) // told to those who waited for it
      .then(() => {
        next = undefined;
        return running ?? begin();
      });
    return next;
  };
}
