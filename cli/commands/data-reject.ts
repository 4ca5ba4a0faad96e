import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';
import { decideLead } from '../deciding.ts';

/** Keeps a lead out of its campaign. */
export async function run(context: CommandContext, given: GivenArguments): Promise<CommandResult> {
  return decideLead(context, given, 'rejected');
}
