import type { Candidate, Plugin, Scope, Venue, VenueRun, VenueSource, WebPage } from '../../../core/index.ts';
import { jobPostingsIn, type Node, organisationIn, structuredData } from './structured-data.ts';
import { postingLinks } from './posting-links.ts';
import { postingCandidate } from './posting-candidate.ts';

interface UrlOptions {
  readonly maxPages: number;
}

/** One web page: a posting, a page that lists postings, or a page about a company. */
const url: Plugin<UrlOptions> = {
  name: 'url',
  apiVersion: 1,
  description: 'Leads from one web page.',
  options: {
    type: 'object',
    additionalProperties: false,
    properties: { maxPages: { type: 'integer', minimum: 0, maximum: 1000, default: 100, description: 'How many postings are followed from a page that lists them' } },
  },
  apply(scope) {
    scope.addVenue(createVenue(scope));
  },
};

export default url;

type ReadPage = Omit<WebPage, 'fetchedAt'>;

function createVenue(scope: Scope<UrlOptions>): Venue {
  return {
    id: 'url',
    label: 'Web page',
    description: 'One page: a posting, a job board that links to postings, or a company page. What schema.org says in it is read first, then its text.',
    takes: ['url', 'file'],
    expects: ['company', 'text'],
    async *discover(from, run) {
      const page = from.shape === 'url' ? await run.web.page(from.uri) : await savedPage(from, run);
      const data = structuredData(page.html);
      const own = postingsOn(page, data, run);
      if (own !== null) return yield* own;
      const links = postingLinks(page, data);
      let found = 0;
      for (const link of links.slice(0, scope.options.maxPages)) {
        for (const candidate of await postingsBehind(link, run)) {
          found += 1;
          yield candidate;
        }
      }
      if (links.length > scope.options.maxPages) run.log.warn(`${page.url} links to ${links.length} postings; the first ${scope.options.maxPages} are read`);
      if (found > 0) return;
      const company = companyCandidate(page, data, run);
      if (company.company === '') run.skip(page.url, 'it names no company');
      else yield company;
    },
  };
}

async function savedPage(from: VenueSource, run: VenueRun): Promise<ReadPage> {
  const html = await from.text();
  return { url: from.uri, title: run.text.fromHtml(/<title[^>]{0,200}>([^<]{0,500})/i.exec(html.slice(0, 200_000))?.[1] ?? ''), text: run.text.fromHtml(html), html, links: [] };
}

/** Postings that the page itself carries; null when it carries none. */
function postingsOn(page: ReadPage, data: readonly Node[], run: VenueRun): readonly Candidate[] | null {
  const postings = jobPostingsIn(data);
  if (postings.length === 0) return null;
  return postings.flatMap((posting, index) => {
    const candidate = postingCandidate(posting, { page, alone: postings.length === 1, index }, run);
    return candidate === null ? [] : [candidate];
  });
}

/** A posting that cannot be read is skipped, and the others go on. */
async function postingsBehind(link: string, run: VenueRun): Promise<readonly Candidate[]> {
  run.signal.throwIfAborted();
  try {
    const page = await run.web.page(link);
    const postings = postingsOn(page, structuredData(page.html), run);
    if (postings === null) run.log.debug(`${link} is no posting: it has no schema.org JobPosting`);
    return postings ?? [];
  } catch (thrown) {
    run.signal.throwIfAborted();
    run.skip(link, thrown instanceof Error ? thrown.message : String(thrown));
    return [];
  }
}

/** A heading that names a job, on a page that does not say so to machines. */
const jobTitle = /\b(?:engineer|developer|programmer|designer|architect|scientist|analyst|administrator|consultant|manager|director|lead|specialist|researcher|recruiter|writer|intern)s?\b/i;

function companyCandidate(page: ReadPage, data: readonly Node[], run: VenueRun): Candidate {
  const parts = page.title.split(/\s+[|–—·:-]\s+/).map((part) => part.trim());
  const role = parts.find((part) => part.length <= 100 && jobTitle.test(part));
  const company = organisationIn(data) || siteName(page.html, run) || hostName(page, run) || (parts.findLast((part) => part !== role) ?? '');
  const address = URL.parse(page.url);
  return {
    company,
    ...(role === undefined ? {} : { role }),
    ...(address === null || !/^https?:$/.test(address.protocol) ? {} : { website: address.origin }),
    documents: page.text.trim() === '' ? [] : [{ kind: role === undefined ? 'page' : 'posting', uri: page.url, title: page.title, text: page.text, fetchedAt: run.now() }],
  };
}

function siteName(html: string, run: VenueRun): string {
  const tags = html.slice(0, 200_000).match(/<meta\b[^>]{0,1000}>/gi) ?? [];
  const tag = tags.find((meta) => /\bproperty\s*=\s*["']og:site_name["']/i.test(meta)) ?? '';
  return run.text.fromHtml(/\bcontent\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(tag)?.slice(1).find((value) => value !== undefined) ?? '');
}

/** `www.idealistconsulting.com` → the way the page spells it, or nothing when the page does not: a host's name alone is no company. */
function hostName(page: ReadPage, run: VenueRun): string {
  const label = URL.parse(page.url)?.hostname.replace(/^www\./, '').split('.').at(-2) ?? '';
  if (label === '' || /^\d+$/.test(label)) return '';
  const spelt = run.text.spelling(label, `${page.title}\n${page.text}`);
  return page.title.includes(spelt) || page.text.includes(spelt) ? spelt : '';
}
