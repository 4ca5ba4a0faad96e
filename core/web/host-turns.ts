// The one home of p-queue: who may ask which host, and when.
import PQueue from 'p-queue';
import type { Clock } from '../contracts/ports.ts';
import { createError } from '../errors.ts';
import type { WebLimits } from './web-limits.ts';

/** One request at a time to each host, with a pause after each, and so many at all. */
export interface HostTurns {
  take<Result>(host: string, turn: Turn, work: () => Promise<Result>): Promise<Result>;
  /** The host has asked for so long a pause: everyone's next turn waits for it. */
  hold(host: string, milliseconds: number): void;
}

export interface Turn {
  /** Milliseconds between the end of the last request and the beginning of this one. */
  readonly pause: number;
  /** Whether the next one keeps its distance from this one: robots.txt and the page it is read for come as a pair. */
  readonly paced: boolean;
  /** Ends the waiting. */
  readonly signal: AbortSignal;
}

interface Host {
  queue: PQueue | undefined;
  lastEnd: number | undefined;
  held: { readonly since: number; readonly milliseconds: number } | undefined;
  day: number;
  requests: number;
}

const dayMilliseconds = 24 * 60 * 60 * 1000;
const mostHosts = 10_000;

export function createHostTurns(clock: Clock, limits: Pick<WebLimits, 'concurrency' | 'hostRequestsPerDay'>): HostTurns {
  const hosts = new Map<string, Host>();
  const all = new PQueue({ concurrency: limits.concurrency });

  function hostOf(name: string): Host {
    const host = hosts.get(name) ?? { queue: undefined, lastEnd: undefined, held: undefined, day: -1, requests: 0 };
    hosts.delete(name); // so that the map stays sorted by last use
    hosts.set(name, host);
    if (hosts.size > mostHosts) forgetOldest(hosts);
    return host;
  }

  function count(name: string, host: Host): void {
    const today = Math.floor(clock.now() / dayMilliseconds);
    if (host.day !== today) Object.assign(host, { day: today, requests: 0 });
    if (host.requests >= limits.hostRequestsPerDay) throw createError('web_host_budget', { host: name, limit: limits.hostRequestsPerDay });
    host.requests += 1;
  }

  return {
    async take(name, { pause, paced, signal }, work) {
      const host = hostOf(name);
      const queue = (host.queue ??= new PQueue({ concurrency: 1 }));
      try {
        return await queue.add(
          async () => {
            const wait = waitingTime(host, pause, clock.now());
            if (wait > 0) await clock.sleep(wait, signal);
            try {
              return await all.add(
                () => {
                  count(name, host);
                  return work();
                },
                { signal },
              );
            } finally {
              if (paced) host.lastEnd = clock.now();
            }
          },
          { signal },
        );
      } finally {
        if (queue.size === 0 && queue.pending === 0) host.queue = undefined;
      }
    },
    hold(name, milliseconds) {
      hostOf(name).held = { since: clock.now(), milliseconds };
    },
  };
}

/** Never longer than what was asked for, even when the clock is set back. */
function waitingTime(host: Host, pause: number, now: number): number {
  const sinceLast = host.lastEnd === undefined ? 0 : remaining(host.lastEnd, pause, now);
  const held = host.held === undefined ? 0 : remaining(host.held.since, host.held.milliseconds, now);
  return Math.max(sinceLast, held);
}

function remaining(since: number, milliseconds: number, now: number): number {
  return Math.min(Math.max(since + milliseconds - now, 0), milliseconds);
}

function forgetOldest(hosts: Map<string, Host>): void {
  for (const [name, host] of hosts) {
    if (host.queue !== undefined) continue;
    hosts.delete(name);
    return;
  }
}
