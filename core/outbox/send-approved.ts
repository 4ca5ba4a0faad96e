// Sends what was approved, each message once. The phase of every attempt is on record before the step it names is taken.
import type { EngineParts } from '../orchestrator/engine-parts.ts';
import { isAlive, thisProcess } from '../orchestrator/owner.ts';
import type { OutboxState } from '../store/outbox.ts';
import { accountNamed } from './accounts.ts';
import { fileCopies } from './file-copies.ts';
import { deliver } from './deliver.ts';
import { dueNow, type DueMessage } from './due-now.ts';
import { lookForUnknown } from './look-for-unknown.ts';
import { withDate } from './with-date.ts';

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
}

/** Longer than any dialogue may take: who is still at it must not be thought dead. */
const leaseMs = 15 * 60_000;
/** Dialogues at the same time, at most; the transport has limits of its own. */
const atOnce = 10;

/** Sends everything that is due and that no rule holds. */
export async function sendApproved(parts: EngineParts, signal: AbortSignal, { emailIds, onSent }: SendRequest = {}): Promise<SendReport> {
  const { store } = parts;
  const sent: SentMessage[] = [];
  const request = emailIds === undefined ? {} : { emailIds };
  await settleInterrupted(parts);
  await lookForUnknown(parts, signal);

  let due = await dueNow(parts, request, signal);
  for (let progress = true; due.go.length > 0 && progress; due = await dueNow(parts, request, signal)) {
    signal.throwIfAborted();
    progress = await sendSome(due.go);
  }
  await fileCopies(parts, signal);
  const waiting = due.held.map(({ emailId, reason, clearsAt }): HeldMessage => ({ emailId, state: 'queued', reason, clearsAt }));
  return { sent, held: [...(await heldMessages(parts)), ...waiting], nextAt: due.nextAt };

  /** Some messages of one account. False when another process has taken all of them. */
  async function sendSome(go: readonly DueMessage[]): Promise<boolean> {
    const [first] = go;
    const account = first === undefined ? undefined : accountNamed(parts.settings, first.account);
    if (account === undefined) return false;
    const transport = parts.kernel.transports.get(account.transport);
    const ids = go.filter((message) => message.account === account.id).map(({ id }) => id);
    const now = parts.clock.now();
    const stamp = transport.idempotent ? {} : { stamp: (bytes: Uint8Array) => withDate(bytes, new Date(now)) };
    const claimed = await store.outbox.claim({ owner: thisProcess, now, leaseMs, limit: transport.idempotent ? 1 : atOnce, transport: transport.id, ids, ...stamp });
    // What is not on record as begun must not be sent by a copy of this store either.
    if (!transport.idempotent && claimed.length > 0) await parts.guard.note();
    const ends = await Promise.allSettled(
      claimed.map(async (message) => {
        const done = await deliver(parts, message, { account, transport, signal });
        if (done === undefined) return;
        sent.push(done);
        onSent?.(done);
      }),
    );
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
    return claimed.length > 0;
  }
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
