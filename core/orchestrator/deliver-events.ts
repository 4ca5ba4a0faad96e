// Tells plugins what became true, after the transaction that made it so. An event that was told but not marked before a crash is told again.
import type { Told } from '../kernel/hooks.ts';
import type { EngineParts } from './engine-parts.ts';
import { thisProcess } from './owner.ts';

export interface Delivery {
  /** There may be something to tell: it is told shortly, together with what else comes until then. */
  wake(): void;
  /** Resolves when everything that was committed before is told; rejects when the store fails. */
  flush(): Promise<void>;
}

const batchSize = 200;
/** Each batch costs two commits: so many milliseconds are waited for a batch to gather. */
const gatherMilliseconds = 50;

export function createDelivery({ store, kernel, clock }: Pick<EngineParts, 'store' | 'kernel' | 'clock'>, leaseMs: number): Delivery {
  let telling: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;

  async function tellAll(): Promise<void> {
    for (;;) {
      const batch = await store.events.claim({ owner: thisProcess, now: clock.now(), leaseMs, limit: batchSize });
      if (batch.length === 0) return;
      for (const { moment, event } of batch) await kernel.tell(moment, event as Told<typeof moment>);
      await store.events.markDelivered(batch.map(({ id }) => id));
    }
  }

  function tell(): Promise<void> {
    telling ??= tellAll().finally(() => (telling = null));
    return telling;
  }

  return {
    wake() {
      timer ??= setTimeout(() => {
        timer = undefined;
        tell().catch(() => undefined); // a store that fails here fails in flush as well, where somebody hears it
      }, gatherMilliseconds);
    },
    async flush() {
      clearTimeout(timer);
      timer = undefined;
      await telling;
      await tell();
    },
  };
}
