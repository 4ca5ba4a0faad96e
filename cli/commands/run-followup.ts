import { type Wait, waitsInQueue } from '../../core/outbox/waits.ts';
import type { CommandContext, CommandResult } from '../command.ts';
import { moment } from '../moment.ts';
import { sayCommand } from '../say-command.ts';
import { sendRound } from '../send-round.ts';

/** Reads what came, since an answer ends what was to follow; then sends the follow-ups whose day has come, and nothing else. */
export async function run(context: CommandContext): Promise<CommandResult> {
  const engine = await context.engine();
  const waiting = await followUpsIn(engine);
  if (waiting.length === 0) return { json: { sent: [], waiting: [], skipped: 0 }, text: `No follow-up waits. They are approved with their first message, and wait for their day once it is sent: ${sayCommand('mail track', context.paths.home)}` };
  const report = await sendRound(context, 'outreach run followup', { emailIds: [...new Set(waiting.map(({ emailId }) => emailId))] });
  if ('sentBy' in report) return { json: { sent: [], waiting, skipped: 0, sentBy: report.sentBy }, text: `"${report.sentBy}" looks after your mail, and sends each follow-up on its day. See: ${sayCommand('mail track', context.paths.home)}` };
  const still = await followUpsIn(engine);
  const skipped = waiting.length - still.length - report.sent.length;
  const lines = [
    ...report.sent.map(({ emailId, to, reference }) => `draft ${emailId}: followed up to ${to}: ${reference}`),
    ...report.problems.map(({ mailbox, reason }) => `The mailbox "${mailbox}" could not be read, and no follow-up goes while answers are not read: ${reason}`),
    ...still.map((wait) => `draft ${wait.emailId}, ${wait.step.replace('-', ' ')}: ${waitText(wait)}`),
    ...(skipped > 0 ? [`${skipped} ${skipped === 1 ? 'follow-up is' : 'follow-ups are'} not sent any more. Why: ${sayCommand('mail thread ID', context.paths.home)}`] : []),
  ];
  return { json: { sent: report.sent, waiting: still, skipped, problems: report.problems }, exitCode: report.problems.length === 0 ? 0 : 1, text: lines.join('\n') };
}

async function followUpsIn(engine: Awaited<ReturnType<CommandContext['engine']>>): Promise<readonly Wait[]> {
  const waits = await waitsInQueue(engine);
  const first = new Set(waits.filter(({ step }) => step === 'first').map(({ emailId }) => emailId));
  return waits.filter(({ step, emailId }) => step !== 'first' && !first.has(emailId));
}

function waitText({ reason, clearsAt }: Wait): string {
  return `${reason ?? 'it goes with the next sending.'}${clearsAt === null ? '' : ` It may go at ${moment(clearsAt)}.`}`;
}
