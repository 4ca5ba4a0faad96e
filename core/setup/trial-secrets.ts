import type { Secrets } from '../contracts/ports.ts';
import { type Environment, withEnvironmentSecrets } from '../home/environment-secrets.ts';

/** Secrets as a run would find them, with one more that is tried before it is stored. */
export interface TrialSecrets extends Secrets {
  /** Only in memory. */
  offer(name: string, value: string): void;
}

export function trialSecrets(environment: Environment, stored: Secrets): TrialSecrets {
  const offered = new Map<string, string>();
  const { get, ...rest } = withEnvironmentSecrets(environment, stored);
  return { ...rest, get: async (name) => offered.get(name) ?? get(name), offer: (name, value) => void offered.set(name, value) };
}
