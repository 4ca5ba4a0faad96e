import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';
import { draftDocument } from '../../core/review/draft-document.ts';
import { draftText } from '../draft-text.ts';
import { readId } from '../option-values.ts';

/** One draft as it would be sent, with what proves it. */
export async function run(context: CommandContext, given: GivenArguments): Promise<CommandResult> {
  const document = await draftDocument(await context.engine(), readId('<id>', given.arguments[0]));
  return { json: document, text: draftText(document, context) };
}
