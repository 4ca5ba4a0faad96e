// A restored store does not know what was sent after its backup was made. What the user approves in it may have gone out already: the folder for sent mail tells.
import type { EngineParts } from '../orchestrator/engine-parts.ts';
import type { OutboxMessage } from '../store/outbox.ts';
import { hasCopy } from './sent-folder-of.ts';

const day = 86_400_000;
/** For so long after a store was released each message is looked for before it goes, and so far back. Milliseconds. */
const inDoubtFor = 90 * day;
/** Servers have clocks of their own. Milliseconds. */
const slack = 600_000;

/** Since when something may have been sent of which this store does not know (milliseconds since 1970, UTC); null when it knows of everything. */
export async function inDoubtSince({ store, clock }: Pick<EngineParts, 'store' | 'clock'>): Promise<number | null> {
  const { releasedAt } = await store.sendRecords.read();
  return releasedAt === null || clock.now() - releasedAt > inDoubtFor ? null : releasedAt - inDoubtFor;
}

/** Whether a copy of the message lies where it would lie if it had been sent since then. False where there is no such folder: then the user's approval has to do. Rejects with what the mailbox says when it cannot be looked into. */
export async function wasSentBefore(parts: EngineParts, message: OutboxMessage, since: number, signal: AbortSignal): Promise<boolean> {
  const lastSentAt = await parts.store.outbox.lastSentTo(message.recipient ?? '');
  // Follow-ups have the subject of those before them: of these only the Message-ID counts. What this store has sent to them itself proves nothing of another message.
  const from = message.step === 'first' ? Math.max(since, (lastSentAt ?? 0) + slack) : parts.clock.now();
  return (await hasCopy(parts, message, from, signal)) ?? false;
}
