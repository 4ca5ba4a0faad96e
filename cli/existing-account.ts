import type { Settings } from '../core/config/settings.ts';
import { createError } from '../core/errors.ts';
import { type Account, accountNamed, accountsOf } from '../core/outbox/accounts.ts';

/** The account of this name; throws `not_registered` with those that there are. */
export function existingAccount(settings: Settings, name: string): Account {
  const account = accountNamed(settings, name);
  if (account === undefined) throw createError('not_registered', { kind: 'account', id: name, have: accountsOf(settings).map(({ id }) => id) });
  return account;
}
