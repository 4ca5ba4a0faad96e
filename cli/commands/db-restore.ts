import { resolve } from 'node:path';
import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';

/** Puts a backup in place; the present file is kept beside it. */
export async function run(context: CommandContext, given: GivenArguments): Promise<CommandResult> {
  const { restoreStore } = await import('../../core/store/backup.ts');
  const report = await restoreStore(resolve(given.arguments[0] ?? ''), context.paths.database);
  return { json: report, text: `Restored ${context.paths.database}` };
}
