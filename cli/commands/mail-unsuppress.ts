import { createError } from '../../core/errors.ts';
import { liftSuppression, longestReason } from '../../core/review/lift-suppression.ts';
import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';

/** An address that was taken for gone, or for opted out, by mistake may be written to again; an opt-out only with a reason. */
export async function run(context: CommandContext, { arguments: [address = ''], options }: GivenArguments): Promise<CommandResult> {
  const why = typeof options['reason'] === 'string' ? options['reason'].trim() : null;
  if (why !== null && why.length > longestReason) throw createError('usage_wrong', { reason: `--reason takes at most ${longestReason} characters` });
  const { store } = await context.engine();
  const { reason } = await liftSuppression(store, address, why);
  return { json: { allowed: address, was: reason }, text: `${address} may be written to again (it was suppressed: ${reason}).` };
}
