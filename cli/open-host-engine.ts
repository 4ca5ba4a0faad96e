// Puts this host and the engine together: its ports, the built-in plugins, the migrations.
import { type Engine, openEngine } from '../core/engine.ts';
import type { Settings } from '../core/config/settings.ts';
import type { LogSink, Paths, Secrets } from '../core/index.ts';
import { migrations } from '../migrations/index.ts';
import * as builtIns from '../plugins/index.ts';
import { systemClock } from '../core/system-clock.ts';
import { ensureHome } from '../core/home/ensure-home.ts';
import { withEnvironmentSecrets } from '../core/home/environment-secrets.ts';
import { createSecretFile } from './host/secret-file.ts';
import { version } from './version.ts';

/** Rejects with `home_unusable` or a `store_…` error. */
export async function openHostEngine(paths: Paths, settings: Settings, logSink: LogSink, secrets = storedSecrets(paths)): Promise<Engine> {
  await ensureHome(paths);
  return openEngine({ ports: { clock: systemClock, paths, secrets, logSink }, settings, builtIns: Object.values(builtIns), migrations, version });
}

function storedSecrets({ home }: Paths): Secrets {
  return withEnvironmentSecrets(process.env, createSecretFile(home, systemClock));
}
