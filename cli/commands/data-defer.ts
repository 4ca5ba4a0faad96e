import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';
import { decideLead } from '../deciding.ts';

/** Leaves a lead before the gate, for later. */
export async function run(context: CommandContext, given: GivenArguments): Promise<CommandResult> {
  return decideLead(context, given, 'deferred');
}
