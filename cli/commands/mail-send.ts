import type { CommandContext, CommandResult } from '../command.ts';
import { moment } from '../moment.ts';
import { sayCommand } from '../say-command.ts';
import { sendRound } from '../send-round.ts';

/** Reads what came, then sends what is approved, each message once. */
export async function run(context: CommandContext): Promise<CommandResult> {
  const report = await sendRound(context, 'outreach mail send');
  if ('sentBy' in report) return { json: { sent: [], held: [], nextAt: null, sentBy: report.sentBy }, text: `"${report.sentBy}" looks after your mail, and sends what may go. See: ${sayCommand('mail track', context.paths.home)}` };
  const lines = [
    ...report.sent.map(({ to, reference }) => `sent to ${to}: ${reference}`),
    ...report.held.map(({ emailId, state, reason, clearsAt }) => `draft ${emailId} ${state === 'queued' ? 'waits' : `was not sent (${state})`}: ${reason}${clearsAt === null ? '' : ` It may go at ${moment(clearsAt)}.`}`),
    ...(report.held.some(({ clearsAt }) => clearsAt !== null) ? [`Whatever waits for its time goes by itself while this runs: ${sayCommand('run --watch', context.paths.home)}`] : []),
    ...(report.held.length > 0 ? [`What would let one go: ${sayCommand('mail why ID', context.paths.home)}`] : []),
  ];
  return { json: report, text: lines.length === 0 ? `Nothing is approved and unsent. Approve a draft first: ${sayCommand('mail pending', context.paths.home)}` : lines.join('\n') };
}
