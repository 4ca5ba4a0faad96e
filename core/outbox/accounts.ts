// From which of the user's addresses a message goes out, by which transport, and where its answers are read.
import { senderOf } from '../campaign/sender.ts';
import type { Settings } from '../config/settings.ts';
import type { Profile } from '../domain/profile.ts';
import type { Sender } from '../domain/sender.ts';

export interface Account {
  /** `main`, or its name in the settings. */
  readonly id: string;
  /** Id of the transport that sends for it. */
  readonly transport: string;
  /** Id of the mailbox where its answers are read; null for none. */
  readonly mailbox: string | null;
  /** What it says of the sender; null for what the settings say of every message. */
  readonly sender: Pick<Sender, 'name' | 'email' | 'replyTo'> | null;
}

export const mainAccount = 'main';

type AccountSettings = Pick<Settings, 'accounts' | 'transport' | 'mailbox' | 'sender'>;

/** All accounts, the main one first. */
export function accountsOf({ accounts, transport, mailbox, sender }: AccountSettings): readonly Account[] {
  return [
    { id: mainAccount, transport, mailbox, sender: null },
    ...Object.entries(accounts).map(([id, account]) => ({
      id,
      transport: account.transport,
      mailbox: account.mailbox,
      sender: { name: account.name ?? sender.name ?? '', email: account.email, replyTo: account.replyTo },
    })),
  ];
}

/** Undefined when the settings no longer name it. */
export function accountNamed(settings: AccountSettings, id: string): Account | undefined {
  return accountsOf(settings).find((account) => account.id === id);
}

/** The address that an account writes from: its own, what setup was told, or what the résumé says; undefined when nobody knows. */
export function addressOf(settings: Pick<Settings, 'sender'>, { sender }: Pick<Account, 'sender'>, profile: Pick<Profile, 'email'> | undefined): string | undefined {
  return sender?.email ?? settings.sender.email ?? profile?.email?.value;
}

/** The address and the transport of each account; one of whose address nobody knows is left out. */
export function sendingFrom(settings: AccountSettings, profile: Pick<Profile, 'email'> | undefined): readonly { readonly email: string; readonly transport: string }[] {
  return accountsOf(settings).flatMap((account) => {
    const email = addressOf(settings, account, profile);
    return email === undefined ? [] : [{ email, transport: account.transport }];
  });
}

/** Who writes from this account. Throws `sender_unknown` as `senderOf` does. */
export function senderFrom(settings: Settings, account: Account, profile: Pick<Profile, 'name' | 'email'> | undefined): Sender {
  if (account.sender === null) return senderOf(settings, profile);
  const { name, email, replyTo } = account.sender;
  const person = name === '' ? senderOf(settings, profile).name : name;
  return { name: person, email, replyTo, mailingAddress: settings.sender.mailingAddress };
}
