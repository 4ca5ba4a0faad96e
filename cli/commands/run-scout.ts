import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';
import { runRequested } from '../running.ts';

/** Finds and scores leads, and looks again at venues that were looked at before. */
export async function run(context: CommandContext, { options }: GivenArguments): Promise<CommandResult> {
  return runRequested(context, options, 'scout');
}
