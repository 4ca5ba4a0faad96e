// One message to the user's own address, by the way that all others will go. It belongs to no lead and no campaign, and never stands in the outbox.
import { randomUUID } from 'node:crypto';
import type { Mailbox } from '../contracts/mailbox.ts';
import { createError, isOutreachError } from '../errors.ts';
import { type Account, mainAccount, accountNamed, senderFrom } from '../outbox/accounts.ts';
import { composeMessage } from '../outbox/compose-message.ts';
import { messageIdFor } from '../outbox/message-id.ts';
import type { Store } from '../store/store.ts';
import type { MailParts } from './check-mail-account.ts';

export interface TestMessage {
  readonly to: string;
  /** Of the transport. */
  readonly sentBy: string;
  /** What the server said when it took the message. */
  readonly reference: string;
  /** `unseen`: it was looked for and has not come yet; `unread`: there is no mailbox to look into. */
  readonly arrival: 'arrived' | 'unseen' | 'unread';
  /** Why it could not be looked for, if so. */
  readonly problem: string | null;
}

export interface TestMessageRequest {
  /** The main one when left out. */
  readonly account?: Account;
  /** How long it is looked for; 20 when left out. */
  readonly waitSeconds?: number;
}

export interface SendingParts extends MailParts {
  readonly store: Pick<Store, 'profiles'>;
}

const pauseMilliseconds = 1_000;
/** Server and machine need not agree about the time. */
const sinceMilliseconds = 3_600_000;

/** Rejects with what the user must mend: `mailing_address_missing`, `sender_unknown`, `test_message_refused`, or what the transport says of its server. */
export async function sendTestMessage(parts: SendingParts, signal: AbortSignal, { account = mainOf(parts), waitSeconds = 20 }: TestMessageRequest = {}): Promise<TestMessage> {
  const { kernel, settings, store, clock } = parts;
  const sender = senderFrom(settings, account, (await store.profiles.active())?.profile);
  const transport = kernel.transports.get(account.transport);
  const mailbox = account.mailbox === null || transport.isLocal === true ? undefined : kernel.mailboxes.get(account.mailbox);
  const startedAt = clock.now();
  const { messageId, envelope, bytes } = await composeMessage({
    email: { messageId: messageIdFor({ sender, seed: `test ${randomUUID()}` }), subjectA: 'A test of your mail', subjectB: '', body: words(transport.label) },
    lead: { id: 0, company: '', person: sender.name, email: sender.email },
    sender,
    date: new Date(startedAt),
  });
  const outcome = await transport.send({ messageId, envelope, bytes }, { signal, reach: async () => undefined });
  if (outcome.kind === 'refused') throw createError('test_message_refused', { server: transport.label, reason: outcome.reason });
  const sent = { to: sender.email, sentBy: transport.id, reference: outcome.reference };
  if (mailbox === undefined) return { ...sent, arrival: 'unread', problem: null };
  try {
    const hasArrived = await lookFor(mailbox, messageId, { clock, signal, since: startedAt - sinceMilliseconds, until: startedAt + waitSeconds * 1_000 });
    return { ...sent, arrival: hasArrived ? 'arrived' : 'unseen', problem: null };
  } catch (thrown) {
    signal.throwIfAborted();
    if (!isOutreachError(thrown)) throw thrown;
    return { ...sent, arrival: 'unseen', problem: thrown.message };
  }
}

interface Looking {
  readonly clock: MailParts['clock'];
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly until: number;
}

async function lookFor(mailbox: Mailbox, messageId: string, { clock, signal, since, until }: Looking): Promise<boolean> {
  let cursor: string | null = null;
  const isIt = (head: Uint8Array) => Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, 65_536)).includes(messageId);
  for (;;) {
    for await (const message of mailbox.read(cursor, { signal, since: new Date(since).toISOString(), wants: isIt })) {
      if (message.bytes !== null && isIt(message.bytes)) return true;
      cursor = message.cursor;
    }
    if (clock.now() >= until) return false;
    await clock.sleep(pauseMilliseconds, signal);
  }
}

function words(transport: string): string {
  return `This message was sent to yourself, to see whether mail goes out as it should (${transport}).\n\nIf it lies in your inbox and not among the spam, all is well. Below stands what will stand below every message.`;
}

function mainOf({ settings }: MailParts): Account {
  const main = accountNamed(settings, mainAccount);
  if (main === undefined) throw new Error('there is always a main account');
  return main;
}
