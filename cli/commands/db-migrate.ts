import type { CommandContext, CommandResult } from '../command.ts';

/** Brings the database to this version: opening it does. */
export async function run(context: CommandContext): Promise<CommandResult> {
  const { store } = await context.engine();
  const { applied, copy } = store.report;
  return { json: store.report, text: applied.length === 0 ? 'The database is at this version.' : `Applied ${applied.join(', ')}.${copy === null ? '' : ` The file as it was: ${copy}`}` };
}
