import type { AgentRun, SourceDocument, WebPage } from '../../../core/index.ts';

export interface ReadPages {
  readonly documents: readonly SourceDocument[];
  /** Addresses that were asked for, whether they answered or not. */
  readonly calls: number;
}

/** What the own pages of a company are called, the most telling first. */
const worthReading: readonly RegExp[] = [/\babout\b|company|who-we-are|our-story|mission/i, /\bteam\b|people|leadership|founders/i, /careers?|jobs?\b|join|hiring|work-with-us/i, /products?\b|platform|features|how-it-works|solutions/i, /blog|news|changelog|press/i];

/** The home page of a company; undefined when it has none that can be read. */
export async function readHome(website: string, run: AgentRun): Promise<WebPage | undefined> {
  const home = webAddress(website);
  return home === undefined ? undefined : readPage(home, run);
}

/** Reads the home page and then its links of the kinds that say most, at most `calls` pages in all. A page that fails is logged and passed over. */
export async function readCompanyPages(website: string, calls: number, run: AgentRun): Promise<ReadPages> {
  const home = webAddress(website);
  if (home === undefined || calls < 1) return { documents: [], calls: 0 };
  const first = await readPage(home, run);
  if (first === undefined) return { documents: [], calls: 1 };
  const documents = [documentOf(first)];
  let made = 1;
  for (const url of linksWorthReading(first)) {
    if (made >= calls) break;
    made += 1;
    const page = await readPage(url, run);
    if (page !== undefined && !documents.some(({ uri }) => uri === page.url)) documents.push(documentOf(page));
  }
  return { documents: documents.filter(({ text }) => text.trim() !== ''), calls: made };
}

/** `acme.com` as it is written in a list becomes an address; anything that is not on the web does not. */
function webAddress(website: string): string | undefined {
  const written = /^[a-z][a-z\d+.-]*:/i.test(website) ? website : `https://${website}`;
  if (!URL.canParse(written)) return undefined;
  const address = new URL(written);
  return address.protocol === 'https:' || address.protocol === 'http:' ? address.href : undefined;
}

async function readPage(url: string, run: AgentRun): Promise<WebPage | undefined> {
  run.signal.throwIfAborted();
  try {
    return await run.web.page(url);
  } catch (thrown) {
    run.signal.throwIfAborted();
    run.log.debug(`A page was not read: ${thrown instanceof Error ? thrown.message : String(thrown)}`, { url });
    return undefined;
  }
}

export function documentOf({ url, title, text, fetchedAt }: WebPage): SourceDocument {
  return { kind: 'page', uri: url, title, text, fetchedAt };
}

/** One link of each kind, on the company's own site only. */
function linksWorthReading(home: WebPage): readonly string[] {
  const own = home.links.filter(({ url }) => URL.canParse(url) && isOnSite(url, home.url));
  const found = worthReading.flatMap((kind) => own.find(({ url, text }) => kind.test(new URL(url).pathname) || kind.test(text))?.url ?? []);
  return [...new Set(found.map((url) => url.replace(/#.*$/, '')))].filter((url) => url !== home.url.replace(/#.*$/, ''));
}

/** True of an address on this site: the same host, with or without `www.`, or a subdomain of it. What lies above a site may be its landlord's: `alder.github.io`. */
export function isOnSite(url: string, site: string): boolean {
  const [host, home] = [siteOf(url), siteOf(site)];
  return host !== undefined && home !== undefined && (host === home || host.endsWith(`.${home}`));
}

export function siteOf(address: string): string | undefined {
  const written = /^[a-z][a-z\d+.-]*:/i.test(address) ? address : `https://${address}`;
  return URL.canParse(written) ? new URL(written).hostname.toLowerCase().replace(/^www\./, '') : undefined;
}
