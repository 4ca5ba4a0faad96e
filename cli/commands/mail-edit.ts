import { createError } from '../../core/errors.ts';
import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';
import { draftDocument } from '../../core/review/draft-document.ts';
import { draftText } from '../draft-text.ts';
import { readId, textOption } from '../option-values.ts';

const longestBody = 100_000;

/** Changes a draft, reviews it again and says what keeps it from approval now. */
export async function run(context: CommandContext, given: GivenArguments): Promise<CommandResult> {
  const id = readId('<id>', given.arguments[0]);
  const bodyFile = textOption(given.options, 'bodyFile');
  const subjectA = textOption(given.options, 'subjectA');
  const subjectB = textOption(given.options, 'subjectB');
  if (bodyFile === undefined && subjectA === undefined && subjectB === undefined) throw createError('usage_wrong', { reason: 'mail edit needs --body-file, --subject-a or --subject-b' });
  const engine = await context.engine();
  const { editDraft } = await import('../../core/review/decide-draft.ts');
  await editDraft(engine, id, {
    ...(bodyFile === undefined ? {} : { body: await readBody(bodyFile) }),
    ...(subjectA === undefined ? {} : { subjectA }),
    ...(subjectB === undefined ? {} : { subjectB }),
  });
  const document = await draftDocument(engine, id);
  return { json: document, text: draftText(document, context) };
}

async function readBody(file: string): Promise<string> {
  const { openVenueSource } = await import('../../core/discovery/venue-source.ts');
  const source = await openVenueSource(file, noWeb);
  const text = await source.text({ maxBytes: longestBody });
  return text.replace(/\r\n?/g, '\n').trim();
}

/** A body is read from a file, never from the web. */
const refuse = async (): Promise<never> => {
  throw createError('usage_wrong', { reason: '--body-file takes a file' });
};
const noWeb = { web: { page: refuse, json: refuse }, readRows: refuse as never };
