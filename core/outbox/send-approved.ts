// Sends what was approved, each message once. That an attempt has begun, and that its dot may be written, is on record before it happens.
import type { EngineParts } from '../orchestrator/engine-parts.ts';
import { isAlive } from '../orchestrator/owner.ts';
import type { OutboxState } from '../store/outbox.ts';
import { accountNamed } from './accounts.ts';
import { claimBatches } from './claim-batches.ts';
import { fileCopies } from './file-copies.ts';
import { deliver } from './deliver.ts';
import { dueNow, type DueMessage } from './due-now.ts';
import { lookForUnknown } from './look-for-unknown.ts';
import { inDoubtSince } from './sent-before-restore.ts';

export interface SendReport {
  readonly sent: readonly SentMessage[];
  /** Everything that is approved and not sent, from this time or an earlier one, and what holds it. */
  readonly held: readonly HeldMessage[];
  /** When sending can go on by itself (milliseconds since 1970, UTC); null when nothing waits for a time. */
  readonly nextAt: number | null;
}

export interface HeldMessage {
  readonly emailId: number;
  readonly state: OutboxState;
  readonly reason: string;
  /** Milliseconds since 1970, UTC; null when no time clears it. */
  readonly clearsAt: number | null;
}

export interface SentMessage {
  readonly emailId: number;
  readonly to: string;
  /** What the transport called it: of the file transport, the file. */
  readonly reference: string;
}

export interface SendRequest {
  /** Only messages of these emails; everything that is due, when left out. */
  readonly emailIds?: readonly number[];
  /** Called after each message that a transport has accepted. */
  readonly onSent?: (message: SentMessage) => void;
  /** Only what really leaves this machine: files in the outbox folder are written when somebody says so. */
  readonly onlyMail?: boolean;
  /** Once it is aborted no further message is begun; the one that is being sent goes out. */
  readonly enough?: AbortSignal;
}

/** Of each connection: enough that they are put on record several at once. */
const mostRecordsBehind = 4;

/** Sends everything that is due and that no rule holds. */
export async function sendApproved(parts: EngineParts, signal: AbortSignal, { emailIds, onSent, onlyMail = false, enough }: SendRequest = {}): Promise<SendReport> {
  const sent: SentMessage[] = [];
  const request = { onlyMail, ...(emailIds === undefined ? {} : { emailIds }) };
  await settleInterrupted(parts);
  await lookForUnknown(parts, signal);

  let due = await dueNow(parts, request);
  for (let progress = true; due.go.length > 0 && progress && enough?.aborted !== true; due = await dueNow(parts, request)) {
    signal.throwIfAborted();
    progress = await sendSome(due.go);
  }
  await fileCopies(parts, signal);
  const waiting = due.held.map(({ emailId, reason, clearsAt }): HeldMessage => ({ emailId, state: 'queued', reason, clearsAt }));
  return { sent, held: [...(await heldMessages(parts)), ...waiting], nextAt: due.nextAt };

  /** Those of one account. False when other processes have taken all of them. */
  async function sendSome(go: readonly DueMessage[]): Promise<boolean> {
    const named = accountNamed(parts.settings, go[0]?.account ?? '');
    if (named === undefined) return false;
    const account = named;
    const transport = parts.kernel.transports.get(account.transport);
    const left = go.filter((message) => message.account === account.id);
    const doubt = await inDoubtSince(parts);
    // While what became of some is put on record, the next dialogue goes on, where the transport has several at once.
    const recordsBehind = transport.connections === undefined ? 0 : mostRecordsBehind;
    const less = new AbortController();
    const batches = claimBatches(parts, { transport, ids: left.map(({ id }) => id), enough: enough === undefined ? less.signal : AbortSignal.any([enough, less.signal]) });

    async function sendOneByOne(): Promise<void> {
      const keeping: Promise<void>[] = [];
      try {
        for (let message = await batches.next(); message !== undefined; message = await batches.next()) {
          const { kept } = await deliver(parts, message, { account, transport, signal, inDoubtSince: doubt, onLess: () => less.abort() });
          const told = kept.then(tell);
          told.catch(() => undefined); // it is awaited below
          keeping.push(told);
          if (keeping.length > recordsBehind) await keeping.shift();
        }
      } finally {
        await allOf(keeping);
      }
    }

    function tell(done: SentMessage | undefined): void {
      if (done === undefined) return;
      sent.push(done);
      onSent?.(done);
    }
    const ends = await Promise.allSettled(Array.from({ length: Math.min(left.length, transport.connections ?? 1) }, sendOneByOne));
    await batches.giveBack();
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
    return batches.claimed();
  }
}

/** Waits for all, also when the first one fails. */
async function allOf(works: readonly Promise<void>[]): Promise<void> {
  for (const end of await Promise.allSettled(works)) if (end.status === 'rejected') throw end.reason;
}

async function heldMessages({ store }: EngineParts): Promise<readonly HeldMessage[]> {
  const states = await Promise.all((['held', 'refused', 'unknown'] as const).map((state) => store.outbox.inState(state)));
  return states.flat().map(({ emailId, state, reason }) => ({ emailId, state, reason: reason ?? '', clearsAt: null }));
}

/** A process died while it was sending. What a transport does over without doing twice, is done over; the rest is unknown until something proves it. */
async function settleInterrupted({ store, kernel, clock, settings }: EngineParts): Promise<void> {
  await store.outbox.settleAbandoned(clock.now(), (owner) => !isAlive(owner));
  for (const message of await store.outbox.inState('unknown')) {
    // By another transport than the first time it would be a second message.
    const isTheSame = message.transport !== null && accountNamed(settings, message.account)?.transport === message.transport;
    if (isTheSame && kernel.transports.has(message.transport) && kernel.transports.get(message.transport).idempotent) await store.outbox.sendAgain(message.id);
  }
}
