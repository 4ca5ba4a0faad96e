// Where a setting lies in the schema: shared by the file, the environment and the flags.
import type { JsonSchema } from '../validate.ts';
import { settingsSchema } from './settings-schema.ts';

/** Option schemas by plugin name, as far as they are known: they give the settings under `plugins` their names and types. */
export type PluginSchemas = Readonly<Record<string, JsonSchema>>;

const pluginName = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const anything: JsonSchema = {};

/** The schema of what lies under a key of a schema; `{}` where everything is allowed, undefined where nothing of that name is known. */
export function schemaUnder(schema: JsonSchema, key: string): JsonSchema | undefined {
  if (key === '__proto__') return undefined;
  const properties = schema['properties'] as Readonly<Record<string, JsonSchema>> | undefined;
  if (properties !== undefined && Object.hasOwn(properties, key)) return properties[key];
  const others = schema['additionalProperties'];
  if (others === false) return undefined;
  return typeof others === 'object' && others !== null ? (others as JsonSchema) : anything;
}

/** Whether anything can lie under what a schema describes. */
export function hasParts(schema: JsonSchema): boolean {
  return schema['type'] === undefined || schema['type'] === 'object';
}

/** The names that a schema knows. */
export function keysOf(schema: JsonSchema): readonly string[] {
  return Object.keys((schema['properties'] as object | undefined) ?? {});
}

/** The schema of all settings, with the options of the plugins that are known. */
export function schemaWithPlugins(pluginSchemas: PluginSchemas): JsonSchema {
  const properties = settingsSchema['properties'] as Readonly<Record<string, JsonSchema>>;
  return { ...settingsSchema, properties: { ...properties, plugins: { ...properties['plugins'], properties: pluginSchemas } } };
}

/** Whether a name may be that of a plugin. */
export function isPluginName(name: string): boolean {
  return pluginName.test(name);
}
