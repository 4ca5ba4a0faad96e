import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';
import { readId } from '../option-values.ts';
import { continueCampaigns } from '../running.ts';

/** Writes a draft anew from another angle. */
export async function run(context: CommandContext, given: GivenArguments): Promise<CommandResult> {
  const engine = await context.engine();
  const { regenerateDraft } = await import('../../core/review/decide-draft.ts');
  await regenerateDraft(engine, readId('<id>', given.arguments[0]));
  return continueCampaigns(context, 'write');
}
