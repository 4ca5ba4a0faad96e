import { isOutreachError, reasonOf } from '../../core/errors.ts';
import { accountsOf } from '../../core/outbox/accounts.ts';
import type { CommandContext, CommandResult } from '../command.ts';
import { receivedLine } from '../received-line.ts';
import { sayCommand } from '../say-command.ts';

/** Reads what came into every mailbox, once; one that cannot be read is said, and the others are read. */
export async function run(context: CommandContext): Promise<CommandResult> {
  const engine = await context.engine();
  const [{ pollMailbox }, { createDelivery }] = await Promise.all([import('../../core/inbox/poll-mailbox.ts'), import('../../core/orchestrator/deliver-events.ts')]);
  const accounts = accountsOf(engine.settings).filter(({ mailbox }) => mailbox !== null);
  const reports = [];
  let failed = 0;
  for (const account of accounts) {
    try {
      reports.push(await pollMailbox(engine, account, context.signal));
    } catch (thrown) {
      context.signal.throwIfAborted();
      // With one mailbox its error is the error of the command.
      if (accounts.length === 1) throw thrown;
      failed += 1;
      context.log.error(`The mailbox "${account.mailbox}" of "${account.id}" could not be read: ${reasonOf(thrown)} ${isOutreachError(thrown) ? thrown.help : ''}`.trim());
    }
  }
  await createDelivery(engine, engine.settings.orchestration.leaseSeconds * 1000).flush();
  const read = reports.filter((report) => report !== undefined);
  const lines = read.flatMap(({ kept }) => kept.map(receivedLine));
  if (accounts.length === 0) return { json: [], text: `No mailbox is set up: ${sayCommand('setup', context.paths.home)}` };
  return { json: read, exitCode: failed === 0 ? 0 : 1, text: lines.length === 0 ? `Nothing new (${read.reduce((sum, { seen }) => sum + seen, 0)} messages looked at).` : lines.join('\n') };
}
