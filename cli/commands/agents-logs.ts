import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';
import { dollars } from '../dollars.ts';
import { plainLine } from '../host/plain-line.ts';
import { numberOption } from '../option-values.ts';
import { table } from '../table.ts';

/** What agents did, newest first: for which lead, how long, with how many tokens, and what went wrong. */
export async function run(context: CommandContext, given: GivenArguments): Promise<CommandResult> {
  const { kernel, store } = await context.engine();
  const [agent] = given.arguments;
  const logs = await store.agentLogs.list(agent === undefined ? {} : { agent }, numberOption(given.options, 'limit') ?? 50);
  if (agent !== undefined && logs.length === 0) kernel.agents.get(agent); // throws, and names the agents that there are
  const rows = logs.map(({ startedAt, agent: name, state, leadId, backend, milliseconds, inputTokens, outputTokens, costMicros, error }) =>
    [new Date(startedAt).toISOString(), name, state, leadId ?? '', backend ?? '', (milliseconds / 1000).toFixed(1), inputTokens, outputTokens, costMicros === null ? '' : dollars(costMicros), error ?? ''].map((cell) => plainLine(String(cell))),
  );
  const text = table(['began', 'agent', 'state', 'lead', 'backend', 'seconds', 'tokens in', 'tokens out', 'cost', 'error'], rows);
  return { json: logs, text: logs.length === 0 ? 'Nothing was done yet.' : text };
}
