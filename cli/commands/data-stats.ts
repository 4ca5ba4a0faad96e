import type { CommandContext, CommandResult } from '../command.ts';
import { table } from '../table.ts';

/** Numbers by status and venue. */
export async function run(context: CommandContext): Promise<CommandResult> {
  const { store } = await context.engine();
  const [leads, emails, outbox, venues, agents] = await Promise.all([store.leads.counts(), store.emails.counts(), store.outbox.counts(), store.venues.list(), store.agentLogs.totals()]);
  const text = [
    table(['leads', 'number'], Object.entries(leads)),
    table(['emails', 'number'], Object.entries(emails)),
    table(['outbox', 'number'], Object.entries(outbox)),
    table(['venue', 'found', 'last run', 'problem'], venues.map(({ id, lastFound, lastRunAt, lastError }) => [id, lastFound, lastRunAt, lastError])),
    table(['agent', 'runs', 'failed', 'tokens in', 'tokens out', 'seconds'], agents.map((total) => [total.agent, total.runs, total.failed, total.inputTokens, total.outputTokens, (total.milliseconds / 1000).toFixed(1)])),
  ];
  return { json: { leads, emails, outbox, venues, agents }, text: text.join('\n\n') };
}
