import { type Event, EventEmitter } from 'vscode';
import type { PluginToLoad } from '../../core/kernel/kernel.ts';
import type { PluginAccess } from './plugin-access.ts';

/** Plugins that other extensions have registered. They are kept when their extension is denied, so that allowing it again needs no restart. */
export interface GuestPlugins {
  /** Those of extensions that are allowed now. */
  readonly toLoad: readonly PluginToLoad[];
  readonly onDidChange: Event<void>;
  /** Whether no other extension has ever asked to add any; ids in either case. */
  isOnlyGuest(extensionId: string): boolean;
  add(extensionId: string, value: unknown): { dispose(): void };
}

export function createGuestPlugins(access: PluginAccess): GuestPlugins & { dispose(): void } {
  const changes = new EventEmitter<void>();
  const guests = new Set<{ readonly extensionId: string; readonly plugin: PluginToLoad }>();
  const decided = access.onDidChange(() => changes.fire());
  return {
    get toLoad() {
      return [...guests].flatMap(({ extensionId, plugin }) => (access.isAllowed(extensionId) ? [plugin] : []));
    },
    onDidChange: changes.event,
    isOnlyGuest: (extensionId) => access.asked.every((id) => id.toLowerCase() === extensionId.toLowerCase()),
    add(extensionId, value) {
      const guest = { extensionId, plugin: { value, origin: { kind: 'extension' as const, where: extensionId } } };
      guests.add(guest);
      changes.fire();
      return {
        dispose() {
          if (guests.delete(guest)) changes.fire();
        },
      };
    },
    dispose() {
      decided.dispose();
      changes.dispose();
    },
  };
}
