// Setup: a walkthrough, and a command for each of its steps. What they need is loaded when one of them is called.
import { commands, l10n, Uri, window } from 'vscode';
import { commandId, type CommandName } from '../contributions.ts';
import type { Host } from '../host/host.ts';
import { telling } from '../host/tell-error.ts';
import { registerPasteDocument } from './paste-profile.ts';
import { readSetupState, setupSteps, tellSetupState } from './setup-state.ts';
import { showPage } from './show-page.ts';
import { walkthroughSettled } from './walkthrough-settled.ts';

/** Changes come in crowds while a campaign runs. */
const pauseMilliseconds = 1_000;

export function registerSetup(host: Host): void {
  const { subscriptions } = host.context;
  const register = (name: CommandName, run: (given: unknown) => Promise<unknown>) =>
    subscriptions.push(commands.registerCommand(commandId(name), (given: unknown) => telling(host, () => run(given))));

  register('setup', () => openSetup(host));
  register('showSetup', () => showSetup(host));
  register('openSettings', () => openSettings(host));
  register('setupProfile', async (given) => saved(host, await (await import('./setup-profile.ts')).setupProfile(host, documentIn(given)), l10n.t('Your résumé is in use.')));
  register('setupModel', async () => saved(host, await (await import('./setup-model.ts')).setupModel(host), l10n.t('The model is chosen.')));
  register('setupMailbox', async () => saved(host, await (await import('./setup-mailbox.ts')).setupMailbox(host), l10n.t('Sending is set up.')));
  register('setupPlugin', async (given) => saved(host, await (await import('./setup-mailbox.ts')).setupPlugin(host, typeof given === 'string' ? given : undefined), l10n.t('The options are stored.')));
  register('setupSender', async () => {
    const isSaved = await saved(host, await (await import('./setup-sender.ts')).setupSender(host), l10n.t('The sender is set up.'));
    if (isSaved && (await host.settings()).transport !== 'file') void commands.executeCommand(commandId('checkDomain'));
    return isSaved;
  });
  register('checkDomain', async () => (await import('./check-domain.ts')).checkDomain(host));
  register('copyRecord', async (given) => (await import('./check-domain.ts')).copyRecord(given));
  register('sendTestMessage', async () => (await import('./test-mail.ts')).testMail(host));
  register('newCampaign', async (given) => {
    const id = await (await import('./new-campaign.ts')).newCampaign(host, fileIn(given));
    await tellState(host);
    return id;
  });
  subscriptions.push(...registerPasteDocument());

  let waiting: NodeJS.Timeout | undefined;
  const later = (milliseconds: number) => {
    waiting ??= setTimeout(() => {
      waiting = undefined;
      tellState(host).catch(() => undefined); // what is wrong with the settings is said by whoever needs them
    }, milliseconds);
  };
  subscriptions.push(host.onDidChange(() => later(pauseMilliseconds)), { dispose: () => clearTimeout(waiting) });
  later(0); // not before the extension is activated
}

async function tellState(host: Host): Promise<void> {
  await tellSetupState(await readSetupState(host, { opens: false }));
}

/** The walkthrough, at the first step that is not done; when all are, what they came to. */
async function openSetup(host: Host): Promise<void> {
  const state = await readSetupState(host, { opens: true });
  await tellSetupState(state);
  const step = setupSteps.find((each) => !state[each]);
  if (step === undefined) return showSetup(host);
  await walkthroughSettled();
  await commands.executeCommand('workbench.action.openWalkthrough', { category: `${host.context.extension.id}#start`, step }, false);
}

async function showSetup(host: Host): Promise<void> {
  const { setupSummary } = await import('./setup-summary.ts');
  showPage(host, await setupSummary(host, await readSetupState(host, { opens: true })));
}

/** The user's file, which the command line reads as well; made when there is none. */
async function openSettings(host: Host): Promise<void> {
  const [{ findSettingsFile }, { ensureHome }, { existsSync, writeFileSync }] = await Promise.all([import('../../core/config/settings-file.ts'), import('../../core/home/ensure-home.ts'), import('node:fs')]);
  await ensureHome(host.paths);
  if (findSettingsFile(host.paths.config) === undefined && !existsSync(host.paths.config)) writeFileSync(host.paths.config, '{}\n', { flag: 'wx', mode: 0o600 });
  await window.showTextDocument(Uri.file(findSettingsFile(host.paths.config) ?? host.paths.config));
}

/** A quiet word in the status bar, and the tick in the walkthrough. */
async function saved(host: Host, isSaved: boolean, words: string): Promise<boolean> {
  if (isSaved) {
    window.setStatusBarMessage(`$(check) ${words}`, 5_000);
    await tellState(host);
  }
  return isSaved;
}

function documentIn(given: unknown): { readonly file?: string; readonly document?: Uri } {
  return given instanceof Uri && given.scheme === 'untitled' ? { document: given } : fileIn(given);
}

/** A file of the explorer, or one that was dropped on a view. */
function fileIn(given: unknown): { readonly file?: string } {
  const uri = given instanceof Uri ? given : (given as { readonly uri?: unknown } | undefined)?.uri;
  if (uri instanceof Uri) return { file: uri.fsPath };
  const file = (given as { readonly file?: unknown } | undefined)?.file;
  return typeof file === 'string' ? { file } : {};
}
