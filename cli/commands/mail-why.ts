import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';
import { readId } from '../option-values.ts';
import { inOwnForm } from '../say-command.ts';

/** The rule that holds a message, and what clears it. */
export async function run(context: CommandContext, given: GivenArguments): Promise<CommandResult> {
  const engine = await context.engine();
  const { whyNotSent } = await import('../../core/outbox/why-not-sent.ts');
  const answer = await whyNotSent(engine, readId('<id>', given.arguments[0]));
  return { json: answer, text: [`${answer.state}: ${answer.reason}`, answer.clears === null ? '' : `What to do: ${inOwnForm(answer.clears, context.paths.home)}`].filter(Boolean).join('\n') };
}
