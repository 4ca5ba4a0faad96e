import type { Lead } from '../domain/lead.ts';
import type { EngineParts } from '../orchestrator/engine-parts.ts';
import { type Account, accountsOf } from './accounts.ts';

/** The account that this person is written to from: the one that they know, otherwise the one that has sent least. */
export async function accountFor({ store, settings }: Pick<EngineParts, 'store' | 'settings'>, lead: Pick<Lead, 'id'>): Promise<Account> {
  const accounts = accountsOf(settings);
  const [main] = accounts;
  if (main === undefined || accounts.length === 1) return main ?? fail();
  const known = await store.outbox.accountOf(lead.id);
  const sticky = accounts.find(({ id }) => id === known);
  if (sticky !== undefined) return sticky;
  const queued = await store.outbox.countByAccount();
  return accounts.toSorted((left, right) => (queued.get(left.id) ?? 0) - (queued.get(right.id) ?? 0))[0] ?? main;
}

function fail(): never {
  throw new Error('there is always a main account');
}
