import type { Lookup, PolicySnapshot, QueuedMessage } from './snapshot.ts';

type Gone = Pick<QueuedMessage, 'account' | 'recipientDomain'>;

/** The snapshot as it is when these messages have gone now. */
export function afterSending(snapshot: PolicySnapshot, messages: readonly Gone[]): PolicySnapshot {
  const round = beginSending(snapshot);
  for (const message of messages) round.sent(message);
  return round.state;
}

export interface SendingRound {
  /** The snapshot that it began with, and all that has gone since: it changes with each of them. */
  readonly state: PolicySnapshot;
  /** This message has gone now. */
  sent(message: Gone): void;
}

/** Messages go one after another. What is known of an account or a domain is copied once, when the first of its messages goes: a long queue in which nothing is held does not cost its square. */
export function beginSending(snapshot: PolicySnapshot): SendingRound {
  const { now } = snapshot;
  const accounts = overlay(snapshot.accounts);
  const domains = overlay(snapshot.domains);
  /** Lists that are of this round alone. */
  const own = new WeakSet<readonly number[]>();
  const timesOf = ({ sentAt }: { readonly sentAt: readonly number[] }): number[] => {
    const times = own.has(sentAt) ? (sentAt as number[]) : [...sentAt];
    own.add(times);
    return times;
  };
  return {
    state: { ...snapshot, accounts, domains },
    sent({ account, recipientDomain }) {
      const sender = accounts.get(account);
      if (sender !== undefined) accounts.set(account, { ...sender, firstSentAt: sender.firstSentAt ?? now, sentAt: recorded(timesOf(sender), now) });
      const domain = domains.get(recipientDomain) ?? { sentAt: [], backOffUntil: null, backOffStep: 0 };
      domains.set(recipientDomain, { ...domain, sentAt: recorded(timesOf(domain), now) });
    },
  };
}

/** In the order of time: behind all others, but for those that lie ahead. */
function recorded(times: number[], now: number): readonly number[] {
  let place = times.length;
  while (place > 0 && (times[place - 1] as number) > now) place -= 1;
  times.splice(place, 0, now);
  return times;
}

/** What has changed, in front of all that has not: nothing large is copied. */
interface Overlay<Value> extends Lookup<Value> {
  readonly base: Lookup<Value>;
  readonly changed: ReadonlyMap<string, Value>;
  set(key: string, value: Value): void;
}

function overlay<Value>(all: Lookup<Value> | Overlay<Value>): Overlay<Value> {
  const base = 'base' in all ? all.base : all;
  const changed = new Map('changed' in all ? all.changed : []);
  return { base, changed, get: (asked) => changed.get(asked) ?? base.get(asked), set: (key, value) => void changed.set(key, value) };
}
