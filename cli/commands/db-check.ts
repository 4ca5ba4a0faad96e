import type { CommandContext, CommandResult } from '../command.ts';

/** Is the database whole? Exit code 1 when it is not. */
export async function run(context: CommandContext): Promise<CommandResult> {
  const { checkStore } = await import('../../core/store/check.ts');
  const report = await checkStore(context.paths.database);
  return { json: report, text: report.problems.length === 0 ? `${context.paths.database} is whole.` : report.problems.join('\n'), exitCode: report.problems.length === 0 ? 0 : 1 };
}
