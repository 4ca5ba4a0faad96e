// Claims some messages at once, a little ahead of those who send them: what each claim costs is shared.
import type { Transport } from '../contracts/transport.ts';
import type { EngineParts } from '../orchestrator/engine-parts.ts';
import { thisProcess } from '../orchestrator/owner.ts';
import type { OutboxMessage } from '../store/outbox.ts';
import { withDate } from './with-date.ts';

export interface ClaimedBatches {
  /** The next message that is ours to send; undefined when there is none left, or when it is enough. Rejects when none could be claimed. */
  next(): Promise<OutboxMessage | undefined>;
  /** Whether anything could be claimed: other processes may have taken all of it. */
  claimed(): boolean;
  /** Gives back what was claimed and not begun. */
  giveBack(): Promise<void>;
}

export interface BatchRequest {
  readonly transport: Transport;
  readonly ids: readonly number[];
  readonly enough?: AbortSignal | undefined;
}

/** Longer than any dialogue may take: who is still at it must not be thought dead. Of what is claimed ahead of a server that is slower still the lease may run out: its fence lets the next one have it, and stops the first with `lease_lost` before it begins. */
const leaseMs = 20 * 60_000;

/** For each connection. A claim is one transaction, and one note outside of the store. */
const aheadPerConnection = 8;

/** Of these messages, in this order. */
export function claimBatches({ store, clock, guard }: Pick<EngineParts, 'store' | 'clock' | 'guard'>, { transport, ids, enough }: BatchRequest): ClaimedBatches {
  const size = aheadPerConnection * (transport.connections ?? 1);
  const left = [...ids];
  const ready: OutboxMessage[] = [];
  let claimed = false;
  let claiming: Promise<void> | undefined;
  let failure: { readonly thrown: unknown } | undefined;

  async function claimSome(): Promise<void> {
    const now = clock.now();
    const wanted = left.splice(0, size);
    if (!transport.idempotent) await guard.begin();
    const stamp = transport.idempotent ? {} : { stamp: (bytes: Uint8Array) => withDate(bytes, new Date(now)) };
    const messages = await store.outbox.claim({ owner: thisProcess, now, leaseMs, limit: wanted.length, transport: transport.id, ids: wanted, ...stamp });
    if (messages.length === 0) return;
    try {
      // What is not on record as begun must not be sent by a copy of this store either.
      if (!transport.idempotent) await guard.note();
    } catch (thrown) {
      await release(messages);
      throw thrown;
    }
    claimed = true;
    const byId = new Map(messages.map((message) => [message.id, message]));
    for (const id of wanted) ready.push(...[byId.get(id)].filter((message) => message !== undefined));
  }

  /** One claim at a time, whoever asks. */
  function claimMore(): Promise<void> {
    claiming ??= claimSome()
      .catch((thrown: unknown) => {
        failure = { thrown };
      })
      .finally(() => (claiming = undefined));
    return claiming;
  }

  async function release(messages: readonly OutboxMessage[]): Promise<void> {
    for (const message of messages) await store.outbox.release(message, null, clock.now());
  }

  return {
    async next() {
      while (ready.length === 0 && failure === undefined && enough?.aborted !== true && (left.length > 0 || claiming !== undefined)) await claimMore();
      if (enough?.aborted === true) return undefined;
      if (failure !== undefined) throw failure.thrown;
      const message = ready.shift();
      // Ahead, so that nobody waits for it.
      if (ready.length <= size / 2 && left.length > 0) void claimMore();
      return message;
    },
    claimed: () => claimed,
    async giveBack() {
      left.length = 0;
      await claiming;
      await release(ready.splice(0));
    },
  };
}
