import type { Agent } from 'undici';
import type { Clock, Log } from '../contracts/ports.ts';
import { createError, isOutreachError } from '../errors.ts';
import { doubling, retry } from '../retry.ts';
import { decodeText } from '../text/decode-text.ts';
import type { AddressGuard } from './address-guard.ts';
import { getOnce, type Reply, wasCut } from './get-once.ts';
import type { HostTurns } from './host-turns.ts';
import { type CachedPage, conditionsFor, mayKeep, type PageCache } from './page-cache.ts';
import { isTextual, textOf } from './reply-text.ts';
import { retryAfter } from './retry-after.ts';
import { createRobots, robotsBytes } from './robots.ts';
import { shownAddress } from './shown-address.ts';
import type { WebLimits } from './web-limits.ts';
import { createWireTime, type WireTime } from './wire-time.ts';

/** A text that came from the web. */
export interface Fetched {
  /** After redirects. */
  readonly url: URL;
  /** Lower case, without parameters; empty when the server named none. */
  readonly contentType: string;
  readonly text: string;
  /** ISO 8601, UTC. */
  readonly fetchedAt: string;
}

export interface FetchRequest {
  /** What to ask for: the `accept` header. */
  readonly accept: string;
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}

export interface FetcherParts {
  readonly agent: () => Promise<Agent>;
  readonly guard: AddressGuard;
  readonly turns: HostTurns;
  readonly pages: PageCache;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: WebLimits;
  readonly userAgent: string;
  /** Milliseconds between two requests to one host. */
  readonly minimumDelay: number;
}

export type FetchText = (address: string, request: FetchRequest) => Promise<Fetched>;

/** Fetches texts: asks robots.txt first, waits for the host's turn, follows redirects and checks each, tries again where that may help. */
export function createFetchText(parts: FetcherParts): FetchText {
  const { clock, limits, turns, guard, pages, log } = parts;
  const robots = createRobots({ clock, token: parts.userAgent.split('/')[0] ?? parts.userAgent, fetch: fetchRobots });

  async function fetchRobots(url: URL, signal: AbortSignal): Promise<{ status: number; text: string }> {
    const wire = wireTime(url);
    const { reply } = await follow(url, async (hop) => {
      const get = () =>
        wire.spend(signal, async (heard) =>
          getOnce(await parts.agent(), hop, { headers: headersOf('text/plain, */*;q=0.5'), maxBytes: robotsBytes, whenLonger: 'cut', wants: () => true, signal: heard }),
        );
      return { reply: await turns.take(hop.host, { pause: 0, paced: false, signal }, get) };
    });
    return { status: reply.status, text: decodeText(reply.bytes, 'utf-8') };
  }

  /** Asks one address, which may redirect. What we have already is only asked for if it has changed. */
  async function fetchHop(url: URL, request: FetchRequest, wire: WireTime): Promise<{ reply: Reply; cached: CachedPage | undefined }> {
    const asked = await robots.checkPage(url, request.signal);
    const pause = Math.max(parts.minimumDelay, Math.min(asked ?? 0, limits.longestCrawlDelayMilliseconds));
    return turns.take(url.host, { pause, paced: true, signal: request.signal }, async () => {
      const cached = await pages.get(url.href);
      const headers = { ...headersOf(request.accept), ...conditionsFor(cached) };
      log.debug(`reading ${shownAddress(url)}`);
      const reply = await wire.spend(request.signal, async (signal) =>
        getOnce(await parts.agent(), url, { headers, maxBytes: request.maxBytes, whenLonger: 'refuse', wants: isTextual, signal }),
      );
      return { reply, cached };
    });
  }

  async function follow<Hop extends { readonly reply: Reply }>(start: URL, fetchOne: (url: URL) => Promise<Hop>): Promise<Hop> {
    let url = start;
    for (let redirects = 0; redirects <= limits.redirects; redirects += 1) {
      const hop = await fetchOne(url);
      const next = redirectTarget(hop.reply);
      if (next === undefined) return hop;
      url = guard.checkUrl(next);
    }
    throw createError('web_too_many_redirects', { url: shownAddress(start), limit: limits.redirects });
  }

  async function attempt(start: URL, request: FetchRequest, wire: WireTime): Promise<Fetched> {
    const { reply, cached } = await follow(start, (url) => fetchHop(url, request, wire));
    const fetchedAt = new Date(clock.now()).toISOString();
    const { url, status } = reply;
    if (status === 304 && cached !== undefined) return { url, contentType: cached.contentType, text: cached.text, fetchedAt };
    if (status < 200 || status > 299) throw statusError(reply, clock.now());
    const { contentType, text } = textOf(reply);
    if (mayKeep(reply.header) && reply.bytes.length <= limits.pageBytes) {
      const [etag, lastModified] = [reply.header('etag') ?? null, reply.header('last-modified') ?? null];
      await pages.put(url.href, { etag, lastModified, contentType, text, storedAt: fetchedAt });
    }
    return { url, contentType, text, fetchedAt };
  }

  /** Milliseconds until this may be asked again, if it may. The whole host waits as long. */
  function pauseAfter(failure: unknown, tried: number): number | undefined {
    if (wasCut(failure)) return doubling(1000, tried);
    if (!isOutreachError(failure) || failure.code !== 'web_status') return undefined;
    const { status, retryAfter: asked, host } = failure.details as { status: number; retryAfter: number | null; host: string };
    if (status !== 429 && status !== 503) return undefined;
    const pause = asked ?? doubling(1000, tried);
    turns.hold(host, Math.min(pause, limits.longestRetryAfterMilliseconds));
    return pause <= limits.longestRetryAfterMilliseconds ? pause : undefined;
  }

  function wireTime(url: URL): WireTime {
    const seconds = limits.wireMilliseconds / 1000;
    return createWireTime(clock, limits.wireMilliseconds, () => createError('web_timed_out', { url: shownAddress(url), seconds }));
  }

  function headersOf(accept: string): Record<string, string> {
    return { accept, 'accept-language': 'en, *;q=0.5', 'user-agent': parts.userAgent };
  }

  return async (address, request) => {
    request.signal.throwIfAborted();
    const start = guard.checkUrl(address);
    start.hash = '';
    const wire = wireTime(start);
    const { signal } = request;
    return retry(() => attempt(start, request, wire), { attempts: limits.retries + 1, clock, signal, pauseAfter });
  };
}

/** Where a reply sends us, without any name and password it would have us use there. */
function redirectTarget({ url, status, header }: Reply): string | URL | undefined {
  const location = header('location');
  if (![301, 302, 303, 307, 308].includes(status) || location === undefined) return undefined;
  const target = URL.parse(location, url.href);
  if (target === null) return location;
  Object.assign(target, { username: '', password: '', hash: '' });
  return target;
}

function statusError({ url, status, header }: Reply, now: number): Error {
  const details = { url: shownAddress(url), status, host: url.host, retryAfter: retryAfter(header('retry-after'), now) ?? null };
  return createError('web_status', details, { retryable: status >= 500 || [408, 425, 429].includes(status) });
}
