import { backendForRole } from '../../core/config/backend-for-role.ts';
import type { Engine } from '../../core/engine.ts';
import type { CommandContext, CommandResult } from '../command.ts';
import { table } from '../table.ts';

/** Every agent, the plugin that brings it, the backend, model and prompts that it works with, and what it has done. */
export async function run(context: CommandContext): Promise<CommandResult> {
  const engine = await context.engine();
  const { kernel, models, settings, store, survey } = engine;
  const totals = new Map((await store.agentLogs.totals()).map((total) => [total.agent, total]));
  const agents = await Promise.all(
    kernel.agents.all().map(async (agent) => {
      const { backend, model } = backendForRole(settings, agent.role);
      const plugin = kernel.agents.pluginOf(agent.id);
      return {
        id: agent.id,
        title: agent.title,
        role: agent.role,
        at: agent.at ?? null,
        description: agent.description,
        plugin,
        backend: models.labelOf(agent.role),
        model: model ?? survey.about(backend)?.defaultModel ?? null,
        prompts: await promptsOf(engine, plugin),
        runs: totals.get(agent.id)?.runs ?? 0,
        failed: totals.get(agent.id)?.failed ?? 0,
      };
    }),
  );
  const rows = agents.map(({ id, role, at, backend, model, prompts, runs, failed, description }) => [
    id, at === null ? role : `${role} at ${at}`, backend, model ?? '–', prompts.map(({ name, version, origin }) => `${name} ${version}${origin === 'user' ? ' (yours)' : ''}`).join(', ') || '–', runs, failed, description,
  ]);
  return { json: agents, text: table(['agent', 'role', 'backend', 'model', 'prompt and version', 'runs', 'failed', 'what it does'], rows) };
}

/** The prompts that come with the plugin, in the text that is in use. */
function promptsOf({ kernel, prompts }: Engine, plugin: string) {
  return Promise.all(kernel.prompts.all().filter(({ id }) => kernel.prompts.pluginOf(id) === plugin).map((source) => prompts.identify(source)));
}
