import { resolve } from 'node:path';
import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';
import { profileText } from '../profile-text.ts';

/** Reads a résumé and makes it the active profile; a résumé that is not good enough is refused and changes nothing. */
export async function run(context: CommandContext, given: GivenArguments): Promise<CommandResult> {
  const { readProfile } = await import('../../core/profile/read-profile.ts');
  const file = resolve(given.arguments[0] ?? '');
  const profile = await readProfile(file);
  const { store } = await context.engine();
  await store.profiles.put(profile, file);
  return { json: profile, text: profileText(profile) };
}
