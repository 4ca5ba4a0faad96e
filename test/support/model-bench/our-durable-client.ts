// The model client as the program has it: each request in the ledger and in the trajectory before its answer is given to anyone.
import { join } from 'node:path';
import { systemClock } from '../../../core/system-clock.ts';
import { defaultSettings } from '../../../core/config/load-settings.ts';
import type { AttemptBook } from '../../../core/model/attempt-book.ts';
import { keepAttempts } from '../../../core/model/keep-attempts.ts';
import { runTrajectory } from '../../../core/model/run-trajectory.ts';
import { openStore } from '../../../core/store/open.ts';
import type { Store } from '../../../core/store/store.ts';
import { migrations } from '../../../migrations/index.ts';
import type { Contender, Provider } from './contender.ts';
import { openOurClient } from './our-client.ts';

export interface DurableBook {
  readonly book: AttemptBook;
  readonly store: Store;
  close(): Promise<void>;
}

/** The ledger and the trajectory of a program, in a folder. */
export async function openDurableBook(folder: string): Promise<DurableBook> {
  const store = await openStore({ file: join(folder, 'outreach.db'), migrations, clock: systemClock });
  const { trajectory: settings, budget: budgets, prices } = defaultSettings().llm;
  const run = 'bench';
  const trajectory = runTrajectory(join(folder, 'trajectories'), run, settings, systemClock);
  return {
    store,
    book: keepAttempts({ ledger: store.ledger, trajectory: trajectory.open, budgets, prices, clock: systemClock, run, owner: 'the bench' }),
    async close() {
      await trajectory.close();
      await store.close();
    },
  };
}

export async function openOurDurableClient(provider: Provider, address: string, folder: string): Promise<Contender> {
  const { book, close } = await openDurableBook(folder);
  const client = await openOurClient(provider, address, book);
  return {
    ...client,
    async close() {
      await client.close();
      await close();
    },
  };
}
