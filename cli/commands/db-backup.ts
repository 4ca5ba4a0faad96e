import { join, resolve } from 'node:path';
import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';

/** Copies the database, also while it is used. */
export async function run(context: CommandContext, given: GivenArguments): Promise<CommandResult> {
  const { store } = await context.engine();
  const { backupStore } = await import('../../core/store/backup.ts');
  const file = given.arguments[0] === undefined ? join(context.paths.home, `outreach-${new Date().toISOString().replaceAll(':', '-').slice(0, 19)}.db`) : resolve(given.arguments[0]);
  await backupStore(store, file);
  return { json: { file }, text: `Backed up to ${file}` };
}
