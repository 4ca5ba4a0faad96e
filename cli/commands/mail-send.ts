import type { CommandContext, CommandResult } from '../command.ts';
import { accountsOf } from '../../core/outbox/accounts.ts';
import { moment } from '../moment.ts';
import { sayCommand } from '../say-command.ts';

/** A process that has ended is known to be gone at once; one that hangs, after this. Milliseconds. */
const leaseMs = 10 * 60_000;

/** Reads what came, then sends what is approved, each message once. */
export async function run(context: CommandContext): Promise<CommandResult> {
  const engine = await context.engine();
  const [{ isAlive, thisProcess }, { mailRound }, { createDelivery }] = await Promise.all([import('../../core/orchestrator/owner.ts'), import('../../core/outbox/mail-round.ts'), import('../../core/orchestrator/deliver-events.ts')]);
  const { store, settings, kernel } = engine;
  const isMail = accountsOf(settings).some(({ transport }) => kernel.transports.has(transport) && kernel.transports.get(transport).isLocal !== true);
  // Two that send at once would each count only what they sent themselves.
  const holder = isMail ? await store.roles.hold('sender', { owner: thisProcess, who: 'outreach mail send', leaseMs, isAlive }) : undefined;
  if (holder !== undefined && holder.owner !== thisProcess) return { json: { sent: [], held: [], nextAt: null, sentBy: holder.who }, text: `"${holder.who}" looks after your mail, and sends what may go. See: ${sayCommand('mail track', context.paths.home)}` };
  const report = await mailRound(engine, context.signal, { pollNow: true }).finally(() => store.roles.release('sender', thisProcess));
  await createDelivery(engine, settings.orchestration.leaseSeconds * 1000).flush();
  const lines = [
    ...report.sent.map(({ to, reference }) => `sent to ${to}: ${reference}`),
    ...report.held.map(({ emailId, state, reason, clearsAt }) => `draft ${emailId} ${state === 'queued' ? 'waits' : `was not sent (${state})`}: ${reason}${clearsAt === null ? '' : ` It may go at ${moment(clearsAt)}.`}`),
    ...(report.held.some(({ clearsAt }) => clearsAt !== null) ? [`Whatever waits for its time goes by itself while this runs: ${sayCommand('run --watch', context.paths.home)}`] : []),
    ...(report.held.length > 0 ? [`What would let one go: ${sayCommand('mail why ID', context.paths.home)}`] : []),
  ];
  return { json: report, text: lines.length === 0 ? `Nothing is approved and unsent. Approve a draft first: ${sayCommand('mail pending', context.paths.home)}` : lines.join('\n') };
}
