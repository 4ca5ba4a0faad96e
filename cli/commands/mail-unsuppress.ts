import { liftSuppression } from '../../core/review/lift-suppression.ts';
import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';

/** An address that was taken for gone, or for opted out, by mistake may be written to again; an opt-out only with a reason. */
export async function run(context: CommandContext, { arguments: [address = ''], options }: GivenArguments): Promise<CommandResult> {
  const { store } = await context.engine();
  const { reason } = await liftSuppression(store, address, typeof options['reason'] === 'string' ? options['reason'] : null);
  return { json: { allowed: address, was: reason }, text: `${address} may be written to again (it was suppressed: ${reason}).` };
}
