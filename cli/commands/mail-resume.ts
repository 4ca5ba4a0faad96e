import { mainAccount } from '../../core/outbox/accounts.ts';
import { existingAccount } from '../existing-account.ts';
import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';

/** An account sends again; what came back before does not count against it any more. */
export async function run(context: CommandContext, given: GivenArguments): Promise<CommandResult> {
  const { store, settings, clock } = await context.engine();
  const { id } = existingAccount(settings, given.arguments[0] ?? mainAccount);
  const resumed = await store.sending.resume(id, clock.now());
  return { json: { account: id, resumed }, text: resumed ? `"${id}" sends again.` : `"${id}" was not paused.` };
}
