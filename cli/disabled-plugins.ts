import type { CommandContext } from './command.ts';

/** Writes into the configuration that a plugin is left out, or no longer is. */
export async function setDisabled({ paths, settings }: CommandContext, name: string, disabled: boolean): Promise<void> {
  const { setSetting } = await import('../core/config/set-setting.ts');
  const others = settings.pluginLoading.disabled.filter((other) => other !== name);
  await setSetting({ config: paths.config, name: 'pluginLoading.disabled', text: JSON.stringify(disabled ? [...others, name] : others) });
}
