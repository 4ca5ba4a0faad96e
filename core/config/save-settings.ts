import { createError } from '../errors.ts';
import { withFileLock } from '../files/with-file-lock.ts';
import { writeAtomically } from '../files/write-atomically.ts';
import { editJson } from '../parse/edit-json.ts';
import { editYaml } from '../parse/edit-yaml.ts';
import { validate } from '../validate.ts';
import { checkLayer } from './check-layer.ts';
import type { GivenSetting } from './environment-settings.ts';
import { completeSettings, nest } from './load-settings.ts';
import type { PluginSchemas } from './setting-path.ts';
import type { Settings } from './settings.ts';
import { findSettingsFile, isYaml, readLayer, readSettingsText } from './settings-file.ts';

/**
 * Changes settings in the user's file (config.json when there is none yet) and leaves the rest of it, comments too, as it was. Nothing is written unless the
 * whole is valid afterwards. Returns the settings of the file alone. Throws a `settings_…` error, `plugin_options_invalid` or `file_not_written`.
 */
export async function saveSettings(config: string, changes: readonly GivenSetting[], pluginSchemas: PluginSchemas = {}): Promise<Settings> {
  for (const { where, path, value } of changes) checkLayer(nest(path, value), where);
  return withFileLock(config, async () => {
    const found = findSettingsFile(config);
    const file = found ?? config;
    let text = found === undefined ? '' : readSettingsText(found);
    const settings = completeSettings(found === undefined ? {} : readLayer(text, found), file, changes);
    checkPluginOptions(settings, changes, pluginSchemas);
    for (const { path, value } of changes) text = isYaml(file) ? editYaml(text, path, value) : editJson(text, path, value);
    await writeAtomically(file, text.endsWith('\n') ? text : `${text}\n`);
    return settings;
  });
}

/** Of the plugins whose options were changed, as far as their schemas are known. */
function checkPluginOptions(settings: Settings, changes: readonly GivenSetting[], pluginSchemas: PluginSchemas): void {
  for (const plugin of new Set(changes.filter(({ path }) => path[0] === 'plugins').map(({ path }) => path[1] ?? ''))) {
    const schema = Object.hasOwn(pluginSchemas, plugin) ? pluginSchemas[plugin] : undefined;
    if (schema === undefined) continue;
    const checked = validate(schema, structuredClone(settings.plugins[plugin]));
    if (!checked.ok) throw createError('plugin_options_invalid', { plugin, problems: checked.problems }, { plugin });
  }
}
