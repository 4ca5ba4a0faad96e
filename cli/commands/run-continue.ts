import type { CommandContext, CommandResult } from '../command.ts';
import { continueCampaigns } from '../running.ts';

/** Goes on with every active campaign, where it stopped. */
export async function run(context: CommandContext): Promise<CommandResult> {
  return continueCampaigns(context, 'all');
}
