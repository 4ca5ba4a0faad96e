import type { SecretStorage } from 'vscode';
import type { Secrets } from '../../core/contracts/ports.ts';
import { rememberSecret } from '../../core/mask.ts';

/** The editor's own store of secrets: encrypted by the operating system, on this machine only, never synced. */
export function secretsIn(storage: SecretStorage): Secrets {
  return {
    async get(name) {
      const value = await storage.get(name);
      if (value !== undefined) rememberSecret(value);
      return value;
    },
    async set(name, value) {
      rememberSecret(value);
      await storage.store(name, value);
    },
    delete: async (name) => storage.delete(name),
  };
}
