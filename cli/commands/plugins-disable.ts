import { createError } from '../../core/errors.ts';
import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';
import { setDisabled } from '../disabled-plugins.ts';

/** Leaves a plugin out from now on; nothing of it is deleted. */
export async function run(context: CommandContext, given: GivenArguments): Promise<CommandResult> {
  const name = given.arguments[0] ?? '';
  const { kernel } = await context.engine();
  if (!kernel.plugins.some((plugin) => plugin.name === name)) throw createError('not_registered', { kind: 'plugin', id: name, have: kernel.plugins.map((plugin) => plugin.name) });
  await setDisabled(context, [name], true);
  return { json: { name, enabled: false }, text: `${name} is not loaded from now on. Undo: outreach plugins enable ${name}` };
}
