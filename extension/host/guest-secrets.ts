// Secrets of plugins that other extensions bring were once kept under the plugin's name alone, which another extension may use as well.
import type { PluginOrigin } from '../../core/kernel/load.ts';
import { guestSecret, secretName } from '../../core/kernel/secret-name.ts';
import type { Secrets } from '../../core/contracts/ports.ts';
import { services } from '../../core/setup/service-keys.ts';

export interface FormerSecrets {
  /** Whether this extension is the only one that ever asked to add plugins: nobody else can have kept a secret under that name. */
  readonly isOnlyGuest: (extensionId: string) => boolean;
  /** Names of the plugins that come from elsewhere, disabled ones among them; undefined while that is not known yet. */
  readonly otherPlugins: () => readonly string[] | undefined;
}

const elsewhere: PluginOrigin = { kind: 'built-in', where: '' };

/** Moves a secret to its new name when it is first asked for, and only where it is plain whose it is; otherwise it stays where it is, and is given anew in setup. */
export function withFormerSecrets(secrets: Secrets, { isOnlyGuest, otherPlugins }: FormerSecrets): Secrets {
  return {
    ...secrets,
    async get(name) {
      const present = await secrets.get(name);
      const guest = guestSecret(name);
      if (present !== undefined || guest === undefined || !isOnlyGuest(guest.extensionId)) return present;
      const former = secretName(elsewhere, guest.plugin, guest.secret);
      const isAnothers = services.some(({ secret }) => secret === former) || (otherPlugins()?.includes(guest.plugin) ?? true);
      const value = isAnothers ? undefined : await secrets.get(former);
      if (value === undefined) return undefined;
      await secrets.set(name, value);
      await secrets.delete(former);
      return value;
    },
  };
}
