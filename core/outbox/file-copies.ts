// Copies of what was sent, for the folder in which people look for it: where the mail server does not put them there by itself.
import { reasonOf } from '../errors.ts';
import type { EngineParts } from '../orchestrator/engine-parts.ts';
import { accountNamed } from './accounts.ts';

/** A copy that cannot be filed now is filed later: it keeps nothing from being sent. */
export async function fileCopies({ store, kernel, settings, log }: EngineParts, signal: AbortSignal): Promise<void> {
  const failing = new Set<string>();
  for (const message of await store.outbox.copiesDue()) {
    if (signal.aborted) return;
    if (failing.has(message.account)) continue;
    const mailbox = accountNamed(settings, message.account)?.mailbox ?? null;
    const folder = mailbox !== null && kernel.mailboxes.has(mailbox) ? kernel.mailboxes.get(mailbox).sent : undefined;
    try {
      await folder?.file(message.bytes, signal);
      await store.outbox.copyFiled(message.id);
    } catch (thrown) {
      log('outreach').warn(`The copy of message ${message.id} could not be put into the folder for sent mail yet: ${reasonOf(thrown)}`);
      failing.add(message.account);
    }
  }
}
