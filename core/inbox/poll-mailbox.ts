// Reads what came into the mailbox of an account, and does what follows from it. A message that cannot be read is passed over and said; nothing stops the next one.
import type { ReceivedMessage } from '../contracts/mailbox.ts';
import { isOutreachError, reasonOf } from '../errors.ts';
import type { EngineParts } from '../orchestrator/engine-parts.ts';
import type { Account } from '../outbox/accounts.ts';
import { keepReceived, type KeptMessage } from './keep-received.ts';
import { createInterpretation, type Interpretation } from './interpretation.ts';
import { openMail } from './open-mail.ts';
import { worthFetching } from './worth-fetching.ts';

export interface PollReport {
  readonly mailbox: string;
  /** Messages whose heads were looked at. */
  readonly seen: number;
  readonly kept: readonly KeptMessage[];
}

/** Mail may have been answered by somebody's clock that goes wrong; milliseconds. */
const slack = 86_400_000;
/** Messages that are none of our business, until the place up to which was read is kept. */
const keepEvery = 200;

/** Undefined when the account has no mailbox, or nothing was ever sent. Rejects with what the mailbox says when it cannot be read, and keeps that as its problem. */
export async function pollMailbox(parts: EngineParts, account: Account, signal: AbortSignal): Promise<PollReport | undefined> {
  const { store, kernel, log } = parts;
  const { mailbox } = account;
  // Whatever account sent first: answers may come to another one, and accounts are renamed.
  const firstAt = await store.inbox.firstAttemptAt();
  if (mailbox === null || firstAt === null) return undefined;
  const [correspondents, ours] = [new Set(await store.inbox.correspondents()), new Set([...(await store.inbox.senders()), ...ownAddresses(parts, mailbox)])];
  const interpretation = createInterpretation(parts, signal);
  const kept: KeptMessage[] = [];
  let seen = 0;
  let passed: string | undefined;
  try {
    const { cursor } = await store.inbox.cursor(mailbox);
    const run = { signal, since: new Date(firstAt - slack).toISOString(), wants: (head: Uint8Array) => worthFetching(head, { correspondents, ours }) };
    for await (const received of kernel.mailboxes.get(mailbox).read(cursor, run)) {
      seen += 1;
      if (received.bytes === null) {
        passed = received.cursor;
        if (seen % keepEvery === 0) await store.inbox.advance(mailbox, passed);
        continue;
      }
      passed = undefined;
      const message = await keepOrPass(parts, account, mailbox, { ...received, bytes: received.bytes }, interpretation, signal);
      if (message !== undefined) kept.push(message);
    }
    if (passed !== undefined) await store.inbox.advance(mailbox, passed);
    await store.inbox.polled(mailbox, null);
  } catch (thrown) {
    if (!signal.aborted) await store.inbox.polled(mailbox, reasonOf(thrown));
    throw thrown;
  }
  for (const { reading, leadId } of kept) log('inbox').info(`${leadId === null ? 'About none of your messages' : `About lead ${leadId}`}: ${reading.kind}${reading.intent === null ? '' : ` (${reading.intent})`}`);
  return { mailbox, seen, kept };
}

/** Where the user writes from by hand, perhaps in our threads: the addresses of the accounts, those for answers, and what the mailbox is logged in to. */
function ownAddresses({ settings, kernel }: EngineParts, mailbox: string): readonly string[] {
  const named = [settings.sender, ...Object.values(settings.accounts)].flatMap(({ email, replyTo }) => [email, replyTo]);
  const label = kernel.mailboxes.has(mailbox) ? kernel.mailboxes.get(mailbox).label : '';
  return [...named, ...(label.match(/[^\s<>"]+@[^\s<>"]+/g) ?? [])].flatMap((address) => address?.toLowerCase() ?? []);
}

/** A message that cannot be kept because of what stands in it is passed over and said, or nothing after it would ever be read. Rejects when the store itself fails, and on abort, so that it is read the next time. */
async function keepOrPass(parts: EngineParts, account: Account, mailbox: string, received: ReceivedMessage & { readonly bytes: Uint8Array }, interpretation: Interpretation, signal: AbortSignal): Promise<KeptMessage | undefined> {
  try {
    return await keepReceived(parts, account, mailbox, received, await interpretation.refine(await openMail(received.bytes, { now: parts.clock.now() })));
  } catch (thrown) {
    if (signal.aborted || (isOutreachError(thrown) && thrown.code !== 'store_rule')) throw thrown;
    parts.log('inbox').error(`A message in the mailbox "${mailbox}" could not be read and was passed over: ${reasonOf(thrown)} Look at it yourself: it came ${received.receivedAt ?? 'just now'}.`);
    await parts.store.inbox.advance(mailbox, received.cursor);
    return undefined;
  }
}
