import type { EngineParts } from '../orchestrator/engine-parts.ts';
import type { Account } from './accounts.ts';

type Here = Pick<EngineParts, 'kernel' | 'canSignIn'>;

/** Why this program sends nothing from an account: its transport logs in as the person who is signed in to their editor, and this is none. Undefined where it may try. */
export function sendingLeftToEditor({ kernel, canSignIn }: Here, { transport }: Pick<Account, 'transport'>): string | undefined {
  if (!kernel.transports.has(transport)) return undefined;
  const { label, bySignIn } = kernel.transports.get(transport);
  return bySignIn === true && !canSignIn ? `you are signed in to ${label} in VS Code, and nowhere else: its mail goes while VS Code is open` : undefined;
}

/** The same of reading its mailbox, and of looking into the folder for sent mail. */
export function readingLeftToEditor({ kernel, canSignIn }: Here, account: Pick<Account, 'mailbox'> | undefined): string | undefined {
  const mailbox = account?.mailbox ?? null;
  if (mailbox === null || !kernel.mailboxes.has(mailbox)) return undefined;
  const { label, bySignIn } = kernel.mailboxes.get(mailbox);
  return bySignIn === true && !canSignIn ? `you are signed in to ${label} in VS Code, and nowhere else: its mail is read while VS Code is open` : undefined;
}
