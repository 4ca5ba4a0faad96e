import { createError } from '../../core/errors.ts';
import type { CommandContext, CommandResult } from '../command.ts';
import { profileText } from '../profile-text.ts';

/** The active profile. */
export async function run(context: CommandContext): Promise<CommandResult> {
  const { store } = await context.engine();
  const active = await store.profiles.active();
  if (active === undefined) throw createError('profile_missing', {});
  return { json: active.profile, text: profileText(active.profile) };
}
