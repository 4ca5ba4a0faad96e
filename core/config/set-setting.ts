import { readSetting } from './flag-settings.ts';
import { saveSettings } from './save-settings.ts';
import type { PluginSchemas } from './setting-path.ts';
import type { Settings } from './settings.ts';

export interface SettingChange {
  /** config.json, or where it would be. */
  readonly config: string;
  /** Dotted: `sender.name`. */
  readonly name: string;
  /** As typed; it is read by the type of the setting. */
  readonly text: string;
  readonly pluginSchemas?: PluginSchemas;
}

/** Changes one setting in the user's file. Checked before it is written; see `saveSettings` for what it throws. Returns the value as it was understood. */
export async function setSetting({ config, name, text, pluginSchemas = {} }: SettingChange): Promise<{ readonly value: unknown; readonly settings: Settings }> {
  const change = readSetting(name, text, `config set ${name}`, pluginSchemas);
  return { value: change.value, settings: await saveSettings(config, [change], pluginSchemas) };
}
