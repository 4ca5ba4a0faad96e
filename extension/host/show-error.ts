import { commands, l10n, window } from 'vscode';
import type { Host } from './host.ts';

/** What a person can do about an error, by its code or the beginning of it: a command of ours, in the words of its button. */
const remedies: readonly (readonly [codes: RegExp, command: string, button: () => string])[] = [
  [/^(?:profile_|resume_)/, 'outreach.setupProfile', () => l10n.t('Choose a Résumé')],
  [/^(?:mailing_address_missing|sender_)/, 'outreach.setupSender', () => l10n.t('Set Up the Sender')],
  [/^(?:model_|local_model_|preset_unavailable)/, 'outreach.setupModel', () => l10n.t('Choose a Model')],
  [/^settings_/, 'outreach.openSettings', () => l10n.t('Open the Settings')],
];

/** Tells of an error and waits for nobody. Ours says what happened and what to do, with a button for that; anything else is a bug, and its words stand in the log. */
export async function showError({ logs }: Host, thrown: unknown): Promise<void> {
  const { isOutreachError } = await import('../../core/errors.ts');
  const { mask } = await import('../../core/mask.ts');
  const log = l10n.t('Show Log');
  if (!isOutreachError(thrown)) {
    logs.channel('outreach').error(mask(thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)));
    if ((await window.showErrorMessage(l10n.t('Something went wrong that should not have. What it was stands in the log.'), log)) === log) logs.channel('outreach').show();
    return;
  }
  const message = mask(`${thrown.message} ${thrown.help}`);
  logs.channel('outreach').warn(message);
  const remedy = remedies.find(([codes]) => codes.test(thrown.code));
  const button = remedy?.[2]();
  const chosen = await window.showErrorMessage(message, ...(button === undefined ? [] : [button]), log);
  if (chosen === log) logs.channel('outreach').show();
  else if (chosen !== undefined && remedy !== undefined) await commands.executeCommand(remedy[1]);
}
