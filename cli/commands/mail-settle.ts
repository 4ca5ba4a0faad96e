import { createError } from '../../core/errors.ts';
import { settlements } from '../../core/outbox/settle-message.ts';
import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';
import { readId } from '../option-values.ts';

const flags = { arrived: 'arrived', sendAgain: 'send-again', giveUp: 'give-up' } as const;
const done = { arrived: 'It counts as sent.', 'send-again': 'It goes out again with the next sending, under the same Message-ID.', 'give-up': 'It is not sent.' } as const;

/** The user knows what became of a message of which nobody else does. */
export async function run(context: CommandContext, given: GivenArguments): Promise<CommandResult> {
  const id = readId('<id>', given.arguments[0]);
  const chosen = Object.entries(flags).flatMap(([option, settlement]) => (given.options[option] === true ? [settlement] : []));
  const [settlement] = chosen;
  if (settlement === undefined || chosen.length > 1) throw createError('option_invalid', { option: 'mail settle', value: chosen.join(' '), wanted: `one of ${settlements.map((each) => `--${each}`).join(', ')}` });
  const engine = await context.engine();
  const { settleMessage } = await import('../../core/outbox/settle-message.ts');
  await settleMessage(engine, id, settlement);
  return { json: { emailId: id, settlement }, text: done[settlement] };
}
