// Where does a page that lists postings lead?
import type { WebPage } from '../../../core/index.ts';
import { listedAddresses, type Node } from './structured-data.ts';

/** Addresses of single postings, on the page's own host, each once, in order: what its ItemList names, or else links that lie below a folder of jobs. */
export function postingLinks({ url, links }: Pick<WebPage, 'url' | 'links'>, data: readonly Node[]): readonly string[] {
  const listed = distinct(listedAddresses(data), url);
  if (listed.length > 0) return listed;
  const linked = distinct(links.map((link) => link.url), url).filter((address) => belowJobs.test(new URL(address).pathname));
  return linked.length > 1 ? linked : []; // One such link stands on many a company page; two make a list.
}

/** `/jobs/backend-engineer`, not `/jobs` and not `/jobs/form.pdf`. */
const belowJobs = /\/(?:jobs?|careers?|positions?|openings?|roles?|vacanc(?:y|ies)|postings?|stellen(?:angebote)?|karriere|emplois?|empleos?|opportunities)\/[^/].*$(?<!\.(?:pdf|docx?|png|jpe?g|gif|svg|webp|zip|xml|json|rss|atom|css|js))/i;

function distinct(addresses: readonly string[], page: string): readonly string[] {
  const own = new URL(page);
  own.hash = '';
  const found = new Set<string>();
  for (const address of addresses) {
    const target = address === '' ? null : URL.parse(address, own.href);
    if (target === null) continue;
    target.hash = '';
    if (target.origin === own.origin && target.href !== own.href && /^https?:$/.test(target.protocol)) found.add(target.href);
  }
  return [...found];
}
