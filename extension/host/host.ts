// The editor as a host of the core: its ports, and an engine that is opened when somebody first needs it.
import { type Event, EventEmitter, type ExtensionContext, workspace } from 'vscode';
import type { Settings } from '../../core/config/settings.ts';
import type { Paths } from '../../core/contracts/ports.ts';
import type { Engine } from '../../core/engine.ts';
import { outreachPaths } from '../../core/home/outreach-paths.ts';
import { createGuestPlugins, type GuestPlugins } from './guest-plugins.ts';
import { createLogChannels, type LogChannels } from './log-channels.ts';
import { createPluginAccess, type PluginAccess } from './plugin-access.ts';
import { createRuns, type Runs } from './runs.ts';
import { createSending, type Sending } from './sending.ts';
import { type RunsUnderWay, runsUnderWay } from './runs-under-way.ts';
import { thrownWords } from './thrown-words.ts';

export interface Host {
  readonly context: ExtensionContext;
  readonly paths: Paths;
  readonly logs: LogChannels;
  /** Which other extensions may add to this one. */
  readonly access: PluginAccess;
  /** What they have added. */
  readonly guests: GuestPlugins;
  /** As config.json says them now. Rejects with `settings_…` errors. */
  settings(): Promise<Settings>;
  /** Opens store, plugins and runner with the first call; the same one until settings or plugins change. Rejects with `home_unusable` or a `store_…` error. */
  engine(): Promise<Engine>;
  /** Whether somebody has opened it: a view that is only looked at may wait for that. */
  readonly isOpen: boolean;
  /** Closes the engine, when it is open; the next call of `engine` opens another, with the settings of then. */
  reopen(reason: string): Promise<void>;
  readonly runs: Runs;
  readonly sending: Sending;
  /** What this window and the others work on, kept for the next one. */
  readonly underWay: RunsUnderWay;
  /** As the window closes: what runs here goes on in the next window. */
  close(): Promise<void>;
  /** Something in the store may have changed, here or elsewhere. */
  readonly onDidChange: Event<void>;
  /** Tells the views to look again. */
  changed(): void;
}

export function createHost(context: ExtensionContext): Host {
  const paths = outreachPaths({ home: workspace.getConfiguration('outreach').get<string>('home'), environment: process.env });
  const logs = createLogChannels();
  const access = createPluginAccess(context.globalState);
  const guests = createGuestPlugins(access);
  const changes = new EventEmitter<void>();
  let opened: Promise<Engine> | undefined;
  /** Resolves when no engine of before is open any more. */
  let closed = Promise.resolve();
  let isClosing = false;

  const parts = { context, paths, logs, guests, told: () => changes.fire() };

  async function open(): Promise<Engine> {
    // What opens a store takes half a second to load, which the start of the editor does not wait for.
    const { openEditorEngine } = await import('./open-editor-engine.ts');
    const engine = await openEditorEngine(parts);
    await sending.begin(engine);
    return engine;
  }

  const sending = createSending({ told: (thrown) => logs.log.warn(thrownWords(thrown)), openEngine: () => host.engine() });
  const underWay = runsUnderWay(context.globalState, paths.home, async () => (await import('../../core/orchestrator/owner.ts')).thisProcess);
  const runs = createRuns({
    async withEngineFor(campaignId, work) {
      const { withEngineFor } = await import('./open-for-campaign.ts');
      return withEngineFor(parts, await host.engine(), campaignId, work);
    },
    underWay,
  });
  const host: Host = {
    context,
    paths,
    logs,
    access,
    guests,
    runs,
    sending,
    underWay,
    async settings() {
      const { loadSettings } = await import('../../core/config/load-settings.ts');
      return loadSettings({ file: paths.config, environment: process.env, flags: [] });
    },
    engine() {
      if (isClosing) return Promise.reject(Object.assign(new Error('the window is closing'), { name: 'StoppedByPerson' }));
      opened ??= closed.then(open).catch((thrown: unknown) => {
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
      closed = closed.then(async () => {
        const engine = await before?.catch(() => undefined); // if it never opened, that was told
        await sending.end(isClosing);
        await engine?.close(reason);
      }).catch((thrown: unknown) => logs.log.error(thrownWords(thrown)));
      await closed;
      if (!isClosing) changes.fire();
    },
    async close() {
      isClosing = true;
      await runs.close('the window is closed');
      await host.reopen('the window is closed');
    },
    onDidChange: changes.event,
    changed: () => changes.fire(),
  };
  context.subscriptions.push(changes, logs, guests, access, runs, sending);
  return host;
}
