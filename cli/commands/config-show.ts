import { configHash } from '../../core/config/config-hash.ts';
import type { Settings } from '../../core/config/settings.ts';
import { findSettingsFile } from '../../core/config/settings-file.ts';
import { mask } from '../../core/mask.ts';
import type { CommandContext, CommandResult } from '../command.ts';
import { systemClock } from '../host/clock.ts';
import { createSecretFile } from '../host/secret-file.ts';
import { secretStates } from '../setup/summary.ts';

/** The settings in force, from file, environment and flags together, and which secrets are there; never what they are. */
export async function run({ paths, settings }: CommandContext): Promise<CommandResult> {
  const file = findSettingsFile(paths.config) ?? null;
  const secrets = await secretStates(process.env, createSecretFile(paths.home, systemClock));
  const lines = [
    ...leaves(settings).map(([name, value]) => `${name} = ${JSON.stringify(value)}`),
    ...secrets.map(({ environmentName, state }) => `${environmentName}: ${state}`),
    `from ${file ?? 'the defaults (there is no config.json yet)'}, hash ${configHash(settings)}`,
  ];
  return { json: { file, configHash: configHash(settings), settings: masked(settings), secrets }, text: mask(lines.join('\n')) };
}

function masked(settings: Settings): unknown {
  return JSON.parse(JSON.stringify(settings), (_, value: unknown) => (typeof value === 'string' ? mask(value) : value));
}

function leaves(value: unknown, path: readonly string[] = []): readonly (readonly [name: string, value: unknown])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[path.join('.'), value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}
