import type { CommandContext, CommandResult } from '../command.ts';
import { table } from '../table.ts';

/** Every agent, the plugin that brings it, the backend it works with, and what it has done. */
export async function run(context: CommandContext): Promise<CommandResult> {
  const { kernel, models, store } = await context.engine();
  const totals = new Map((await store.agentLogs.totals()).map((total) => [total.agent, total]));
  const agents = kernel.agents.all().map((agent) => ({
    id: agent.id,
    title: agent.title,
    role: agent.role,
    at: agent.at ?? null,
    description: agent.description,
    plugin: kernel.agents.pluginOf(agent.id),
    backend: models.labelOf(agent.role),
    runs: totals.get(agent.id)?.runs ?? 0,
    failed: totals.get(agent.id)?.failed ?? 0,
  }));
  const rows = agents.map(({ id, role, at, backend, runs, failed, description }) => [id, at === null ? role : `${role} at ${at}`, backend, runs, failed, description]);
  return { json: agents, text: table(['agent', 'role', 'backend', 'runs', 'failed', 'what it does'], rows) };
}
