import type { Web, WebPage } from '../contracts/web.ts';
import { createError } from '../errors.ts';
import { readHtml } from '../text/read-html.ts';
import { sampleTime } from './fake-clock.ts';

/** Address → HTML or text of the page, or the value of its JSON. */
export type FakePages = Readonly<Record<string, unknown>>;

export interface FakeWeb extends Web {
  /** Addresses asked for, in order. */
  readonly asked: readonly string[];
}

/** A web of these pages and no others: any other address is a page that is not there. */
export function createFakeWeb(pages: FakePages): FakeWeb {
  const asked: string[] = [];
  function find(url: string): unknown {
    asked.push(url);
    if (!Object.hasOwn(pages, url)) throw createError('web_status', { url, status: 404, host: new URL(url).host, retryAfter: null });
    return pages[url];
  }
  return {
    asked,
    page: async (url) => pageFrom(url, find(url)),
    async json(url) {
      const found = find(url);
      return structuredClone(typeof found === 'string' ? (JSON.parse(found) as unknown) : found);
    },
  };
}

/** A web that answers nothing, until the signal ends the wait: to see who waits with the signal in hand. */
export function createSilentWeb(signal: AbortSignal, onAsked: () => void): Web {
  const wait = () => {
    onAsked();
    return new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }));
  };
  return { page: wait, json: wait };
}

function pageFrom(url: string, found: unknown): WebPage {
  const html = typeof found === 'string' ? found : JSON.stringify(found);
  const { title, text, links } = readHtml(html);
  return { url, title, text, html, links: links.map((link) => ({ url: new URL(link.href, url).href, text: link.text })), fetchedAt: sampleTime };
}
