// The user says that this store is the one that sends from now on. Before it does, everything that waits in it is looked for where it would lie if it had been sent.
import { reasonOf } from '../errors.ts';
import type { EngineParts } from '../orchestrator/engine-parts.ts';
import { accountNamed } from './accounts.ts';
import { proveSent } from './look-for-unknown.ts';
import { hasCopy } from './sent-folder-of.ts';

export interface ReleaseReport {
  /** Why nothing was sent until now; undefined when nothing held this store. */
  readonly objection: string | undefined;
  /** Emails that were found to be sent already. */
  readonly found: readonly number[];
  /** Emails that nobody could look for: they wait for the user. */
  readonly held: readonly number[];
}

/** Servers have clocks of their own. Milliseconds. */
const slack = 600_000;

export async function releaseStore(parts: EngineParts, signal: AbortSignal): Promise<ReleaseReport> {
  const { store, kernel, settings, log } = parts;
  const objection = await parts.guard.objection();
  if (objection === undefined) return { objection, found: [], held: [] };
  const found: number[] = [];
  const held: number[] = [];
  const waiting = [...(await store.queue.waiting({ limit: 100_000 }))];
  for (const { id, emailId, approvedAt } of waiting) {
    signal.throwIfAborted();
    const message = await store.outbox.find(id);
    const account = message === undefined ? undefined : accountNamed(settings, message.account);
    if (message === undefined || account === undefined || !kernel.transports.has(account.transport) || kernel.transports.get(account.transport).idempotent) continue;
    try {
      const isThere = await hasCopy(parts, message, message.step === 'first' ? approvedAt - slack : parts.clock.now(), signal);
      if (isThere === undefined) throw new Error('no mailbox is set up whose folder for sent mail could tell');
      if (!isThere) continue;
      await proveSent(parts, message, 'its copy lies in the folder for sent mail', { copyDue: false });
      found.push(emailId);
      // What follows it is queued now, and may have been sent as well.
      waiting.push(...(await store.queue.waiting({ emailIds: [emailId] })).filter((next) => !waiting.some((known) => known.id === next.id)));
    } catch (thrown) {
      signal.throwIfAborted();
      log('outreach').warn(`Message ${id} could not be looked for: ${reasonOf(thrown)}`);
      await store.outbox.setAside(id, 'held', `this store was restored, and whether the message had been sent before could not be learned: ${reasonOf(thrown)}`);
      held.push(emailId);
    }
  }
  await parts.guard.release();
  return { objection, found, held };
}
