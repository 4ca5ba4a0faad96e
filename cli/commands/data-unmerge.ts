import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';
import { readId } from '../option-values.ts';

/** Makes a lead of its own of what was merged. */
export async function run(context: CommandContext, given: GivenArguments): Promise<CommandResult> {
  const { store } = await context.engine();
  const { lead, split } = await store.leads.undoMerge(readId('<merge>', given.arguments[0]));
  return { json: { lead, split }, text: `Lead ${split.id} (${split.company}) was taken out of lead ${lead.id} (${lead.company}).` };
}
