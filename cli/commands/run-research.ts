import type { CommandContext, CommandResult } from '../command.ts';
import { continueCampaigns } from '../running.ts';

/** Does this stage for all leads that wait for it. */
export async function run(context: CommandContext): Promise<CommandResult> {
  return continueCampaigns(context, 'research');
}
