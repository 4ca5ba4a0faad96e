import { commands, l10n } from 'vscode';
import { commandId } from '../contributions.ts';
import type { Host } from '../host/host.ts';
import { notify } from '../host/notify.ts';
import { quietMessages } from '../host/quiet-messages.ts';

/** The way back from "Don't Show Again". */
export function registerShowMessagesAgain({ context }: Host): void {
  context.subscriptions.push(
    commands.registerCommand(commandId('showMessagesAgain'), async () => {
      const silenced = await quietMessages(context.globalState).showAgain();
      void notify.information(silenced === 0 ? l10n.t('No message was turned off: all of them are shown.') : l10n.t('All messages are shown again.'));
      return silenced;
    }),
  );
}
