import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';
import { decideLead } from '../deciding.ts';

/** Lets a lead pass the gate after light research. */
export async function run(context: CommandContext, given: GivenArguments): Promise<CommandResult> {
  return decideLead(context, given, 'accepted');
}
