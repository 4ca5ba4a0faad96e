import type { RoundRequest, MailRound } from '../core/outbox/mail-round.ts';
import { accountsOf } from '../core/outbox/accounts.ts';
import type { CommandContext } from './command.ts';

/** A process that has ended is known to be gone at once; one that hangs, after this. Milliseconds. */
const leaseMs = 10 * 60_000;

/** Reads what came, then sends what may go. Gives the name of the program or window that looks after mail already, when there is one: two that send at once would each count only what they sent themselves. */
export async function sendRound(context: CommandContext, who: string, request: RoundRequest = {}): Promise<MailRound | { readonly sentBy: string }> {
  const engine = await context.engine();
  const [{ isAlive, thisProcess }, { mailRound }, { createDelivery }] = await Promise.all([import('../core/orchestrator/owner.ts'), import('../core/outbox/mail-round.ts'), import('../core/orchestrator/deliver-events.ts')]);
  const { store, settings, kernel } = engine;
  const isMail = accountsOf(settings).some(({ transport }) => kernel.transports.has(transport) && kernel.transports.get(transport).isLocal !== true);
  const holder = isMail ? await store.roles.hold('sender', { owner: thisProcess, who, leaseMs, isAlive }) : undefined;
  if (holder !== undefined && holder.owner !== thisProcess) return { sentBy: holder.who };
  const report = await mailRound(engine, context.signal, { pollNow: true, ...request }).finally(() => store.roles.release('sender', thisProcess));
  await createDelivery(engine, settings.orchestration.leaseSeconds * 1000).flush();
  return report;
}
