// Plugins: which there are, what each brings, and which of them are used.
import { commands, l10n, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import type { PluginRecord } from '../../core/kernel/kernel.ts';
import { commandId } from '../contributions.ts';
import { coreWords } from '../host/core-words.ts';
import { errorWords } from '../host/error-words.ts';
import type { Host } from '../host/host.ts';
import { notify } from '../host/notify.ts';
import { telling } from '../host/tell-error.ts';
import { saveSetup } from '../setup/save-setup.ts';

/** Shows the plugins; the ticked ones are used. A stranger's that lies in the home and was never allowed, or has changed since, is asked about before it is run. */
export function registerManagePlugins(host: Host): void {
  host.context.subscriptions.push(commands.registerCommand(commandId('managePlugins'), () => telling(host, () => managePlugins(host))));
}

interface PluginItem extends QuickPickItem {
  readonly plugin?: PluginRecord;
}

async function managePlugins(host: Host): Promise<void> {
  const { kernel, settings } = await host.engine();
  const items = kernel.plugins.map(itemOf);
  const ofOthers = items.filter(({ plugin }) => plugin.origin.kind !== 'built-in');
  const builtIn = items.filter(({ plugin }) => plugin.origin.kind === 'built-in');
  const shown: readonly PluginItem[] = [...headed(l10n.t('From others'), ofOthers), ...headed(l10n.t('Built in'), builtIn)];
  const picked = await window.showQuickPick(shown, { canPickMany: true, title: l10n.t('Plugins'), placeHolder: l10n.t('Tick those that are used; the others are not loaded'), matchOnDescription: true, matchOnDetail: true });
  if (picked === undefined) return;
  const ticked = picked.flatMap(({ plugin }) => (plugin === undefined ? [] : [plugin]));
  const toUse = items.filter(({ plugin, picked: before }) => !before && ticked.includes(plugin)).map(({ plugin }) => plugin);
  const toLeaveOut = items.filter(({ plugin, picked: before }) => before && !ticked.includes(plugin)).map(({ plugin }) => plugin);
  if (toUse.length + toLeaveOut.length === 0) return;
  // A package that is left out before it was ever run stands there by its own name.
  const others = settings.pluginLoading.disabled.filter((name) => !toUse.some((plugin) => plugin.name === name || plugin.origin.where === name));
  await saveSetup(host, [{ where: 'setup', path: ['pluginLoading', 'disabled'], value: [...new Set([...others, ...toLeaveOut.map(namedForGood)])] }]);
  if (await allowed(host, toUse)) await saveSetup(host, []);
  host.changed();
}

/** Asks about each of these whose present content nobody has allowed yet: a stranger's code is run only by a click that knows what it does. True when any was allowed. */
async function allowed(host: Host, wanted: readonly PluginRecord[]): Promise<boolean> {
  const { kernel, settings } = await host.engine();
  let any = false;
  for (const { name, origin } of kernel.plugins.filter((plugin) => needsConsent(plugin) && wanted.some((each) => each.origin.where === plugin.origin.where))) {
    const allow = l10n.t('Use It');
    const detail = l10n.t('Its code runs with your rights: it can read and change your files, and what it adds sees your leads and letters. Only its present content is allowed; when that changes you are asked again.');
    if ((await notify.warning(l10n.t('Use the plugin "{0}" ({1})?', name, origin.where), { modal: true, detail }, allow)) !== allow) continue;
    const { allowPluginPackage } = await import('../../core/kernel/third-party.ts');
    // One that cannot be run keeps none of the others from being used.
    const allows = await telling(host, () => allowPluginPackage(origin.where, host.paths.plugins, settings.pluginLoading.packages));
    any ||= allows === true;
  }
  return any;
}

function itemOf(plugin: PluginRecord): PluginItem & Required<Pick<PluginItem, 'plugin' | 'picked'>> {
  const { name, description, origin, state, failure, brings } = plugin;
  return {
    label: name,
    description: coreWords(description) || (origin.kind === 'built-in' ? '' : origin.where),
    detail: failure !== null ? `$(warning) ${errorWords(failure).message}` : brings.join(', '),
    picked: state !== 'disabled' && !needsConsent(plugin),
    plugin,
  };
}

/** A stranger may call itself as a plugin of ours does, which stays. */
function namedForGood({ name, origin }: PluginRecord): string {
  return origin.kind === 'built-in' ? name : origin.where;
}

/** Nothing where nothing follows. */
function headed(label: string, items: readonly PluginItem[]): readonly PluginItem[] {
  return items.length === 0 ? [] : [{ label, kind: QuickPickItemKind.Separator }, ...items];
}

function needsConsent({ failure }: PluginRecord): boolean {
  return failure?.code === 'plugin_not_allowed';
}
