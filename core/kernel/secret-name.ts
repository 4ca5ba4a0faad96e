import type { PluginOrigin } from './load.ts';

/**
 * Under which name a plugin's secret is kept: `plugin/smtp/password`. A plugin of another extension of the editor has that extension's id in it, `plugin/ada.mail/smtp/password`,
 * since two extensions may use one name for a plugin. No name of a plugin has a dot in it, and every id of an extension has one.
 */
export function secretName({ kind, where }: PluginOrigin, plugin: string, secret: string): string {
  return kind === 'extension' ? `plugin/${where.toLowerCase()}/${plugin}/${secret}` : `plugin/${plugin}/${secret}`;
}

/** Whose secret it is, of one of an extension; undefined of any other. */
export function guestSecret(name: string): { readonly extensionId: string; readonly plugin: string; readonly secret: string } | undefined {
  const [, extensionId, plugin, secret] = /^plugin\/([^/]+\.[^/]+)\/([^/]+)\/(.+)$/s.exec(name) ?? [];
  return extensionId === undefined || plugin === undefined || secret === undefined ? undefined : { extensionId, plugin, secret };
}
