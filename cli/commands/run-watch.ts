import { createDelivery } from '../../core/orchestrator/deliver-events.ts';
import { isAlive, thisProcess } from '../../core/orchestrator/owner.ts';
import { mailRound, pollEvery } from '../../core/outbox/mail-round.ts';
import type { CommandContext, CommandResult } from '../command.ts';
import { moment } from '../moment.ts';
import { receivedLine } from '../received-line.ts';

/** Between two looks at the queue, at most, in milliseconds. */
const longestPause = 30_000;
const leaseMs = 90_000;

/** Looks after mail until Ctrl-C: sends what may go, reads what comes. Only one program or window of a home does so at a time; the others wait. */
export async function run(context: CommandContext): Promise<CommandResult> {
  const engine = await context.engine();
  const { store, clock, settings } = engine;
  const { signal, log } = context;
  const delivery = createDelivery(engine, settings.orchestration.leaseSeconds * 1000);
  const counts = { sent: 0, received: 0 };
  let holder: string | undefined;
  try {
    while (!signal.aborted) {
      const role = await store.roles.hold('sender', { owner: thisProcess, who: 'outreach run watch', leaseMs, isAlive });
      if (role.owner !== holder) log.info(role.owner === thisProcess ? 'Looking after your mail; Ctrl-C ends it.' : `"${role.who}" looks after your mail; this takes over when it ends.`);
      holder = role.owner;
      let pause = longestPause;
      if (role.owner === thisProcess) {
        const round = await mailRound(engine, signal, { onSent: ({ to, reference }) => log.info(`sent to ${to}: ${reference}`) });
        for (const received of round.received) log.info(receivedLine(received));
        counts.sent += round.sent.length;
        counts.received += round.received.length;
        await delivery.flush();
        if (round.nextAt !== null && round.nextAt > clock.now()) {
          log.debug(`The next message may go at ${moment(round.nextAt)}.`);
          pause = Math.min(pause, round.nextAt - clock.now());
        }
      }
      await clock.sleep(Math.max(500, Math.min(pause, pollEvery)), signal);
    }
  } catch (thrown) {
    if (!signal.aborted) throw thrown;
  } finally {
    await store.roles.release('sender', thisProcess);
  }
  return { json: counts, text: `${counts.sent} sent, ${counts.received} received.` };
}
