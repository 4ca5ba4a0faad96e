import { accountCaps } from './account-caps.ts';
import type { AccountState, PolicySnapshot } from './snapshot.ts';
import { nextMidnight } from './wall-clock.ts';

export interface AccountChoice {
  readonly account: string;
  /** One sentence for the user. */
  readonly because: string;
}

export interface AccountQuestion {
  readonly snapshot: Pick<PolicySnapshot, 'now' | 'settings' | 'senderZone'>;
  readonly accounts: readonly AccountState[];
  /** The account from which this lead was written to before, by any campaign; null when it was not. */
  readonly usedBefore: string | null;
}

/** The account that a message to a lead goes from: the one it always was, even while that one is paused; otherwise the one that has used the least of what it may send today. Null when there is none that is not paused. */
export function chooseAccount({ snapshot, accounts, usedBefore }: AccountQuestion): AccountChoice | null {
  if (usedBefore !== null && accounts.some(({ id }) => id === usedBefore)) return { account: usedBefore, because: 'This lead was written to from it before.' };
  const { now } = snapshot;
  const used = accounts
    .filter(({ paused }) => paused === null || (paused.until !== null && paused.until <= now))
    .map((account) => ({ id: account.id, share: usedToday(account, snapshot), sent: account.sentAt.length }))
    .sort((one, other) => one.share - other.share || one.sent - other.sent || (one.id < other.id ? -1 : 1));
  const [least] = used;
  return least === undefined ? null : { account: least.id, because: `It has used ${Math.round(least.share * 100)} % of what it may send today, the least of all.` };
}

function usedToday(account: AccountState, { now, settings, senderZone }: AccountQuestion['snapshot']): number {
  // Counted as the cap counts: what was sent at a time that lies ahead is of today.
  const today = account.sentAt.filter((at) => nextMidnight(senderZone, at) > now).length;
  return today / accountCaps(account, settings, now).perDay;
}
