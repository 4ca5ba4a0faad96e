import { commands, l10n, window } from 'vscode';
import { commandId } from '../contributions.ts';
import type { Host } from '../host/host.ts';
import { quietMessages } from '../host/quiet-messages.ts';

/** The way back from "Don't Show Again". */
export function registerShowMessagesAgain({ context }: Host): void {
  context.subscriptions.push(
    commands.registerCommand(commandId('showMessagesAgain'), async () => {
      const silenced = await quietMessages(context.globalState).showAgain();
      void window.showInformationMessage(silenced === 0 ? l10n.t('No message was turned off: all of them are shown.') : l10n.t('All messages are shown again.'));
      return silenced;
    }),
  );
}
