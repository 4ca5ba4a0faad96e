import { isOutreachError, reasonOf } from '../../core/errors.ts';
import { accountsOf } from '../../core/outbox/accounts.ts';
import { readingLeftToEditor } from '../../core/outbox/left-to-editor.ts';
import type { CommandContext, CommandResult } from '../command.ts';
import { receivedLine } from '../received-line.ts';
import { sayCommand } from '../say-command.ts';

/** Reads what came into every mailbox, once; one that cannot be read is said, and the others are read. */
export async function run(context: CommandContext): Promise<CommandResult> {
  const engine = await context.engine();
  const [{ pollMailbox }, { createDelivery }] = await Promise.all([import('../../core/inbox/poll-mailbox.ts'), import('../../core/orchestrator/deliver-events.ts')]);
  const withMailbox = accountsOf(engine.settings).filter(({ mailbox }) => mailbox !== null);
  const left = [...new Set(withMailbox.flatMap((account) => readingLeftToEditor(engine, account) ?? []))];
  const accounts = withMailbox.filter((account) => readingLeftToEditor(engine, account) === undefined);
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
  const polled = reports.filter((report) => report !== undefined);
  const lines = polled.flatMap(({ kept }) => kept.map(receivedLine));
  for (const reason of left) context.log.info(`Not read here: ${reason}.`);
  if (withMailbox.length === 0) return { json: [], text: `No mailbox is set up: ${sayCommand('setup', context.paths.home)}` };
  return { json: polled, exitCode: failed === 0 ? 0 : 1, text: lines.length === 0 ? `Nothing new (${polled.reduce((sum, { seen }) => sum + seen, 0)} messages looked at).` : lines.join('\n') };
}
