import { keptDomainHold } from '../campaign/domain-gate.ts';
import type { EngineParts } from '../orchestrator/engine-parts.ts';
import type { OutboxMessage } from '../store/outbox.ts';
import { accountNamed } from './accounts.ts';
import { answersUnread } from './answers-unread.ts';
import { sendingLeftToEditor } from './left-to-editor.ts';

/** What holds a message at any hour of the day. */
export interface StandingHold {
  readonly rule: 'account' | 'transport' | 'sign-in' | 'answers-unread' | 'restored' | 'domain';
  readonly reason: string;
  readonly clears: string;
}

/** Whether something other than its hour holds a message that waits; undefined when nothing does. Only reads: of domains it says what was found last. */
export async function standingHold(parts: EngineParts, { account: id, sender, step, dueAt }: Pick<OutboxMessage, 'account' | 'sender' | 'step' | 'dueAt'>): Promise<StandingHold | undefined> {
  const { settings, kernel, clock } = parts;
  const account = accountNamed(settings, id);
  if (account === undefined) return { rule: 'account', reason: `The settings have no account "${id}" any more.`, clears: 'Name it again under "accounts", or reject the draft.' };
  if (!kernel.transports.has(account.transport)) return { rule: 'transport', reason: `There is no transport "${account.transport}".`, clears: 'Choose one with "outreach setup", or enable its plugin.' };
  const left = sendingLeftToEditor(parts, account);
  if (left !== undefined) return { rule: 'sign-in', reason: sentence(left), clears: 'Open VS Code, or choose a password or a refresh token of its own for this account with "outreach setup".' };
  const unread = step !== 'first' && dueAt !== null && dueAt <= clock.now() ? await answersUnread(parts, account) : undefined;
  if (unread !== undefined) return { rule: 'answers-unread', reason: sentence(unread), clears: 'As soon as your mailbox can be read.' };
  if (kernel.transports.get(account.transport).isLocal === true) return undefined;
  const objection = await parts.guard.objection();
  if (objection !== undefined) return { rule: 'restored', reason: `Nothing is sent: ${objection}.`, clears: 'When this is the store that shall send: "outreach mail release".' };
  const untrusted = await keptDomainHold(parts, sender, account.transport);
  if (untrusted !== undefined) return { rule: 'domain', reason: `Receivers would not trust mail from ${sender}: ${untrusted}`, clears: 'Add the records that "outreach mail domain" shows, then "outreach mail send".' };
  return undefined;
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
