import type { Agent } from 'undici';
import type { Clock, Log } from '../contracts/ports.ts';
import type { Web } from '../contracts/web.ts';
import { createError } from '../errors.ts';
import { nextTurn } from '../in-turns.ts';
import { parseJson } from '../parse/parse-json.ts';
import { createAddressGuard } from './address-guard.ts';
import { createFetchText } from './fetch-text.ts';
import type { Network } from './guarded-agent.ts';
import { createHostTurns } from './host-turns.ts';
import { createMemoryPageCache, type PageCache } from './page-cache.ts';
import { readPage } from './read-page.ts';
import { shownAddress } from './shown-address.ts';
import { webLimits, type WebLimits } from './web-limits.ts';

export interface WebOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** Sent with every request; what stands before its slash is the name that robots.txt knows us by: `OutreachAgent/0.1 (+https://…)`. */
  readonly userAgent: string;
  /** `host` (ports 80 and 443) or `host:port`: servers of the user's own, named by himself, which may stand in his network. */
  readonly allowedPrivateHosts?: readonly string[];
  /** Between the end of one request and the beginning of the next to the same host. One second, unless it is said. */
  readonly minimumDelayMilliseconds?: number;
  /** Where pages are kept for conditional requests; the memory of this process, unless it is said. */
  readonly pages?: PageCache;
  readonly limits?: Partial<WebLimits>;
  /** Stands in for name lookup and connections in tests. */
  readonly network?: Partial<Network>;
}

/** The web of a whole process. Give each run its own view of it with `limitWeb`. */
export interface GuardedWeb extends Web {
  /** The same web; its calls end when the signal is aborted, with the signal's reason. */
  with(signal: AbortSignal): Web;
  /** Ends all connections; calls under way reject. */
  close(): Promise<void>;
}

const pageTypes = 'text/html, application/xhtml+xml, application/xml;q=0.9, text/*;q=0.8, application/json;q=0.7, */*;q=0.1';
const jsonTypes = 'application/json, application/*;q=0.5, text/*;q=0.5, */*;q=0.1';

/** The one way to the web: guarded, polite, bounded. Rejects with the `web_…` errors. Nothing is asked before the first call. */
export function createWeb(options: WebOptions): GuardedWeb {
  const { clock, log, userAgent, allowedPrivateHosts = [], minimumDelayMilliseconds = 1000, pages = createMemoryPageCache() } = options;
  const limits = { ...webLimits, ...options.limits };
  const guard = createAddressGuard({ allowedPrivateHosts, addressLength: limits.addressLength });
  // A program that asks nobody does without what asking takes, which is a fifth of the time to begin.
  let opened: Promise<Agent> | undefined;
  const agent = () => (opened ??= openAgent());
  const turns = createHostTurns(clock, limits);
  const fetchText = createFetchText({ agent, guard, turns, pages, clock, log, limits, userAgent, minimumDelay: minimumDelayMilliseconds });

  /** To load the HTTP client takes as long as an editor may stand still: nothing else is done in that turn of the event loop. */
  async function openAgent(): Promise<Agent> {
    await nextTurn();
    const { createGuardedAgent } = await import('./guarded-agent.ts');
    await nextTurn();
    return createGuardedAgent({ guard, clock, log, connectMilliseconds: limits.connectMilliseconds, network: options.network });
  }

  function heardBy(signal: AbortSignal): Web {
    return {
      async page(url) {
        return readPage(await fetchText(url, { accept: pageTypes, maxBytes: limits.pageBytes, signal }));
      },
      async json(url) {
        const { url: end, text } = await fetchText(url, { accept: jsonTypes, maxBytes: limits.jsonBytes, signal });
        const parsed = parseJson(text);
        if (parsed.ok) return parsed.value;
        const reason = text.trimStart().startsWith('<') ? 'it is a page, not data' : parsed.reason;
        throw createError('web_not_json', { url: shownAddress(end), line: parsed.line, column: parsed.column, reason });
      },
    };
  }

  return { ...heardBy(new AbortController().signal), with: heardBy, close: async () => (await opened)?.destroy() };
}
