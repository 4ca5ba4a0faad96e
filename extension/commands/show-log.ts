import { commands } from 'vscode';
import { commandId } from '../contributions.ts';
import type { Host } from '../host/host.ts';

export function registerShowLog({ context, logs }: Host): void {
  context.subscriptions.push(commands.registerCommand(commandId('showLog'), () => logs.show()));
}
