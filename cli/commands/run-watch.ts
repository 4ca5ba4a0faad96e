import { createDelivery } from '../../core/orchestrator/deliver-events.ts';
import { isAlive, thisProcess } from '../../core/orchestrator/owner.ts';
import { accountsOf } from '../../core/outbox/accounts.ts';
import { sendingLeftToEditor } from '../../core/outbox/left-to-editor.ts';
import { watchMail } from '../../core/outbox/watch-mail.ts';
import type { CommandContext, CommandResult } from '../command.ts';
import { moment } from '../moment.ts';
import { receivedLine } from '../received-line.ts';

/** Renewed before each round. A process that has ended is known to be gone at once; one that hangs, after this. Milliseconds. */
const leaseMs = 10 * 60_000;

/** Looks after mail until Ctrl-C: sends what may go, reads what comes. Only one program or window of a home does so at a time; the others wait. */
export async function run(context: CommandContext): Promise<CommandResult> {
  const engine = await context.engine();
  const { store, settings } = engine;
  const { signal, log } = context;
  const delivery = createDelivery(engine, settings.orchestration.leaseSeconds * 1000);
  const counts = { sent: 0, received: 0 };
  let holder: string | undefined;
  let said: string | undefined;
  // Only one looks after mail: as long as this does, no window sends what waits for it.
  for (const reason of new Set(accountsOf(settings).flatMap((account) => sendingLeftToEditor(engine, account) ?? []))) log.warn(`Not sent here: ${reason}. As long as this runs, no window looks after mail.`);

  async function isOurs(): Promise<boolean> {
    const role = await store.roles.hold('sender', { owner: thisProcess, who: 'outreach run watch', leaseMs, isAlive });
    if (role.owner !== holder) log.info(role.owner === thisProcess ? 'Looking after your mail; Ctrl-C ends it.' : `"${role.who}" looks after your mail; this takes over when it ends.`);
    holder = role.owner;
    return role.owner === thisProcess;
  }

  try {
    await watchMail(engine, {
      signal,
      isOurs,
      onSent: ({ to, reference }) => log.info(`sent to ${to}: ${reference}`),
      async onRound({ sent, received, problems, nextAt }) {
        for (const each of received) log.info(receivedLine(each));
        for (const { mailbox, reason } of problems) log.warn(`The mailbox "${mailbox}" could not be read: ${reason}`);
        counts.sent += sent.length;
        counts.received += received.length;
        const next = nextAt === null ? undefined : `The next message may go at ${moment(nextAt)}.`;
        if (next !== undefined && next !== said) log.info(next);
        said = next;
        await delivery.flush();
      },
    });
  } catch (thrown) {
    if (!signal.aborted) throw thrown;
  } finally {
    await store.roles.release('sender', thisProcess);
  }
  return { json: counts, text: `${counts.sent} sent, ${counts.received} received.` };
}
