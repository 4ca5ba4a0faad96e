import { l10n } from 'vscode';
import { backendForRole } from '../../core/config/backend-for-role.ts';
import type { Settings } from '../../core/config/settings.ts';
import { masked } from '../../core/mask.ts';
import { rolesWithModels } from '../../core/setup/work-choice.ts';
import type { CommandName } from '../contributions.ts';
import { coreWords } from '../host/core-words.ts';
import type { Host } from '../host/host.ts';
import { openPixelWords } from '../open-pixel-words.ts';
import { html, type Html } from '../pages/html.ts';
import type { SetupState } from './setup-state.ts';
import { commandLink, type ReadingPage } from './show-page.ts';
import { type SecretEntry, storedSecrets } from './stored-secrets.ts';

/** What is set up, every service in a line, no secret shown. Rejects with a `settings_…` error. */
export async function setupSummary(host: Host, state: SetupState): Promise<ReadingPage> {
  const [settings, secrets] = await Promise.all([host.settings(), storedSecrets(host)]);
  const { sender, transport, mailbox, sending } = settings;
  const agents = rolesWithModels.map((role) => ({ role, words: named(backendForRole(settings, role)) }));
  const works = [...new Set(agents.map(({ words }) => words))];
  const none = l10n.t('not set');
  const rows: readonly Row[] = [
    [state.profile, l10n.t('Résumé'), host.isOpen ? await profileWords(host, none) : state.profile ? l10n.t('read') : none, 'setupProfile'],
    ...(works.length === 1 ? [[state.model, l10n.t('Model'), works[0] ?? '', 'setupModel'] as const] : agents.map(({ role, words }) => [state.model, l10n.t('Model of {0}', role), words, 'setupModel'] as const)),
    [state.mailbox, l10n.t('Sending'), transport === 'file' ? l10n.t('as files in the outbox folder: nothing leaves this machine') : `${transport}${accountIn(settings, transport === 'smtp' ? 'smtp' : undefined)}`, 'setupMailbox'],
    [mailbox !== null, l10n.t('Answers'), mailbox === null ? l10n.t('read nowhere') : `${mailbox}${accountIn(settings, mailbox === 'imap' ? 'mailbox-imap' : undefined)}`, 'setupMailbox'],
    ...(transport === 'file' || sender.email === null ? [] : [await domainRow(host, sender.email)]),
    ...(sending.openPixelUrl === null ? [] : [[true, l10n.t('Opens'), l10n.t('counted, by a picture from {0}', new URL(sending.openPixelUrl).host), 'openSettings'] as const]),
    [sender.name !== null, l10n.t('Name'), sender.name ?? none, 'setupSender'],
    [sender.email !== null, l10n.t('Mail address'), sender.email ?? none, 'setupSender'],
    [sender.mailingAddress !== null, l10n.t('Postal address'), sender.mailingAddress ?? none, 'setupSender'],
  ];
  const keys = secrets.map(({ what, from, environmentName }): Row => [from !== 'nowhere', coreWords(what), secretWords(from, environmentName, none), /API key$/.test(what) ? 'setupModel' : 'setupMailbox']);
  const title = l10n.t('What Is Set Up');
  return {
    title,
    content: html`<h1>${title}</h1>
      <section>${tableOf(rows)}${sending.openPixelUrl !== null && html`<p class="quiet">${openPixelWords(l10n)}</p>`}</section>
      <section><h2>${l10n.t('Keys and Passwords')}</h2>${tableOf(keys)}</section>
      <section><p class="quiet">${l10n.t('The settings stand in {0}, which the command line uses as well. Keys and passwords are kept by the editor, and shown to nobody.', host.paths.config)}</p>
      <p>${commandLink('newCampaign', l10n.t('New Campaign'))} · ${commandLink('setupPlugin', l10n.t('Set Plugin Options'))} · ${commandLink('openSettings', l10n.t('Open the Settings File'))}</p></section>`,
    commands: ['setupProfile', 'setupModel', 'setupMailbox', 'setupSender', 'checkDomain', 'newCampaign', 'setupPlugin', 'openSettings'],
  };
}

type Row = readonly [isSet: boolean, what: string, value: string, command: CommandName];

function tableOf(rows: readonly Row[]): Html {
  const line = ([isSet, what, value, command]: Row) => html`<tr><td><span class="${isSet ? 'set' : 'quiet'}" role="img" aria-label="${isSet ? l10n.t('set') : l10n.t('not set')}">${isSet ? '✓' : '○'}</span></td><th scope="row">${what}</th><td>${value}</td><td>${commandLink(command, l10n.t('Change'), l10n.t('Change: {0}', what))}</td></tr>`;
  return html`<table class="settings"><tbody>${rows.map(line)}</tbody></table>`;
}

async function profileWords(host: Host, none: string): Promise<string> {
  const active = await (await host.engine()).store.profiles.active();
  return active === undefined ? none : l10n.t('{0}: {1} skills, {2} positions', active.profile.name?.value ?? l10n.t('no name'), active.profile.skills.length, active.profile.experience.length);
}

/** As it was found last: nobody is asked for a summary. */
async function domainRow(host: Host, email: string): Promise<Row> {
  const [{ keptCheck }, { domainHold }, { domainQuestion }, engine] = await Promise.all([import('../../core/domain-check/kept-checks.ts'), import('../../core/domain-check/domain-hold.ts'), import('../../core/campaign/domain-question.ts'), host.engine()]);
  const kept = await keptCheck(engine.store, domainQuestion(engine, email));
  const hold = kept === undefined ? undefined : domainHold(kept.check, engine.settings.sending.domainOverride);
  return [kept !== undefined && hold === undefined, l10n.t('Domain'), kept === undefined ? l10n.t('not looked at yet') : (hold === undefined ? l10n.t('in order') : coreWords(hold)), 'checkDomain'];
}

/** Of a plugin of ours, whose options say it. */
function accountIn({ plugins }: Settings, plugin: string | undefined): string {
  const { user, host } = plugin === undefined ? {} : (plugins[plugin] ?? {});
  return `${typeof user === 'string' ? `: ${user}` : ''}${typeof host === 'string' ? ` (${host})` : ''}`;
}

function secretWords(from: SecretEntry['from'], environmentName: string, none: string): string {
  if (from === 'nowhere') return none;
  return from === 'stored' ? l10n.t('{0} kept by the editor', masked) : l10n.t('{0} from the environment ({1})', masked, environmentName);
}

function named({ backend, model }: { readonly backend: string; readonly model: string | null }): string {
  if (backend === 'offline') return l10n.t('offline rules: no model, no network');
  return model === null ? l10n.t('{0}, its usual model', backend) : `${backend} ${model}`;
}
