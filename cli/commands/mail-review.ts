import { draftDocument, pendingDrafts } from '../../core/review/draft-document.ts';
import type { CommandContext, CommandResult } from '../command.ts';
import { draftText } from '../draft-text.ts';

/** Of the drafts that wait the first one, whole, with what can be done with it: again and again, until none is left. */
export async function run(context: CommandContext): Promise<CommandResult> {
  const engine = await context.engine();
  const [first, ...others] = await pendingDrafts(engine);
  if (first === undefined) return { json: null, text: 'No drafts wait for you.' };
  const document = await draftDocument(engine, first.id);
  return { json: document, text: `${others.length === 0 ? 'One draft waits' : `${others.length + 1} drafts wait`} for you. The first:\n\n${draftText(document, context)}` };
}
