import type { Settings } from '../config/settings.ts';
import type { Profile } from '../domain/profile.ts';
import type { Sender } from '../domain/sender.ts';
import { createError } from '../errors.ts';

type KnownOfProfile = Pick<Profile, 'name' | 'email'> | undefined;

/** Who writes: what setup was told, and otherwise what the résumé says. Throws `sender_unknown` when neither has a name and an address. */
export function senderOf(settings: Pick<Settings, 'sender'>, profile: KnownOfProfile): Sender {
  const sender = knownSender(settings, profile);
  if (sender === undefined) throw createError('sender_unknown', { missing: (settings.sender.name ?? profile?.name) === undefined ? 'name' : 'address' });
  return sender;
}

/** The same; undefined when it is not known. */
export function knownSender({ sender: { name: given, email: address, replyTo, mailingAddress } }: Pick<Settings, 'sender'>, profile: KnownOfProfile): Sender | undefined {
  const name = given ?? profile?.name?.value;
  const email = address ?? profile?.email?.value;
  return name === undefined || email === undefined ? undefined : { name, email, replyTo, mailingAddress };
}
