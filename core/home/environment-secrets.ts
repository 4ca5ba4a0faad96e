import { secretEnvironmentName } from '../config/secret-environment-name.ts';
import type { Secrets } from '../contracts/ports.ts';
import { isSecretName } from '../is-secret-name.ts';
import { rememberSecret } from '../mask.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Shorter ones could be words like "true" or "none", which must not vanish from every line. */
const shortestByName = 8;

/** Every variable with the name of a secret is masked from here on, whether anybody asks for it or not. A host calls it before it does anything else. */
export function maskEnvironment(environment: Environment): void {
  for (const [name, value] of Object.entries(environment)) {
    if (value !== undefined && value.length >= shortestByName && isSecretName(name)) rememberSecret(value);
  }
}

/** Secrets as they are stored, but for those that the environment gives: `ANTHROPIC_API_KEY` stands for the secret `apiKey` of the plugin `anthropic`. */
export function withEnvironmentSecrets(environment: Environment, stored: Secrets): Secrets {
  return {
    ...stored,
    async get(name) {
      const given = environmentSecret(environment, name);
      return given ?? stored.get(name);
    },
  };
}

/** The value that the environment gives to a secret, masked from here on; an empty variable gives none. */
export function environmentSecret(environment: Environment, name: string): string | undefined {
  const value = environment[secretEnvironmentName(name)];
  if (value === undefined || value === '') return undefined;
  rememberSecret(value);
  return value;
}
