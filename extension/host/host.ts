// The editor as a host of the core: its ports, and an engine that is opened when somebody first needs it.
import { type Event, EventEmitter, type ExtensionContext, workspace } from 'vscode';
import type { Settings } from '../../core/config/settings.ts';
import type { Paths } from '../../core/contracts/ports.ts';
import type { Engine } from '../../core/engine.ts';
import { outreachPaths } from '../../core/home/outreach-paths.ts';
import { createLogChannels, type LogChannels } from './log-channels.ts';
import { createRuns, type Runs } from './runs.ts';

export interface Host {
  readonly context: ExtensionContext;
  readonly paths: Paths;
  readonly logs: LogChannels;
  /** As config.json says them now. Rejects with `settings_…` errors. */
  settings(): Promise<Settings>;
  /** Opens store, plugins and runner with the first call; the same one until settings or plugins change. Rejects with `home_unusable` or a `store_…` error. */
  engine(): Promise<Engine>;
  /** Whether somebody has opened it: a view that is only looked at may wait for that. */
  readonly isOpen: boolean;
  /** Closes the engine, when it is open; the next call of `engine` opens another, with the settings of then. */
  reopen(reason: string): Promise<void>;
  readonly runs: Runs;
  /** Something in the store may have changed, here or elsewhere. */
  readonly onDidChange: Event<void>;
  /** Tells the views to look again. */
  changed(): void;
}

export function createHost(context: ExtensionContext): Host {
  const paths = outreachPaths({ home: workspace.getConfiguration('outreach').get<string>('home'), environment: process.env });
  const logs = createLogChannels();
  const changes = new EventEmitter<void>();
  let opened: Promise<Engine> | undefined;

  async function open(): Promise<Engine> {
    // What opens a store takes half a second to load, which the start of the editor does not wait for.
    const { openEditorEngine } = await import('./open-editor-engine.ts');
    return openEditorEngine({ context, paths, logs, told: () => changes.fire() });
  }

  const runs = createRuns(() => host.engine());
  const host: Host = {
    context,
    paths,
    logs,
    runs,
    async settings() {
      const { loadSettings } = await import('../../core/config/load-settings.ts');
      return loadSettings({ file: paths.config, environment: process.env, flags: [] });
    },
    engine() {
      opened ??= open().catch((thrown: unknown) => {
        opened = undefined; // asking again tries again
        throw thrown;
      });
      return opened;
    },
    get isOpen() {
      return opened !== undefined;
    },
    async reopen(reason) {
      const before = opened;
      opened = undefined;
      await before?.then((engine) => engine.close(reason), () => undefined); // it never opened, and that was told
      changes.fire();
    },
    onDidChange: changes.event,
    changed: () => changes.fire(),
  };
  context.subscriptions.push(changes, logs, runs, { dispose: () => void host.reopen('the window is closed') });
  return host;
}
