import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';
import { runRequested } from '../running.ts';

/** The whole main job, from the résumé to drafts in the review queue. */
export async function run(context: CommandContext, { options }: GivenArguments): Promise<CommandResult> {
  return runRequested(context, options, 'all');
}
