import type { Lead } from '../domain/lead.ts';
import type { EngineParts } from '../orchestrator/engine-parts.ts';
import { chooseAccount } from '../policy/choose-account.ts';
import { type Account, accountsOf, mainAccount } from './accounts.ts';
import { policySnapshot } from './policy-snapshot.ts';

/** The account that this person is written to from: the one that they know, otherwise the one that has used the least of what it may send today; the main one when none may send. */
export async function accountFor(parts: Pick<EngineParts, 'store' | 'settings' | 'clock'>, lead: Pick<Lead, 'id'>): Promise<Account> {
  const accounts = accountsOf(parts.settings);
  const main = accounts.find(({ id }) => id === mainAccount);
  if (main === undefined) throw new Error('there is always a main account');
  if (accounts.length === 1) return main;
  const [snapshot, known] = await Promise.all([policySnapshot(parts, []), parts.store.outbox.accountOf(lead.id)]);
  const addressOf = (id: string) => snapshot.accounts.get(id)?.id ?? id;
  const states = accounts.flatMap(({ id }) => snapshot.accounts.get(id) ?? []);
  const choice = chooseAccount({ snapshot, accounts: states, usedBefore: known === undefined ? null : addressOf(known) });
  return accounts.find(({ id }) => addressOf(id) === choice?.account) ?? main;
}
