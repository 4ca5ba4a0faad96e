import type { CommandContext, CommandResult } from '../command.ts';
import { moment } from '../moment.ts';
import { sayCommand } from '../say-command.ts';

/** Sends what is approved, each message once. */
export async function run(context: CommandContext): Promise<CommandResult> {
  const engine = await context.engine();
  const { sendApproved } = await import('../../core/outbox/send-approved.ts');
  const { createDelivery } = await import('../../core/orchestrator/deliver-events.ts');
  const report = await sendApproved(engine, context.signal);
  await createDelivery(engine, engine.settings.orchestration.leaseSeconds * 1000).flush();
  const lines = [
    ...report.sent.map(({ to, reference }) => `sent to ${to}: ${reference}`),
    ...report.held.map(({ emailId, state, reason, clearsAt }) => `draft ${emailId} was not sent (${state}): ${reason}${clearsAt === null ? '' : ` It may go at ${moment(clearsAt)}.`}`),
    ...(report.held.some(({ clearsAt }) => clearsAt !== null) ? [`Whatever waits for its time goes by itself while this runs: ${sayCommand('run --watch', context.paths.home)}`] : []),
    ...(report.held.length > 0 ? [`What would let one go: ${sayCommand('mail why ID', context.paths.home)}`] : []),
  ];
  return { json: report, text: lines.length === 0 ? `Nothing is approved and unsent. Approve a draft first: ${sayCommand('mail pending', context.paths.home)}` : lines.join('\n') };
}
