// An office that sends what may go: it keeps nothing but what was recorded, so that each look is also a restart.
import { mayGoNow, type MayGoNow } from '../../core/policy/may-go-now.ts';
import type { AccountState, DomainState, PolicySnapshot, QueuedMessage } from '../../core/policy/snapshot.ts';
import { createHandClock } from './hand-clock.ts';
import { snapshot, type SnapshotChanges } from './policy-world.ts';

export interface Sent {
  readonly id: number;
  readonly account: string;
  readonly domain: string;
  /** By the clock of the machine, which may be wrong. */
  readonly at: number;
  /** By a clock that nobody sets. */
  readonly reallyAt: number;
}

export interface PolicyOffice {
  readonly sent: readonly Sent[];
  readonly waiting: () => readonly QueuedMessage[];
  readonly now: () => number;
  look(): MayGoNow;
  snapshot(): PolicySnapshot;
  /** The machine sleeps, or is off. */
  sleep(milliseconds: number): Promise<void>;
  pass(milliseconds: number): Promise<void>;
  /** Looks again whenever the last look said so, until nothing waits or this time has passed. */
  work(milliseconds: number): Promise<void>;
  setClockBack(milliseconds: number): void;
}

export interface OfficeSettings extends Omit<SnapshotChanges, 'now' | 'accounts' | 'domains' | 'asleep'> {
  readonly start: number;
  readonly accounts: readonly string[];
  readonly messages: readonly QueuedMessage[];
}

export function openOffice({ start, accounts, messages, ...changes }: OfficeSettings): PolicyOffice {
  const clock = createHandClock(start);
  const sent: Sent[] = [];
  let wrongBy = 0;
  let asleep: PolicySnapshot['asleep'] = null;
  const now = () => clock.now() - wrongBy;
  const waiting = () => messages.filter(({ id }) => !sent.some((each) => each.id === id));

  const rebuilt = () => {
    // As a store would give it: nothing is shared with an earlier look.
    const recorded = (JSON.parse(JSON.stringify(sent)) as readonly Sent[]).toSorted((one, other) => one.at - other.at);
    const domains: Record<string, DomainState> = {};
    for (const { domain, at } of recorded) domains[domain] = { sentAt: [...(domains[domain]?.sentAt ?? []), at], backOffUntil: null, backOffStep: 0 };
    const states = accounts.map((id): AccountState => {
      const sentAt = recorded.filter(({ account }) => account === id).map(({ at }) => at);
      return { id, sentAt, firstSentAt: sentAt.length === 0 ? null : Math.min(...sentAt), paused: null };
    });
    return snapshot({ ...changes, now: now(), accounts: states, domains, asleep });
  };

  const office: PolicyOffice = {
    sent,
    waiting,
    now,
    snapshot: rebuilt,
    look() {
      const queue = waiting();
      const answer = mayGoNow(rebuilt(), queue);
      for (const id of answer.go) {
        const message = queue.find((each) => each.id === id);
        if (message !== undefined) sent.push({ id, account: message.account, domain: message.recipientDomain, at: now(), reallyAt: clock.now() });
      }
      return answer;
    },
    async sleep(milliseconds) {
      const from = now();
      await clock.advance(milliseconds);
      asleep = { from, to: now() };
    },
    pass: (milliseconds) => clock.advance(milliseconds),
    async work(milliseconds) {
      const end = clock.now() + milliseconds;
      while (waiting().length > 0 && clock.now() < end) {
        const { nextLookAt, go } = office.look();
        const wait = go.length > 0 ? 1_000 : nextLookAt === null ? end - clock.now() : Math.max(1, nextLookAt - now());
        await clock.advance(Math.min(wait, end - clock.now()));
      }
    },
    setClockBack(milliseconds) {
      wrongBy += milliseconds;
    },
  };
  return office;
}
