import type { CommandContext, CommandResult } from '../command.ts';
import { pendingDrafts } from '../../core/review/draft-document.ts';
import { sayCommand } from '../say-command.ts';
import { table } from '../table.ts';

/** Every draft that waits for the user, with its evidence. */
export async function run(context: CommandContext): Promise<CommandResult> {
  const engine = await context.engine();
  const drafts = await pendingDrafts(engine);
  const rows = drafts.map(({ id, match, lead, blockedBy, subject }) => [id, match?.score ?? null, lead.company, lead.person, lead.email ?? 'no address', blockedBy.length === 0 ? 'ready' : `${blockedBy.length} to mend`, subject]);
  return { json: drafts, text: rows.length === 0 ? 'No drafts wait for you.' : `${table(['id', 'match', 'company', 'person', 'address', 'state', 'subject'], rows)}\n\nRead one: ${sayCommand('mail show ID', context.paths.home)}` };
}
