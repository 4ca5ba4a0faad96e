import type { CommandContext, CommandResult } from '../command.ts';
import { table } from '../table.ts';

/** Every plugin, what it brings and takes, and what is wrong with it. */
export async function run(context: CommandContext): Promise<CommandResult> {
  const { kernel } = await context.engine();
  const plugins = kernel.plugins.map(({ name, description, state, origin, brings, options, failure }) => ({
    name,
    description,
    state,
    origin: origin.kind,
    where: origin.where,
    brings,
    options,
    problem: failure === null ? null : { code: failure.code, message: failure.message, help: failure.help },
  }));
  const rows = plugins.map(({ name, state, origin, brings, problem, description }) => [name, state, origin, brings.join(', '), problem?.message ?? description]);
  const helps = plugins.flatMap(({ problem }) => (problem === null ? [] : [`${problem.message}\n  ${problem.help}`]));
  return { json: plugins, text: [table(['plugin', 'state', 'from', 'brings', 'what it is'], rows), ...helps].join('\n\n') };
}
