import type { GivenSetting } from '../../core/config/environment-settings.ts';
import type { PluginSchemas } from '../../core/config/setting-path.ts';
import { resumeQuietly } from '../commands/campaigns.ts';
import type { Host } from '../host/host.ts';
import { secretsIn } from '../host/secret-storage.ts';

/** Writes settings into the user's file, which the command line reads as well, and secrets where the editor keeps them. What runs goes on with them. Rejects with a `settings_…` error. */
export async function saveSetup(host: Host, changes: readonly GivenSetting[], secrets: Readonly<Record<string, string>> = {}, pluginSchemas: PluginSchemas = {}): Promise<void> {
  const [{ saveSettings }, { ensureHome }] = await Promise.all([import('../../core/config/save-settings.ts'), import('../../core/home/ensure-home.ts')]);
  await ensureHome(host.paths);
  const stored = secretsIn(host.context.secrets);
  for (const [name, value] of Object.entries(secrets)) await stored.set(name, value);
  if (changes.length > 0) await saveSettings(host.paths.config, changes, pluginSchemas);
  await reopen(host);
}

/** A run under way is ended where it is, and goes on with the new settings. */
async function reopen(host: Host): Promise<void> {
  const reason = 'the settings have changed';
  const running = await host.runs.halt(reason);
  await host.reopen(reason);
  for (const id of running) void resumeQuietly(host, id);
}
