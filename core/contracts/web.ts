/** Polite, guarded reading of web pages: robots.txt, one host at a time, limits of size and time, never an address inside the user's network. */
export interface Web {
  /** Plain text, title and links of an HTML page, or the text of any other text type. */
  page(url: string): Promise<WebPage>;
  json(url: string): Promise<unknown>;
}

/** A page as it was read. */
export interface WebPage {
  /** After redirects. */
  readonly url: string;
  readonly title: string;
  readonly text: string;
  readonly html: string;
  readonly links: readonly { readonly url: string; readonly text: string }[];
  /** ISO 8601, UTC. */
  readonly fetchedAt: string;
}
