import { commands, l10n, workspace } from 'vscode';
import type { Host } from './host.ts';
import { notify } from './notify.ts';

/** Where everything is kept, and by which driver, is settled when the window starts: who changes that is offered a new start. */
export function registerReloadOnChange({ context }: Host): void {
  context.subscriptions.push(
    workspace.onDidChangeConfiguration(async (change) => {
      if (!change.affectsConfiguration('outreach.home') && !change.affectsConfiguration('outreach.storage')) return;
      const reload = l10n.t('Reload Window');
      const chosen = await notify.information(l10n.t('Outreach uses this from the next start of the window on.'), reload);
      if (chosen === reload) await commands.executeCommand('workbench.action.reloadWindow');
    }),
  );
}
