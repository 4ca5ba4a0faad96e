/** What bounds the reading of the web. */
export interface WebLimits {
  /** Bytes of a page, as sent and as unpacked. */
  readonly pageBytes: number;
  /** Bytes of a JSON document, as sent and as unpacked; boards answer with all their postings at once. */
  readonly jsonBytes: number;
  /** Milliseconds that one call may spend on the wire, redirects and repetitions included; waiting for its turn does not count. */
  readonly wireMilliseconds: number;
  /** Milliseconds to open one connection. */
  readonly connectMilliseconds: number;
  readonly redirects: number;
  /** Repetitions after status 429 or 503 or a connection that was cut. */
  readonly retries: number;
  /** A site that asks for a longer pause than this is left for another day. */
  readonly longestRetryAfterMilliseconds: number;
  /** No more is waited between two requests, whatever robots.txt asks for. */
  readonly longestCrawlDelayMilliseconds: number;
  /** Requests under way at the same time, all hosts together. */
  readonly concurrency: number;
  /** Requests to one host in 24 hours. */
  readonly hostRequestsPerDay: number;
  /** UTF-16 units of an address. */
  readonly addressLength: number;
}

export const webLimits: WebLimits = {
  pageBytes: 5_000_000,
  jsonBytes: 32 * 1024 * 1024,
  wireMilliseconds: 20_000,
  connectMilliseconds: 10_000,
  redirects: 5,
  retries: 2,
  longestRetryAfterMilliseconds: 30_000,
  longestCrawlDelayMilliseconds: 10_000,
  concurrency: 8,
  hostRequestsPerDay: 1_000,
  addressLength: 2_048,
};
