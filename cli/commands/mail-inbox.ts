import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';
import { moment } from '../moment.ts';
import { numberOption } from '../option-values.ts';
import { table } from '../table.ts';

/** What came back, the newest first; what belongs to none of our messages as well. */
export async function run(context: CommandContext, { options }: GivenArguments): Promise<CommandResult> {
  const { store } = await context.engine();
  const received = await store.inbox.newest({ limit: numberOption(options, 'limit') ?? 50, unmatched: options['unmatched'] === true });
  const rows = received.map(({ receivedAt, kind, intent, sender, subject, leadId, returnsOn, substitute }) => [moment(receivedAt), kind, [intent ?? (returnsOn === null ? '' : `back on ${returnsOn}`), ...(substitute === null ? [] : [`names ${substitute}`])].filter((words) => words !== '').join(', '), sender, subject, leadId === null ? 'none of yours' : `lead ${leadId}`]);
  return { json: received, text: rows.length === 0 ? 'Nothing has come back yet.' : table(['received', 'what', 'meaning', 'from', 'subject', 'about'], rows) };
}
