/** A page as it came, kept so that next time the server can say "not changed" (RFC 9110 section 13.1). */
export interface CachedPage {
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly contentType: string;
  readonly text: string;
  /** ISO 8601, UTC. */
  readonly storedAt: string;
}

/** Where pages are kept between runs. It may forget any of them at any time. */
export interface PageCache {
  get(url: string): Promise<CachedPage | undefined>;
  put(url: string, page: CachedPage): Promise<void>;
}

/** Headers that ask for a page only if it has changed since. */
export function conditionsFor(page: CachedPage | undefined): Record<string, string> {
  return {
    ...(page?.etag ? { 'if-none-match': page.etag } : {}),
    ...(page?.lastModified ? { 'if-modified-since': page.lastModified } : {}),
  };
}

/** Whether a reply with these headers is worth keeping, and may be. */
export function mayKeep(header: (name: string) => string | undefined): boolean {
  const hasValidator = header('etag') !== undefined || header('last-modified') !== undefined;
  return hasValidator && !/\bno-store\b/i.test(header('cache-control') ?? '');
}

/** Keeps pages as long as the process lives, the last used ones up to so many UTF-16 units. */
export function createMemoryPageCache(mostKept = 10_000_000): PageCache {
  const pages = new Map<string, CachedPage>();
  let size = 0;

  function remove(url: string): void {
    size -= pages.get(url)?.text.length ?? 0;
    pages.delete(url);
  }

  return {
    async get(url) {
      const page = pages.get(url);
      if (page === undefined) return undefined;
      pages.delete(url);
      pages.set(url, page);
      return page;
    },
    async put(url, page) {
      remove(url);
      pages.set(url, page);
      size += page.text.length;
      for (const oldest of pages.keys()) {
        if (size <= mostKept) break;
        remove(oldest);
      }
    },
  };
}
