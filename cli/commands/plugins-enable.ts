import { createError } from '../../core/errors.ts';
import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';
import { setDisabled } from '../disabled-plugins.ts';

/** Loads a plugin again; of a stranger's, its present content is allowed. */
export async function run(context: CommandContext, given: GivenArguments): Promise<CommandResult> {
  const name = given.arguments[0] ?? '';
  const { allowPluginPackage } = await import('../../core/kernel/third-party.ts');
  const allowed = await allowPluginPackage(name, context.paths.plugins, context.settings.pluginLoading.packages);
  const { kernel } = await context.engine();
  if (!allowed && !kernel.plugins.some((plugin) => plugin.name === name)) throw createError('not_registered', { kind: 'plugin', id: name, have: kernel.plugins.map((plugin) => plugin.name) });
  const from = kernel.plugins.filter((plugin) => plugin.name === name && plugin.origin.kind !== 'built-in').map(({ origin }) => origin.where);
  await setDisabled(context, [name, ...from], false);
  return { json: { name, enabled: true }, text: `${name} is loaded from now on.` };
}
