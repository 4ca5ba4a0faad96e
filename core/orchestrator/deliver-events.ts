// Tells plugins what became true, after the transaction that made it so. An event that was told but not marked before a crash is told again.
import type { Told } from '../kernel/hooks.ts';
import type { EngineParts } from './engine-parts.ts';
import { thisProcess } from './owner.ts';

export interface Delivery {
  /** There may be something to tell. */
  wake(): void;
  /** Resolves when everything that was committed before is told. */
  flush(): Promise<void>;
}

const batchSize = 100;

export function createDelivery({ store, kernel, clock }: Pick<EngineParts, 'store' | 'kernel' | 'clock'>, leaseMs: number): Delivery {
  let telling: Promise<void> | null = null;
  let again = false;

  async function tellAll(): Promise<void> {
    do {
      again = false;
      for (;;) {
        const batch = await store.events.claim({ owner: thisProcess, now: clock.now(), leaseMs, limit: batchSize });
        if (batch.length === 0) break;
        for (const { moment, event } of batch) await kernel.tell(moment, event as Told<typeof moment>);
        await store.events.markDelivered(batch.map(({ id }) => id));
      }
    } while (again);
  }

  function wake(): Promise<void> {
    again = true;
    telling ??= tellAll().finally(() => (telling = null));
    return telling;
  }

  return {
    wake: () => void wake().catch(() => undefined), // a store that fails here fails in flush, where somebody hears it
    flush: wake,
  };
}
