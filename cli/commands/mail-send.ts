import type { CommandContext, CommandResult } from '../command.ts';

/** Sends what is approved, each message once. */
export async function run(context: CommandContext): Promise<CommandResult> {
  const engine = await context.engine();
  const { sendApproved } = await import('../../core/outbox/send-approved.ts');
  const { createDelivery } = await import('../../core/orchestrator/deliver-events.ts');
  const report = await sendApproved(engine, context.signal);
  await createDelivery(engine, engine.settings.orchestration.leaseSeconds * 1000).flush();
  const lines = [
    ...report.sent.map(({ to, reference }) => `sent to ${to}: ${reference}`),
    ...report.held.map(({ emailId, reason }) => `draft ${emailId} was not sent: ${reason}`),
  ];
  return { json: report, text: lines.length === 0 ? 'Nothing is approved and unsent. Approve a draft first: outreach mail pending' : lines.join('\n') };
}
