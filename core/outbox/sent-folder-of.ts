import type { SentFolder } from '../contracts/mailbox.ts';
import type { EngineParts } from '../orchestrator/engine-parts.ts';
import { accountNamed } from './accounts.ts';

/** Where copies of what an account has sent lie; undefined when no mailbox is set up for it, or one without such a folder. */
export function sentFolderOf({ kernel, settings }: Pick<EngineParts, 'kernel' | 'settings'>, accountId: string): SentFolder | undefined {
  const mailbox = accountNamed(settings, accountId)?.mailbox ?? null;
  return mailbox !== null && kernel.mailboxes.has(mailbox) ? kernel.mailboxes.get(mailbox).sent : undefined;
}
