import { commands, l10n, window } from 'vscode';
import { commandId } from '../contributions.ts';
import type { Host } from '../host/host.ts';
import { notify } from '../host/notify.ts';
import { displayNameOf } from '../host/plugin-access.ts';

/** Shows the extensions that have asked to add to this one; the ticked ones may. */
export function registerManagePluginAccess({ context, access }: Host): void {
  context.subscriptions.push(
    commands.registerCommand(commandId('managePluginAccess'), async () => {
      if (access.asked.length === 0) return void (await notify.information(l10n.t('No other extension has asked to add to Outreach.')));
      const items = access.asked.map((id) => ({ label: displayNameOf(id), description: id, picked: access.isAllowed(id) }));
      const picked = await window.showQuickPick(items, { canPickMany: true, title: l10n.t('Extensions that may add to Outreach'), placeHolder: l10n.t('Tick those that may; the others are denied') });
      if (picked !== undefined) await access.allowOnly(picked.map(({ description }) => description));
    }),
  );
}
