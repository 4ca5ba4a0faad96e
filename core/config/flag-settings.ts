import { createError } from '../errors.ts';
import { didYouMean } from './did-you-mean.ts';
import type { GivenSetting } from './environment-settings.ts';
import { parseValue } from './parse-value.ts';
import { hasParts, keysOf, type PluginSchemas, schemaUnder, schemaWithPlugins } from './setting-path.ts';

/** Reads `--set section.name=value` flags; a later one wins. Throws `settings_invalid`, naming the flag. */
export function flagSettings(flags: readonly string[], pluginSchemas: PluginSchemas): readonly GivenSetting[] {
  return flags.map((flag) => {
    const equals = flag.indexOf('=');
    const name = equals === -1 ? flag : flag.slice(0, equals);
    const where = `--set ${name}`;
    if (equals < 1) throw createError('settings_invalid', { where, problems: 'it must be a name, "=" and a value, like sender.name=Ada' });
    return readSetting(name, flag.slice(equals + 1), where, pluginSchemas);
  });
}

/** Finds a setting by its dotted name, and gives the text its type. Throws `settings_invalid`. */
export function readSetting(name: string, text: string, where: string, pluginSchemas: PluginSchemas): GivenSetting {
  const path = name.split('.');
  let schema = schemaWithPlugins(pluginSchemas);
  for (const [depth, key] of path.entries()) {
    const below = hasParts(schema) ? schemaUnder(schema, key) : undefined;
    if (below === undefined || key === '') {
      throw createError('settings_invalid', { where, problems: `${path.slice(0, depth + 1).join('.')} is not known${didYouMean(key, keysOf(schema), path.slice(0, depth))}` });
    }
    schema = below;
  }
  const parsed = parseValue(text, schema);
  if (!parsed.ok) throw createError('settings_invalid', { where, problems: `${name} ${parsed.problem}` });
  return { where, path, value: parsed.value };
}
