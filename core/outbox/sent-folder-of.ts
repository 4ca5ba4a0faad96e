import type { SentFolder } from '../contracts/mailbox.ts';
import type { EngineParts } from '../orchestrator/engine-parts.ts';
import type { OutboxMessage } from '../store/outbox.ts';
import { accountNamed } from './accounts.ts';
import { subjectOfStep } from './compose-follow-up.ts';

/** Where copies of what an account has sent lie; undefined when no mailbox is set up for it, or one without such a folder. */
export function sentFolderOf({ kernel, settings }: Pick<EngineParts, 'kernel' | 'settings'>, accountId: string): SentFolder | undefined {
  const mailbox = accountNamed(settings, accountId)?.mailbox ?? null;
  return mailbox !== null && kernel.mailboxes.has(mailbox) ? kernel.mailboxes.get(mailbox).sent : undefined;
}

/** Whether a copy of this message lies in that folder: by its Message-ID, or as a message of its subject to its recipient since then (milliseconds since 1970). Undefined where there is no such folder. Rejects with what the mailbox says when it cannot be looked into. */
export async function hasCopy(parts: Pick<EngineParts, 'kernel' | 'settings' | 'store'>, message: OutboxMessage, since: number, signal: AbortSignal): Promise<boolean | undefined> {
  const folder = sentFolderOf(parts, message.account);
  if (folder === undefined) return undefined;
  const { messageId, recipient, step } = message;
  const email = await parts.store.emails.get(message.emailId);
  return folder.has({ messageId, to: recipient ?? '', subject: subjectOfStep(email, step), since: new Date(since).toISOString() }, signal);
}
