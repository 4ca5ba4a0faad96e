import type { CommandContext, CommandResult } from '../command.ts';
import { inOwnForm } from '../say-command.ts';
import { table } from '../table.ts';

/** Every plugin, what it brings, taps and takes, and what is wrong with it. */
export async function run({ engine, paths }: CommandContext): Promise<CommandResult> {
  const { kernel } = await engine();
  const plugins = kernel.plugins.map(({ name, description, state, origin, brings, taps, options, failure }) => ({
    name,
    description,
    state,
    origin: origin.kind,
    where: origin.where,
    brings,
    taps,
    options,
    problem: failure === null ? null : { code: failure.code, message: failure.message, help: failure.help },
  }));
  const rows = plugins.map(({ name, state, origin, brings, taps, problem, description }) => [name, state, origin, [...brings, ...taps.map((hook) => `hook ${hook}`)].join(', '), problem?.message ?? description]);
  const helps = plugins.flatMap(({ problem }) => (problem === null ? [] : [`${problem.message}\n  ${inOwnForm(problem.help, paths.home)}`]));
  return { json: plugins, text: [table(['plugin', 'state', 'from', 'brings', 'what it is'], rows), ...helps].join('\n\n') };
}
