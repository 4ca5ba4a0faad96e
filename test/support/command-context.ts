import type { CommandContext } from '../../cli/command.ts';
import { outreachPaths } from '../../core/home/outreach-paths.ts';
import { loadSettings } from '../../core/config/load-settings.ts';
import type { Engine } from '../../core/engine.ts';
import { silentLog } from './log.ts';

/** What a command has at hand in this home, without a terminal, and without an engine unless one is given. */
export function commandContext(home: string, engine?: Partial<Engine>): CommandContext {
  const paths = outreachPaths({ home, environment: {} });
  return {
    paths,
    settings: loadSettings({ file: paths.config, environment: {}, flags: [] }),
    json: false,
    interactive: false,
    signal: new AbortController().signal,
    log: silentLog,
    async engine() {
      if (engine === undefined) throw new Error('this command should not need the engine');
      return engine as Engine;
    },
    async openEngine() {
      throw new Error('this command should not open an engine of its own');
    },
  };
}
