import { backendForRole, type ModelOfBackend } from '../../core/config/backend-for-role.ts';
import { configHash } from '../../core/config/config-hash.ts';
import type { Settings } from '../../core/config/settings.ts';
import type { Paths } from '../../core/contracts/ports.ts';
import { masked } from '../../core/mask.ts';
import { environmentSecret } from '../../core/home/environment-secrets.ts';
import type { SecretFile } from '../host/secret-file.ts';
import { services } from '../../core/setup/service-keys.ts';
import { rolesWithModels } from '../../core/setup/work-choice.ts';

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

export interface SetUp {
  readonly paths: Paths;
  readonly file: string;
  readonly settings: Settings;
  readonly secrets: readonly SecretState[];
  /** What was found out about models. */
  readonly notes: readonly string[];
}

/** What is set up, every service in a line, no secret shown. */
export function summary({ paths, file, settings, secrets, notes }: SetUp): { readonly json: unknown; readonly text: string } {
  const { preset, sender, transport, mailbox } = settings;
  const { backend } = backendForRole(settings, 'writer');
  const agents = rolesWithModels.map((role) => ({ role, ...backendForRole(settings, role) }));
  const works = [...new Set(agents.map(named))];
  const lines: readonly (readonly [what: string, value: string])[] = [
    ['Name', sender.name ?? 'not set'],
    ['Writes from', sender.email ?? 'not set'],
    ['Postal address', sender.mailingAddress ?? 'not set'],
    ['Preset', preset],
    ...(works.length === 1 ? [['Backend', works[0] ?? ''] as const] : agents.map((agent) => [`Backend of ${agent.role}`, named(agent)] as const)),
    ['Mail goes out', transport === 'file' ? `as files in ${paths.outbox}: nothing leaves this machine` : `${transport}${accountIn(settings, transport === 'smtp' ? 'smtp' : undefined)}`],
    ['Answers are read', mailbox === null ? 'nowhere' : `${mailbox}${accountIn(settings, mailbox === 'imap' ? 'mailbox-imap' : undefined)}`],
    ...secrets.map(({ environmentName, state }) => [environmentName, state === 'not set' ? state : `${masked} (${state === 'stored' ? 'stored, encrypted' : 'from the environment'})`] as const),
  ];
  const width = Math.max(...lines.map(([what]) => what.length));
  return {
    json: { home: paths.home, file, configHash: configHash(settings), preset, backend, agents, transport, mailbox, sender, secrets, notes },
    text: [`Set up in ${paths.home}:`, ...lines.map(([what, value]) => `  ${what.padEnd(width)}  ${value}`), ...notes].join('\n'),
  };
}

/** Of a plugin of ours, whose options say it. */
function accountIn({ plugins }: Settings, plugin: string | undefined): string {
  const { user, host } = plugin === undefined ? {} : (plugins[plugin] ?? {});
  return `${typeof user === 'string' ? `: ${user}` : ''}${typeof host === 'string' ? ` at ${host}` : ''}`;
}

function named({ backend, model }: ModelOfBackend): string {
  return backend === 'offline' ? 'offline rules: no model, no network' : `${backend}${model === null ? ', its usual model' : ` ${model}`}`;
}
