import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';
import { readId } from '../option-values.ts';

/** Gives a lead a mail address, and its drafts another look: an approval is void after that. */
export async function run(context: CommandContext, given: GivenArguments): Promise<CommandResult> {
  const id = readId('<id>', given.arguments[0]);
  const engine = await context.engine();
  const { setAddress } = await import('../../core/review/set-address.ts');
  const lead = await setAddress(engine, id, given.arguments[1] ?? '');
  return { json: lead, text: `${lead.company}: ${lead.email}` };
}
