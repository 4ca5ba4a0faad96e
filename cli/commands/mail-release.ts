import type { CommandContext, CommandResult } from '../command.ts';
import { sayCommand } from '../say-command.ts';

/** A restored or copied store sends from now on, after what waits in it was looked for among what was sent. */
export async function run(context: CommandContext): Promise<CommandResult> {
  const engine = await context.engine();
  const { releaseStore } = await import('../../core/outbox/release-store.ts');
  const report = await releaseStore(engine, context.signal);
  if (report.objection === undefined) return { json: report, text: 'Nothing held this store.' };
  const lines = [
    `This store sends from now on. What had held it: ${report.objection}.`,
    ...(report.found.length === 0 ? [] : [`Sent already, as the folder for sent mail says: drafts ${report.found.join(', ')}.`]),
    ...(report.held.length === 0 ? [] : [`Nobody could say whether these were sent, and they wait for you: drafts ${report.held.join(', ')} (${sayCommand('mail settle ID', context.paths.home)}).`]),
  ];
  return { json: report, text: lines.join('\n') };
}
