import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';
import { existingAccount } from '../existing-account.ts';
import { testMessageText } from '../test-message-text.ts';
import { mainAccount } from '../../core/outbox/accounts.ts';

/** Sends one message to the user's own address, by the way that all others go, and looks whether it arrives. */
export async function run(context: CommandContext, given: GivenArguments): Promise<CommandResult> {
  const engine = await context.engine();
  const account = existingAccount(engine.settings, given.arguments[0] ?? mainAccount);
  const { sendTestMessage } = await import('../../core/setup/send-test-message.ts');
  const sent = await sendTestMessage(engine, context.signal, { account });
  return { json: sent, text: testMessageText(sent) };
}
