// How a person hears of what went wrong: what happened, what to do, and a button that does it.
import { commands, env, l10n } from 'vscode';
import { commandId } from '../contributions.ts';
import { isOutreachError } from '../../core/errors.ts';
import { errorWords } from './error-words.ts';
import type { Host } from './host.ts';
import { notify } from './notify.ts';
import { quietMessages } from './quiet-messages.ts';
import { sentence } from './sentence.ts';
import { thrownWords } from './thrown-words.ts';

interface Remedy {
  readonly codes: RegExp;
  readonly label: string;
  readonly act: () => Thenable<unknown>;
}

/** What a button can do about an error; the first that fits. */
const remedies = (): readonly Remedy[] => [
  { codes: /^(?:model_|local_model|preset_unavailable)/, label: l10n.t('Choose a Model'), act: () => commands.executeCommand(commandId('setupModel')) },
  { codes: /^(?:profile_missing$|resume_)/, label: l10n.t('Import Your Résumé'), act: () => commands.executeCommand(commandId('setupProfile')) },
  { codes: /^(?:sender_|mailing_address_missing$)/, label: l10n.t('Say Who Writes'), act: () => commands.executeCommand(commandId('setupSender')) },
  { codes: /^domain_not_ready$/, label: l10n.t('Check Your Domain'), act: () => commands.executeCommand(commandId('checkDomain')) },
  { codes: /^(?:transport|mail|mailbox|smtp|imap|test_message)_/, label: l10n.t('Check the Mailbox'), act: () => commands.executeCommand(commandId('setupMailbox')) },
  { codes: /^nothing_(?:to_continue|found)$/, label: l10n.t('New Campaign'), act: () => commands.executeCommand(commandId('newCampaign')) },
  { codes: /^(?:settings_|budget_|company_held|plugin_options)/, label: l10n.t('Open the Settings File'), act: () => commands.executeCommand(commandId('openSettings')) },
  { codes: /^store_(?:newer|foreign|network_folder|unwritable)$/, label: l10n.t('Choose Another Folder'), act: openHomeSetting },
];

/** A setting of the machine stands with the machine that the extension runs on. */
function openHomeSetting(): Thenable<unknown> {
  return commands.executeCommand(env.remoteName === undefined ? 'workbench.action.openSettings' : 'workbench.action.openRemoteSettings', { query: 'outreach.home' });
}

export interface Telling {
  /** Does the same thing again. */
  readonly again?: () => unknown;
  /** What helps where the same thing cannot be done again. */
  readonly instead?: { readonly label: string; readonly act: () => unknown };
  /** What may come again and again can be turned off, by this name. */
  readonly quietKey?: string;
  /** What there is to do besides. It stands in the same message, since VS Code drops the third that comes within a moment; alone where the error is turned off. */
  readonly next?: NextStep;
}

export interface NextStep {
  readonly text: string;
  readonly label: string;
  readonly act: () => Thenable<unknown>;
}

/** Shows an error and returns at once. What is no error of ours is a bug: a friendly line, and the whole of it in the log. */
export function tellError(host: Pick<Host, 'logs' | 'context'>, thrown: unknown, { again, instead, quietKey, next }: Telling = {}): void {
  const known = isOutreachError(thrown);
  host.logs.log.error(thrownWords(thrown));
  const quiet = quietMessages(host.context.globalState);
  if (quietKey !== undefined && quiet.isQuiet(quietKey)) {
    if (next !== undefined) offer(next);
    return;
  }
  const remedy = known ? remedies().find(({ codes }) => codes.test(thrown.code)) : undefined;
  const buttons = new Map<string, () => unknown>();
  if (next !== undefined) buttons.set(next.label, next.act);
  if (remedy !== undefined) buttons.set(remedy.label, () => remedy.act());
  if (again !== undefined) buttons.set(l10n.t('Try Again'), again);
  if (instead !== undefined) buttons.set(instead.label, instead.act);
  buttons.set(l10n.t('Show Log'), () => commands.executeCommand(commandId('showLog')));
  if (quietKey !== undefined) buttons.set(l10n.t("Don't Show Again"), () => quiet.silence(quietKey));
  const said = known ? errorWords(thrown) : undefined;
  const wrong = said !== undefined ? `${sentence(said.message)} ${said.help}` : l10n.t('Something went wrong in Outreach. Nothing of yours is lost; the log says more.');
  void notify.error(next === undefined ? wrong : `${wrong} ${next.text}`, ...buttons.keys()).then((label) => (label === undefined ? undefined : buttons.get(label)?.()));
}

/** Says what there is to do, and returns at once: nobody has to answer. */
export function offer({ text, label, act }: NextStep): void {
  void notify.information(text, label).then((answer) => (answer === undefined ? undefined : act()));
}

/** Does what a person asked for; what keeps it from being done is told. Undefined then, and when the person has cancelled. */
export async function telling<Result>(host: Host, work: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await work();
  } catch (thrown) {
    if (isCancel(thrown)) return undefined;
    tellError(host, thrown, { again: () => telling(host, work) });
    return undefined;
  }
}

/** A person has stopped it, who knows that. */
export function isCancel(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.name === 'StoppedByPerson';
}
