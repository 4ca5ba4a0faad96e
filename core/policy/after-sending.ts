import type { Lookup, PolicySnapshot, QueuedMessage } from './snapshot.ts';

/** The snapshot as it is when this message has gone now. */
export function afterSending(snapshot: PolicySnapshot, { account, recipientDomain }: Pick<QueuedMessage, 'account' | 'recipientDomain'>): PolicySnapshot {
  const { now, accounts, domains } = snapshot;
  const sender = accounts.get(account);
  const domain = domains.get(recipientDomain) ?? { sentAt: [], backOffUntil: null, backOffStep: 0 };
  return {
    ...snapshot,
    accounts: sender === undefined ? accounts : withOne(accounts, account, { ...sender, firstSentAt: sender.firstSentAt ?? now, sentAt: [...sender.sentAt, now] }),
    domains: withOne(domains, recipientDomain, { ...domain, sentAt: [...domain.sentAt, now] }),
  };
}

/** What has changed, in front of all that has not: nothing large is copied. */
interface Changed<Value> extends Lookup<Value> {
  readonly base: Lookup<Value>;
  readonly changed: ReadonlyMap<string, Value>;
}

function withOne<Value>(all: Lookup<Value> | Changed<Value>, key: string, value: Value): Changed<Value> {
  const base = 'base' in all ? all.base : all;
  const changed = new Map('changed' in all ? all.changed : []).set(key, value);
  return { base, changed, get: (asked) => changed.get(asked) ?? base.get(asked) };
}
