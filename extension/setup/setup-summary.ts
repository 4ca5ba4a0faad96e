import { l10n } from 'vscode';
import { backendForRole } from '../../core/config/backend-for-role.ts';
import { masked } from '../../core/mask.ts';
import { rolesWithModels } from '../../core/setup/work-choice.ts';
import type { Host } from '../host/host.ts';
import type { SetupState, SetupStep } from './setup-state.ts';
import { plainly } from './show-page.ts';
import { type SecretEntry, storedSecrets } from './stored-secrets.ts';

/** What is set up, every service in a line, no secret shown. Rejects with a `settings_…` error. */
export async function setupSummary(host: Host, state: SetupState): Promise<string> {
  const [settings, secrets] = await Promise.all([host.settings(), storedSecrets(host)]);
  const { sender, transport } = settings;
  const agents = rolesWithModels.map((role) => ({ role, words: named(backendForRole(settings, role)) }));
  const works = [...new Set(agents.map(({ words }) => words))];
  const none = l10n.t('not set');
  const tick = (step: SetupStep) => (state[step] ? '✓' : '○');
  const rows: readonly (readonly [mark: string, what: string, value: string, command: string])[] = [
    [tick('profile'), l10n.t('Résumé'), host.isOpen ? await profileWords(host, none) : state.profile ? l10n.t('read') : none, 'setupProfile'],
    ...(works.length === 1 ? [[tick('model'), l10n.t('Model'), works[0] ?? '', 'setupModel'] as const] : agents.map(({ role, words }) => [tick('model'), l10n.t('Model of {0}', role), words, 'setupModel'] as const)),
    [tick('mailbox'), l10n.t('Sending'), transport === 'file' ? l10n.t('as files in the outbox folder: nothing leaves this machine') : transport, 'setupMailbox'],
    [tick('sender'), l10n.t('Name'), sender.name ?? none, 'setupSender'],
    [tick('sender'), l10n.t('Mail address'), sender.email ?? none, 'setupSender'],
    [tick('sender'), l10n.t('Postal address'), sender.mailingAddress ?? none, 'setupSender'],
    ...secrets.map(({ what, from, environmentName }) => [from === 'nowhere' ? '○' : '✓', what, secretWords(from, environmentName, none), 'setupModel'] as const),
  ];
  return [
    `# ${l10n.t('What Is Set Up')}`,
    `| | | |\n|:-:|---|---|\n${rows.map(([mark, what, value]) => `| ${mark} | ${plainly(what)} | ${plainly(value)} |`).join('\n')}`,
    l10n.t('The settings stand in {0}, which the command line uses as well. Keys and passwords are kept by the editor, and shown to nobody.', `\`${host.paths.config}\``),
    l10n.t('Each of them can be changed at any time: "Outreach: Setup" and the commands beside it in the command palette.'),
  ].join('\n\n');
}

async function profileWords(host: Host, none: string): Promise<string> {
  const active = await (await host.engine()).store.profiles.active();
  return active === undefined ? none : l10n.t('{0}: {1} skills, {2} positions', active.profile.name?.value ?? l10n.t('no name'), active.profile.skills.length, active.profile.experience.length);
}

function secretWords(from: SecretEntry['from'], environmentName: string, none: string): string {
  if (from === 'nowhere') return none;
  return from === 'stored' ? l10n.t('{0} kept by the editor', masked) : l10n.t('{0} from the environment ({1})', masked, environmentName);
}

function named({ backend, model }: { readonly backend: string; readonly model: string | null }): string {
  if (backend === 'offline') return l10n.t('offline rules: no model, no network');
  return model === null ? l10n.t('{0}, its usual model', backend) : `${backend} ${model}`;
}
