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

/** In front of the others, which are not copied. */
function withOne<Value>(all: Lookup<Value>, key: string, value: Value): Lookup<Value> {
  return { get: (asked) => (asked === key ? value : all.get(asked)) };
}
