import { backendForRole } from '../../core/config/backend-for-role.ts';
import { configHash } from '../../core/config/config-hash.ts';
import type { Settings } from '../../core/config/settings.ts';
import type { Paths } from '../../core/contracts/ports.ts';
import { masked } from '../../core/mask.ts';
import { environmentSecret } from '../host/environment-secrets.ts';
import type { SecretFile } from '../host/secret-file.ts';
import { services } from './service-keys.ts';

export interface SecretState {
  readonly name: string;
  readonly environmentName: string;
  readonly state: 'environment' | 'stored' | 'not set';
}

/** Which secrets there are and where they come from; never what they are. */
export async function secretStates(environment: Readonly<Record<string, string | undefined>>, secrets: SecretFile): Promise<readonly SecretState[]> {
  const stored = await secrets.names();
  return services.map(({ secret, environmentName }) => {
    const given = environmentSecret(environment, secret) !== undefined;
    return { name: secret.replace(/^plugin\//, ''), environmentName, state: given ? 'environment' : stored.includes(secret) ? 'stored' : 'not set' };
  });
}

/** What is set up, every service in a line, no secret shown. */
export function summary(paths: Paths, file: string, settings: Settings, secrets: readonly SecretState[]): { readonly json: unknown; readonly text: string } {
  const { preset, sender, transport } = settings;
  const { backend } = backendForRole(settings, 'writer');
  const lines: readonly (readonly [what: string, value: string])[] = [
    ['Name', sender.name ?? 'not set'],
    ['Writes from', sender.email ?? 'not set'],
    ['Postal address', sender.mailingAddress ?? 'not set'],
    ['Preset', preset],
    ['Backend', backend === 'offline' ? 'offline rules: no model, no network' : backend],
    ['Transport', transport === 'file' ? `file: messages are written to ${paths.outbox}` : transport],
    ...secrets.map(({ environmentName, state }) => [environmentName, state === 'not set' ? state : `${masked} (${state === 'stored' ? 'stored, encrypted' : 'from the environment'})`] as const),
  ];
  const width = Math.max(...lines.map(([what]) => what.length));
  return {
    json: { home: paths.home, file, configHash: configHash(settings), preset, backend, transport, sender, secrets },
    text: [`Set up in ${paths.home}:`, ...lines.map(([what, value]) => `  ${what.padEnd(width)}  ${value}`)].join('\n'),
  };
}
