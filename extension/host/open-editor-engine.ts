// Loaded when somebody first needs the engine: core, plugins and migrations.
import { join } from 'node:path';
import { type ExtensionContext, workspace } from 'vscode';
import { loadSettings } from '../../core/config/load-settings.ts';
import type { Settings } from '../../core/config/settings.ts';
import type { Paths, Secrets } from '../../core/contracts/ports.ts';
import { type Engine, openEngine } from '../../core/engine.ts';
import { ensureHome } from '../../core/home/ensure-home.ts';
import { maskEnvironment, withEnvironmentSecrets } from '../../core/home/environment-secrets.ts';
import { toldMoments } from '../../core/kernel/hooks.ts';
import { apiVersion, type Plugin } from '../../core/kernel/plugin.ts';
import { createLogFile } from '../../core/log/log-file.ts';
import { oneSink } from '../../core/log/one-sink.ts';
import { type DriverChoice, driverChoices } from '../../core/store/driver.ts';
import { systemClock } from '../../core/system-clock.ts';
import { migrations } from '../../migrations/index.ts';
import * as builtIns from '../../plugins/index.ts';
import { editorModels } from '../chat/editor-models.ts';
import type { GuestPlugins } from './guest-plugins.ts';
import { withFormerSecrets } from './guest-secrets.ts';
import type { LogChannels } from './log-channels.ts';
import { microsoftSignIns } from './microsoft-sign-in.ts';
import { secretsIn } from './secret-storage.ts';

export interface EditorEngineParts {
  readonly context: ExtensionContext;
  readonly paths: Paths;
  readonly logs: LogChannels;
  readonly guests: GuestPlugins;
  /** Called at each moment that plugins are told. */
  readonly told: () => void;
  /** As config.json says them, when left out. */
  readonly settings?: Settings;
  /** The editor's secret storage and the environment, when left out. */
  readonly secrets?: Secrets;
}

/** Rejects with `home_unusable`, `settings_…` or a `store_…` error. */
export async function openEditorEngine({
  context, paths, logs, guests, told, settings = loadSettings({ file: paths.config, environment: process.env, flags: [] }), secrets,
}: EditorEngineParts): Promise<Engine> {
  maskEnvironment(process.env);
  await ensureHome(paths);
  const { files, fileSizeMb, level } = settings.logging;
  const file = createLogFile({ folder: paths.logs, files, fileSizeMb, level, onTrouble: (line) => logs.log.warn(line) });
  const version = String((context.extension.packageJSON as { readonly version?: unknown }).version);
  let engine: Engine | undefined;
  const otherPlugins = () => engine?.kernel.plugins.flatMap(({ name, origin }) => (origin.kind === 'extension' ? [] : [name]));
  const stored = withEnvironmentSecrets(process.env, withFormerSecrets(secretsIn(context.secrets), { isOnlyGuest: guests.isOnlyGuest, otherPlugins }));
  engine = await openEngine({
    ports: { clock: systemClock, paths, secrets: secrets ?? stored, logSink: oneSink([logs, file]), signIns: microsoftSignIns },
    settings,
    builtIns: [...Object.values(builtIns), editorModels(), editor(told)],
    guests: guests.toLoad,
    migrations,
    version,
    driver: { ...chosenDriver(), marker: join(paths.home, '.native-driver-on-trial') },
  });
  const { driver, insteadBecause } = engine.store.openDriver;
  if (insteadBecause !== null) engine.log('outreach').warn(`The database is read and written by ${driver}, since the native driver cannot be used: ${insteadBecause}`);
  return {
    ...engine,
    async close(reason) {
      await engine.close(reason);
      file.close();
    },
  };
}

/** The setting; without one it is chosen by itself, or by the environment. */
function chosenDriver(): { readonly choice?: DriverChoice } {
  const choice = driverChoices.find((each) => each === workspace.getConfiguration('outreach').get('storage.driver'));
  return choice === undefined || choice === 'auto' ? {} : { choice };
}

/** The front end listens as any plugin does. */
function editor(told: () => void): Plugin {
  return {
    name: 'editor',
    apiVersion,
    description: 'Shows in the editor what happens.',
    apply({ hooks }) {
      for (const moment of toldMoments) hooks[moment].tap(told);
    },
  };
}
