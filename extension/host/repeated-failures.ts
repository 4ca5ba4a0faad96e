import type { Log } from '../../core/contracts/ports.ts';
import { thrownWords } from './thrown-words.ts';

/** What is tried again and again, and fails again and again for the same reason, fills no log. */
export interface RepeatedFailures {
  /** Logs it, unless it is what was last said of this. */
  failed(what: string, thrown: unknown): void;
  /** It works: when it fails again, that is news. */
  works(what: string): void;
}

export function createRepeatedFailures(log: Pick<Log, 'error'>): RepeatedFailures {
  const said = new Map<string, string>();
  return {
    failed(what, thrown) {
      // Where an error was made tells nothing new about why.
      const reason = thrown instanceof Error ? thrown.message : String(thrown);
      if (said.get(what) === reason) return;
      said.set(what, reason);
      log.error(thrownWords(thrown));
    },
    works: (what) => void said.delete(what),
  };
}
