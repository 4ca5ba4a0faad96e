import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';
import { readId } from '../option-values.ts';
import { continueCampaigns } from '../running.ts';

/** Answers a question of a draft and writes it anew. */
export async function run(context: CommandContext, given: GivenArguments): Promise<CommandResult> {
  const engine = await context.engine();
  const { answerQuestion } = await import('../../core/review/decide-draft.ts');
  await answerQuestion(engine, readId('<id>', given.arguments[0]), given.arguments[1] ?? '', given.arguments[2] ?? '');
  return continueCampaigns(context, 'write');
}
