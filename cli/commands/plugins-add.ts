import { resolve } from 'node:path';
import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';

/** Copies a plugin into the home and allows exactly this content. */
export async function run(context: CommandContext, given: GivenArguments): Promise<CommandResult> {
  const { addPluginPackage } = await import('../../core/kernel/third-party.ts');
  const { plugin, package: added } = await addPluginPackage(resolve(given.arguments[0] ?? ''), context.paths.plugins);
  const { kernel } = await context.engine();
  const record = kernel.plugins.find(({ name }) => name === plugin.name);
  if (record?.failure !== undefined && record.failure !== null) throw record.failure;
  return { json: { name: plugin.name, hash: added.hash, brings: record?.brings ?? [] }, text: `Added ${plugin.name}: ${record?.brings.join(', ') ?? ''}` };
}
