import type { Settings } from '../config/settings.ts';
import type { Profile } from '../domain/profile.ts';
import type { Sender } from '../domain/sender.ts';
import { createError } from '../errors.ts';

/** Who writes: what setup was told, and otherwise what the résumé says. Throws `sender_unknown` when neither has a name and an address. */
export function senderOf(settings: Pick<Settings, 'sender'>, profile: Pick<Profile, 'name' | 'email'> | undefined): Sender {
  const name = settings.sender.name ?? profile?.name?.value;
  const email = settings.sender.email ?? profile?.email?.value;
  if (name === undefined || email === undefined) throw createError('sender_unknown', { missing: name === undefined ? 'name' : 'address' });
  return { name, email, replyTo: settings.sender.replyTo, mailingAddress: settings.sender.mailingAddress };
}
