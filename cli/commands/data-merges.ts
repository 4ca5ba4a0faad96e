import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';
import { readId } from '../option-values.ts';
import { table } from '../table.ts';

/** What was merged into a lead, newest first. */
export async function run(context: CommandContext, given: GivenArguments): Promise<CommandResult> {
  const { store } = await context.engine();
  const merges = await store.leads.merges(readId('<id>', given.arguments[0]));
  const rows = merges.map((merge) => [merge.id, merge.rule, merge.venue, merge.candidate.company, merge.candidate.person, merge.candidate.email]);
  return { json: merges, text: rows.length === 0 ? 'Nothing was merged into this lead.' : table(['merge', 'because of', 'venue', 'company', 'person', 'address'], rows) };
}
