// Nobody knows whether a message arrived: its copy in the folder for sent mail says so. It is looked for again and again, since some servers file it late.
import { reasonOf } from '../errors.ts';
import { announce } from '../orchestrator/announce.ts';
import type { EngineParts } from '../orchestrator/engine-parts.ts';
import type { OutboxMessage, SentDetails } from '../store/outbox.ts';
import { accountNamed } from './accounts.ts';
import { readingLeftToEditor } from './left-to-editor.ts';
import { hasCopy } from './sent-folder-of.ts';

/** After so many milliseconds from the first look: now, 30 s, 2 min, 10 min, 1 h, 24 h. A copy that came 1.5 s late made 18 of 25 kills a second message where only one look was taken. */
export const lookAfter = [0, 30_000, 120_000, 600_000, 3_600_000, 86_400_000] as const;

/** Servers have clocks of their own, and maildirs name whole seconds. Milliseconds. */
const clockSlack = 600_000;

/** Looks for those whose turn it is. Gives the messages that are known to be sent now. */
export async function lookForUnknown(parts: EngineParts, signal: AbortSignal): Promise<readonly OutboxMessage[]> {
  const { store, clock } = parts;
  const found: OutboxMessage[] = [];
  for (const message of await store.outbox.looksDue(clock.now())) {
    signal.throwIfAborted();
    if (await lookFor(parts, message, signal)) found.push(message);
  }
  return found;
}

async function lookFor(parts: EngineParts, message: OutboxMessage, signal: AbortSignal): Promise<boolean> {
  const { store, clock, log, kernel } = parts;
  // Done over without doing it twice, as soon as that transport is the one that sends.
  if (message.transport !== null && kernel.transports.has(message.transport) && kernel.transports.get(message.transport).idempotent) {
    await store.outbox.looked(message.id, null, message.reason ?? '');
    return false;
  }
  // Whoever is signed in looks there.
  if (readingLeftToEditor(parts, accountNamed(parts.settings, message.account)) !== undefined) return false;
  let missing: string;
  try {
    const attempt = (await store.outbox.attempts(message.id)).at(-1);
    const isThere = await hasCopy(parts, message, (attempt?.startedAt ?? clock.now()) - clockSlack, signal);
    if (isThere === undefined) {
      await store.outbox.holdUnknown(message.id, 'nobody knows whether it arrived, and no mailbox is set up whose folder for sent mail could tell');
      return false;
    }
    if (isThere) {
      await proveSent(parts, message, 'its copy lies in the folder for sent mail', { copyDue: false });
      return true;
    }
    missing = 'no copy of it lies in the folder for sent mail';
  } catch (thrown) {
    if (signal.aborted) throw thrown;
    missing = `the folder for sent mail could not be looked into: ${reasonOf(thrown)}`;
    log('outreach').warn(`Message ${message.id}: ${missing}`);
  }
  const next = lookAfter[message.looks + 1];
  if (next !== undefined) await store.outbox.looked(message.id, clock.now() + next - (lookAfter[message.looks] ?? 0), `nobody knows yet whether it arrived: ${missing}`);
  else await store.outbox.holdUnknown(message.id, `nobody knows whether it arrived: ${missing}, also a day later`);
  return false;
}

/** Something proves that it arrived. Nothing happens when that is known already. */
export async function proveSent(parts: EngineParts, message: Pick<OutboxMessage, 'id' | 'leadId' | 'emailId'>, evidence: string, details: SentDetails): Promise<void> {
  const { store } = parts;
  await store.write(async (tx) => {
    if (!(await store.outbox.proveSent(tx, message.id, evidence, details))) return;
    const [lead, email] = await Promise.all([store.leads.get(message.leadId, tx), store.emails.get(message.emailId, tx)]);
    await announce(parts, tx, 'emailSent', { lead, email, reference: evidence }, email.campaignId);
  });
}
