// What must be true of a value before it is called a plugin.
import { createError } from '../errors.ts';
import { schemaProblem } from '../validate.ts';
import { apiVersion, type Plugin } from './plugin.ts';

/** Where a plugin came from: it changes what `plugins list` says, never what the plugin may do. */
export interface PluginOrigin {
  readonly kind: 'built-in' | 'folder' | 'package' | 'extension';
  /** The folder, the package's name, or the file. */
  readonly where: string;
}

/** Names of plugins: they stand in log lines, settings and file names. */
export const namePattern = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** The id of something that there is one of for each mail account: `imap`, and `imap:work` for a further one. */
export const accountPattern = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?::[a-z0-9]+(?:-[a-z0-9]+)*)?$/;

/** Throws `plugin_malformed` or `plugin_api_version`, saying which promise is not kept. */
export function checkPlugin(value: unknown, origin: PluginOrigin): Plugin {
  const plugin = value as Partial<Plugin> | null | undefined;
  const name = typeof plugin?.name === 'string' ? plugin.name : origin.where;
  const malformed = (reason: string) => createError('plugin_malformed', { plugin: name, reason }, { plugin: name });

  if (typeof plugin !== 'object' || plugin === null) throw malformed('its default export is not an object');
  if (typeof plugin.name !== 'string' || !namePattern.test(plugin.name)) throw malformed('its name is not kebab-case (like "my-venue")');
  if (typeof plugin.apply !== 'function') throw malformed('it has no apply(scope) function');
  if (plugin.apiVersion !== apiVersion) throw createError('plugin_api_version', { plugin: name, wants: String(plugin.apiVersion), have: apiVersion }, { plugin: name });
  if (plugin.options !== undefined) {
    const problem = schemaProblem(plugin.options);
    if (problem !== undefined) throw malformed(`its options schema is not valid: ${problem}`);
    if (plugin.options['type'] !== 'object') throw malformed('its options schema does not say type: "object"');
  }
  return plugin as Plugin;
}
