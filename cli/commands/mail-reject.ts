import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';
import { readId, textOption } from '../option-values.ts';

/** Takes a draft out of the queue. */
export async function run(context: CommandContext, given: GivenArguments): Promise<CommandResult> {
  const engine = await context.engine();
  const { rejectDraft } = await import('../../core/review/decide-draft.ts');
  const email = await rejectDraft(engine, readId('<id>', given.arguments[0]), textOption(given.options, 'reason') ?? null);
  return { json: { id: email.id, status: email.status }, text: `Draft ${email.id} is rejected. Another one: outreach mail regenerate ${email.id}` };
}
