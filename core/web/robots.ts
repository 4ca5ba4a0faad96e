import type { Clock } from '../contracts/ports.ts';
import { createError, isOutreachError, reasonOf } from '../errors.ts';
import { allowEverything, readRobots, type RobotsRules } from './robots-rules.ts';
import { shownAddress } from './shown-address.ts';

/** The robots.txt of every site we ask, read once a day. */
export interface Robots {
  /** Milliseconds to keep between two requests to this site, if it names them. Rejects when the page may not be read, or that cannot be known now. */
  checkPage(url: URL, signal: AbortSignal): Promise<number | undefined>;
}

export interface RobotsOptions {
  readonly clock: Clock;
  /** By which robots.txt knows this program, such as `OutreachAgent`. */
  readonly token: string;
  /** Fetches a robots.txt, redirects followed, cut at `robotsBytes`. */
  fetch(url: URL, signal: AbortSignal): Promise<{ readonly status: number; readonly text: string }>;
}

/** RFC 9309 section 2.5 asks for at least 500 KiB. */
export const robotsBytes = 512 * 1024;

const rulesLastMilliseconds = 24 * 60 * 60 * 1000;
const failureLastsMilliseconds = 10 * 60 * 1000;
/** The site was not reached at all, and perhaps no other is: as soon as the network is back, that is no longer true. */
const unreachedLastsMilliseconds = 10_000;
/** Of all files kept, in UTF-16 units. */
const mostKept = 5_000_000;

type Answer = { readonly rules: RobotsRules } | { readonly failure: string; readonly unreached?: boolean };

interface Kept {
  readonly answer: Answer;
  readonly at: number;
  readonly size: number;
}

export function createRobots({ clock, token, fetch }: RobotsOptions): Robots {
  const kept = new Map<string, Kept>();
  const underWay = new Map<string, Promise<unknown>>();
  let keptSize = 0;

  function stillGood(origin: string): Answer | undefined {
    const entry = kept.get(origin);
    if (entry === undefined) return undefined;
    const age = clock.now() - entry.at;
    return age >= 0 && age < lasts(entry.answer) ? entry.answer : undefined;
  }

  function keep(origin: string, answer: Answer, size: number): Answer {
    keptSize += size - (kept.get(origin)?.size ?? 0);
    kept.delete(origin);
    kept.set(origin, { answer, at: clock.now(), size });
    for (const [oldest, entry] of kept) {
      if (keptSize <= mostKept || oldest === origin) break;
      kept.delete(oldest);
      keptSize -= entry.size;
    }
    return answer;
  }

  /** RFC 9309 section 2.3.1: a file that is not there allows everything; one that cannot be had now, nothing. */
  async function read(origin: string, signal: AbortSignal): Promise<Answer> {
    try {
      const { status, text } = await fetch(new URL('/robots.txt', origin), signal);
      if (status >= 200 && status <= 299) {
        const rules = readRobots(origin, text, token);
        return keep(origin, rules === undefined ? { failure: 'it has more patterns than can be compared' } : { rules }, text.length + 500);
      }
      if (status >= 400 && status <= 499 && status !== 429) return keep(origin, { rules: allowEverything }, 500);
      return keep(origin, { failure: `it answered with status ${status}` }, 500);
    } catch (thrown) {
      // Aborted, or an address that must not be asked at all: that says more than what it means for robots.txt.
      if (signal.aborted || !isOutreachError(thrown) || refusals.has(thrown.code)) throw thrown;
      return keep(origin, { failure: reasonOf(thrown), unreached: thrown.code === 'web_unreachable' }, 500);
    }
  }

  /** Whoever comes while it is being read waits, and looks again: the first one may have been aborted. */
  async function answerFor(origin: string, signal: AbortSignal): Promise<Answer> {
    for (;;) {
      const known = stillGood(origin);
      if (known !== undefined) return known;
      const other = underWay.get(origin);
      if (other === undefined) break;
      await untilSettled(other, signal);
    }
    const reading = read(origin, signal);
    underWay.set(origin, reading);
    try {
      return await reading;
    } finally {
      underWay.delete(origin);
    }
  }

  return {
    async checkPage(url, signal) {
      const answer = await answerFor(url.origin, signal);
      if ('failure' in answer) throw createError('web_robots_unread', { url: shownAddress(url), reason: answer.failure });
      if (!answer.rules.allows(url)) throw createError('web_robots_forbids', { url: shownAddress(url) });
      return answer.rules.pause;
    },
  };
}

const refusals: ReadonlySet<string> = new Set(['web_refused_private', 'web_refused_port', 'web_bad_address', 'web_host_budget']);

/** Resolves when the work has ended in any way; rejects with the signal's reason when it is aborted first. */
async function untilSettled(work: Promise<unknown>, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const done = new AbortController();
  await new Promise<void>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true, signal: done.signal });
    const settle = () => resolve();
    work.then(settle, settle);
  }).finally(() => done.abort());
}

function lasts(answer: Answer): number {
  if ('rules' in answer) return rulesLastMilliseconds;
  return answer.unreached === true ? unreachedLastsMilliseconds : failureLastsMilliseconds;
}
