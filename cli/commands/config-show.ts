import { configHash } from '../../core/config/config-hash.ts';
import { settingLeaves, settingOrigins } from '../../core/config/setting-origins.ts';
import type { Settings } from '../../core/config/settings.ts';
import { findSettingsFile } from '../../core/config/settings-file.ts';
import { mask } from '../../core/mask.ts';
import type { CommandContext, CommandResult } from '../command.ts';
import { systemClock } from '../../core/system-clock.ts';
import { createSecretFile } from '../host/secret-file.ts';
import { secretStates } from '../setup/summary.ts';

/** The settings in force, from file, environment and flags together, each with where it comes from, and which secrets are there; never what they are. */
export async function run({ paths, settings }: CommandContext): Promise<CommandResult> {
  const file = findSettingsFile(paths.config) ?? null;
  const secrets = await secretStates(process.env, createSecretFile(paths.home, systemClock));
  const origins = settingOrigins({ file, environment: process.env, settings });
  const said = (name: string) => (origins.has(name) ? `  (${origins.get(name)})` : '');
  const lines = [
    ...settingLeaves(settings).map(([name, value]) => `${name} = ${JSON.stringify(value)}${said(name)}`),
    ...secrets.map(({ environmentName, state }) => `${environmentName}: ${state}`),
    `from ${file ?? 'the defaults (there is no config.json yet)'}, hash ${configHash(settings)}`,
  ];
  return { json: { file, configHash: configHash(settings), settings: masked(settings), origins: Object.fromEntries(origins), secrets }, text: mask(lines.join('\n')) };
}

function masked(settings: Settings): unknown {
  return JSON.parse(JSON.stringify(settings), (_, value: unknown) => (typeof value === 'string' ? mask(value) : value));
}
