import { createError } from '../errors.ts';
import { validate } from '../validate.ts';
import { checkLayer, isSection, type SettingsLayer } from './check-layer.ts';
import { type Environment, environmentSettings, type GivenSetting } from './environment-settings.ts';
import { flagSettings } from './flag-settings.ts';
import type { PluginSchemas } from './setting-path.ts';
import type { Settings } from './settings.ts';
import { findSettingsFile, readLayer, readSettingsText } from './settings-file.ts';
import { sayInWords, settingsSchema } from './settings-schema.ts';

export interface SettingsSources {
  /** config.json, or where it would be; config.yaml or config.yml beside it is read as well. */
  readonly file: string;
  readonly environment: Environment;
  /** What `--set` said: `section.name=value`. */
  readonly flags: readonly string[];
  /** Option schemas of the plugins, to give their environment variables and flags a type. */
  readonly pluginSchemas?: PluginSchemas;
}

/** Defaults, under the file, under the environment, under the flags. Throws a `settings_…` error that names the file, variable or flag at fault. */
export function loadSettings({ file, environment, flags, pluginSchemas = {} }: SettingsSources): Settings {
  const found = findSettingsFile(file);
  const layer = found === undefined ? {} : readLayer(readSettingsText(found), found);
  const given = [...environmentSettings(environment, layer, pluginSchemas), ...flagSettings(flags, pluginSchemas)];
  for (const { where, path, value } of given) checkLayer(nest(path, value), where);
  return completeSettings(layer, found ?? file, given);
}

/** The whole settings that a file's layer and further single settings make. Throws `settings_invalid`. */
export function completeSettings(layer: SettingsLayer, file: string, given: readonly GivenSetting[] = []): Settings {
  let settings = check(merge(defaultSettings() as unknown as SettingsLayer, layer), file);
  for (const { where, path, value } of given) settings = check(merge(settings as unknown as SettingsLayer, nest(path, value)), where);
  return settings;
}

export function defaultSettings(): Settings {
  return check({}, 'The defaults');
}

function check(value: SettingsLayer, where: string): Settings {
  const checked = validate<Settings>(settingsSchema, structuredClone(value));
  if (!checked.ok) throw createError('settings_invalid', { where, problems: sayInWords(checked.problems) });
  return checked.value;
}

/** Sections are merged, everything else is replaced; the order is that of the base. Names were checked before. */
function merge(base: SettingsLayer, over: SettingsLayer): SettingsLayer {
  const result: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const below = result[key];
    result[key] = isSection(below) && isSection(value) ? merge(below, value) : value;
  }
  return result;
}

/** One setting as a layer: `a.b`, 1 → `{a: {b: 1}}`. */
export function nest(path: readonly string[], value: unknown): SettingsLayer {
  return path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as SettingsLayer;
}
