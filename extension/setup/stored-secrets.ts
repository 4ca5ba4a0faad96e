import { secretEnvironmentName } from '../../core/config/secret-environment-name.ts';
import type { Host } from '../host/host.ts';

/** A secret that a service wants, and where it is; never what it is. */
export interface SecretEntry {
  readonly name: string;
  readonly what: string;
  readonly environmentName: string;
  readonly from: 'environment' | 'stored' | 'nowhere';
}

/** Which secrets of the known services there are, and further ones that plugins ask for by their schemas. */
export async function storedSecrets({ context }: Pick<Host, 'context'>, further: readonly string[] = []): Promise<readonly SecretEntry[]> {
  const [{ services }, { environmentSecret }] = await Promise.all([import('../../core/setup/service-keys.ts'), import('../../core/home/environment-secrets.ts')]);
  const wanted = [...services.map(({ secret, what, environmentName }) => ({ name: secret, what, environmentName })), ...further.map((name) => ({ name, what: name.replace(/^plugin\//, ''), environmentName: secretEnvironmentName(name) }))];
  return Promise.all(wanted.map(async (each): Promise<SecretEntry> => {
    if (environmentSecret(process.env, each.name) !== undefined) return { ...each, from: 'environment' };
    return { ...each, from: (await context.secrets.get(each.name)) === undefined ? 'nowhere' : 'stored' };
  }));
}
