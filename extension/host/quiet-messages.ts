import type { Memento } from 'vscode';

/** Messages that a person does not want to see again, by name; kept on this machine, until all of them are wanted again. */
export interface QuietMessages {
  isQuiet(name: string): boolean;
  silence(name: string): Thenable<void>;
  /** Resolves to how many there were. */
  showAgain(): Promise<number>;
}

const prefix = 'quiet:';

export function quietMessages(memory: Pick<Memento, 'get' | 'update' | 'keys'>): QuietMessages {
  return {
    isQuiet: (name) => memory.get(`${prefix}${name}`) === true,
    silence: (name) => memory.update(`${prefix}${name}`, true),
    async showAgain() {
      const silenced = memory.keys().filter((key) => key.startsWith(prefix));
      for (const key of silenced) await memory.update(key, undefined);
      return silenced.length;
    },
  };
}
