import type { Profile } from '../domain/profile.ts';
import type { Sender } from '../domain/sender.ts';

/** The sender as the settings say; name and address come from the résumé while the settings have none. */
export function senderFrom(settings: { readonly name: string | null; readonly email: string | null; readonly replyTo: string | null; readonly mailingAddress: string | null }, profile: Pick<Profile, 'name' | 'email'> | null): Sender {
  return {
    name: settings.name ?? profile?.name?.value ?? '',
    email: settings.email ?? profile?.email?.value ?? '',
    replyTo: settings.replyTo,
    mailingAddress: settings.mailingAddress,
  };
}
