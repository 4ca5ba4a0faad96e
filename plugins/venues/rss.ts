import type { Candidate, Plugin, Scope, Venue, VenueRun, VenueSource } from '../../core/index.ts';

/** Postings in a feed: RSS, Atom, RDF or JSON Feed. */
const rss: Plugin = {
  name: 'rss',
  apiVersion: 1,
  description: 'Postings in an RSS or Atom feed.',
  apply(scope) {
    scope.addVenue(createVenue(scope));
  },
};

export default rss;

function createVenue(scope: Scope): Venue {
  return {
    id: 'rss',
    label: 'Feed',
    description: 'A feed of job postings: RSS, Atom, RDF or JSON Feed, from a file or an address.',
    takes: ['file', 'url'],
    expects: ['company', 'role', 'text'],
    async *discover(from, run) {
      const { title, entries } = await readFeed(await from.text(), from.uri, scope);
      for (const [index, entry] of entries.entries()) {
        const candidate = candidateOf(entry, { feed: title, uri: `${from.uri}#${index}`, from }, run);
        if (candidate === null) run.skip(`entry ${index + 1}`, 'it has neither a title nor a text');
        else yield candidate;
      }
    },
  };
}

interface FeedEntry {
  readonly title: string | undefined;
  readonly url: string | undefined;
  readonly html: string | undefined;
  readonly date: string | undefined;
}

interface ReadFeed {
  readonly title: string;
  readonly entries: readonly FeedEntry[];
}

/** The four formats as one. */
async function readFeed(text: string, uri: string, scope: Scope): Promise<ReadFeed> {
  const { parseFeed } = await import('feedsmith'); // with its XML reader it is the largest of what venues need: only who reads a feed waits for it
  try {
    const parsed = parseFeed(text);
    switch (parsed.format) {
      case 'atom':
        return {
          title: parsed.feed.title?.value ?? '',
          entries: (parsed.feed.entries ?? []).map((entry) => ({
            title: entry.title?.value,
            url: (entry.links?.find(({ rel }) => rel === undefined || rel === 'alternate') ?? entry.links?.[0])?.href,
            html: entry.content?.value ?? entry.summary?.value,
            date: entry.updated ?? entry.published,
          })),
        };
      case 'json':
        return {
          title: parsed.feed.title ?? '',
          entries: (parsed.feed.items ?? []).map((item) => ({ title: item.title, url: item.url, html: item.content_html ?? item.content_text ?? item.summary, date: item.date_published })),
        };
      case 'rdf':
        return {
          title: parsed.feed.title ?? '',
          entries: (parsed.feed.items ?? []).map((item) => ({ title: item.title, url: item.link, html: item.content?.encoded ?? item.description, date: item.dc?.dates?.[0] })),
        };
      case 'rss':
        return {
          title: parsed.feed.title ?? '',
          entries: (parsed.feed.items ?? []).map((item) => ({ title: item.title, url: item.link, html: item.content?.encoded ?? item.description, date: item.pubDate })),
        };
    }
  } catch (thrown) {
    scope.fail(
      'plugin_says',
      { message: `${uri} is not an RSS or Atom feed${/<html\b/i.test(text.slice(0, 2000)) ? '; it looks like a web page' : ''}.`, help: 'Give the address of the feed itself (often /feed or /rss on a job board), or a saved copy. A single page is read by the venue "url".' },
      { cause: thrown },
    );
  }
}

function candidateOf(entry: FeedEntry, known: { readonly feed: string; readonly uri: string; readonly from: VenueSource }, run: VenueRun): Candidate | null {
  const title = run.text.fromHtml((entry.title ?? '').slice(0, 1000)).replaceAll(/\s+/g, ' ').trim().slice(0, 300);
  const html = entry.html ?? '';
  const text = run.text.fromHtml(html);
  if (title === '' && text === '') return null;
  const { role, company } = readTitle(title, run.text.fromHtml(known.feed.slice(0, 1000)).trim().slice(0, 300));
  const url = entry.url === undefined ? null : URL.parse(entry.url, known.from.uri);
  const date = Date.parse(entry.date ?? '');
  return {
    company,
    ...filled({
      role,
      website: company === '' ? '' : (run.text.website(company, html) ?? ''),
      postedAt: Number.isNaN(date) ? '' : new Date(date).toISOString(),
    }),
    documents: text === '' ? [] : [{ kind: 'posting', uri: url !== null && /^https?:$/.test(url.protocol) ? url.href : known.uri, title, text, fetchedAt: run.now() }],
  };
}

/** Words in front of a colon that name no company. */
const noCompany = /^(?:hiring|we(?: a|['’])re hiring|job|jobs|new|remote|urgent|wanted|vacancy|opening|position|role|full[ -]time|part[ -]time|contract|for hire|featured)$/i;

/** `Acme: Backend Engineer`, `Backend Engineer at Acme`, `Acme is hiring a Backend Engineer`; else the feed's own title says whose jobs these are. */
function readTitle(title: string, feed: string): { readonly role: string; readonly company: string } {
  const hiring = /^(.{2,80}?) (?:is |are )?(?:hiring|looking for|seeking)(?: an?)?:? (.{2,200})$/i.exec(title);
  if (hiring !== null) return { company: hiring[1] ?? '', role: hiring[2] ?? '' };
  const at = /^(.{2,200}) (?:at|@) ([^()[\]|]{2,80}?)(?:\s*[([|].*)?$/.exec(title);
  if (at !== null) return { role: at[1] ?? '', company: at[2] ?? '' };
  const colon = /^([^:]{2,80}): (.{2,200})$/.exec(title);
  if (colon !== null && !noCompany.test(colon[1] ?? '')) return { company: colon[1] ?? '', role: colon[2] ?? '' };
  return { role: colon?.[2] ?? title, company: companyOfFeed(feed) };
}

/** `Jobs at Acme`, `Acme – Careers`, `Acme job openings`. */
function companyOfFeed(title: string): string {
  const kinds = '(?:open |current |latest |all )?(?:jobs?(?: openings| postings| feed)?|careers?|vacancies|openings|positions|roles)';
  return (new RegExp(`^${kinds} (?:at|@|from) (.{2,80})$`, 'i').exec(title) ?? new RegExp(`^(.{2,80}?)(?:['’]s)?\\s*[|:–—-]?\\s+${kinds}$`, 'i').exec(title))?.[1]?.trim() ?? '';
}

function filled(fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== ''));
}
