import type { Mailbox } from '../contracts/mailbox.ts';
import type { Transport } from '../contracts/transport.ts';
import type { EngineParts } from '../orchestrator/engine-parts.ts';
import type { Account } from './accounts.ts';

type Here = Pick<EngineParts, 'kernel' | 'canSignIn'>;

/** Why this program sends nothing from an account: its transport logs in as the person who is signed in to their editor, and this is none. Undefined where it may try. */
export function sendingLeftToEditor({ kernel, canSignIn }: Here, { transport }: Pick<Account, 'transport'>): string | undefined {
  return kernel.transports.has(transport) ? leftToEditor(kernel.transports.get(transport), canSignIn, 'goes') : undefined;
}

/** The same of reading its mailbox, and of looking into the folder for sent mail. */
export function readingLeftToEditor({ kernel, canSignIn }: Here, account: Pick<Account, 'mailbox'> | undefined): string | undefined {
  const mailbox = account?.mailbox ?? null;
  return mailbox !== null && kernel.mailboxes.has(mailbox) ? leftToEditor(kernel.mailboxes.get(mailbox), canSignIn, 'is read') : undefined;
}

function leftToEditor({ label, bySignIn }: Pick<Transport | Mailbox, 'label' | 'bySignIn'>, canSignIn: boolean, what: string): string | undefined {
  return bySignIn === true && !canSignIn ? `you are signed in to ${label} in VS Code, and nowhere else: its mail ${what} while VS Code is open` : undefined;
}
