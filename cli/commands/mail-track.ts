import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';
import { moment } from '../moment.ts';
import { numberOption } from '../option-values.ts';
import { table } from '../table.ts';

/** What has left, and what came of it. */
export async function run(context: CommandContext, { options }: GivenArguments): Promise<CommandResult> {
  const { store } = await context.engine();
  const tracked = await store.outbox.tracked(numberOption(options, 'limit') ?? 100);
  const rows = tracked.map(({ emailId, company, recipient, step, state, sentAt, answer, intent, reason }) => [emailId, company, recipient, step, state, moment(sentAt), intent ?? answer ?? '', state === 'sent' ? '' : (reason ?? '')]);
  return { json: tracked, text: rows.length === 0 ? 'Nothing has been sent yet.' : table(['draft', 'company', 'address', 'message', 'state', 'sent', 'answer', 'why'], rows) };
}
