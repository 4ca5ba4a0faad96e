import { mainAccount } from '../../core/outbox/accounts.ts';
import { existingAccount } from '../existing-account.ts';
import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';
import { sayCommand } from '../say-command.ts';

/** Nothing more leaves an account until it is resumed. */
export async function run(context: CommandContext, given: GivenArguments): Promise<CommandResult> {
  const engine = await context.engine();
  const account = existingAccount(engine.settings, given.arguments[0] ?? mainAccount);
  const pause = { account: account.id, rule: 'user', reason: 'you paused it', since: engine.clock.now(), until: null };
  await engine.store.sending.pause(pause);
  return { json: pause, text: `Nothing more is sent from "${account.id}". Go on: ${sayCommand(`mail resume ${account.id}`, context.paths.home)}` };
}
