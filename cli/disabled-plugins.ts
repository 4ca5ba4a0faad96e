import type { CommandContext } from './command.ts';

/** Writes into the configuration that a plugin is left out, or no longer is. It may stand there by several names: its own, or that of the package it comes from; the first is written. */
export async function setDisabled({ paths, settings }: CommandContext, names: readonly [string, ...string[]], disabled: boolean): Promise<void> {
  const { setSetting } = await import('../core/config/set-setting.ts');
  const others = settings.pluginLoading.disabled.filter((other) => !names.includes(other));
  await setSetting({ config: paths.config, name: 'pluginLoading.disabled', text: JSON.stringify(disabled ? [...others, names[0]] : others) });
}
