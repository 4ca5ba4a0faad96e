import { openPixelCaveat } from '../../core/domain/open-pixel-caveat.ts';
import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';
import { chosenSubject } from '../../core/outbox/chosen-subject.ts';
import { readId } from '../option-values.ts';
import { sayCommand } from '../say-command.ts';

/** Approves exactly these bytes; refused, with the words, while a claim is not proven. */
export async function run(context: CommandContext, given: GivenArguments): Promise<CommandResult> {
  const engine = await context.engine();
  const { approveDraft } = await import('../../core/review/decide-draft.ts');
  const email = await approveDraft(engine, readId('<id>', given.arguments[0]));
  return { json: { id: email.id, status: email.status, approvedHash: email.approvedHash, messageId: email.messageId }, text: `Draft ${email.id} is approved: “${chosenSubject(email)}”. Send it: ${sayCommand('mail send', context.paths.home)}${engine.settings.sending.openPixelUrl === null ? '' : `\nIt carries an open pixel. ${openPixelCaveat}`}` };
}
