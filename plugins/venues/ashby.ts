import type { Candidate, Plugin, Scope, Venue, VenueRun, VenueSource } from '../../core/index.ts';

/** Postings of an Ashby job board. https://developers.ashbyhq.com/docs/public-job-posting-api */
const ashby: Plugin = {
  name: 'ashby',
  apiVersion: 1,
  description: 'Postings of an Ashby job board.',
  apply(scope) {
    scope.addVenue(createVenue(scope));
  },
};

export default ashby;

function createVenue(scope: Scope): Venue {
  return {
    id: 'ashby',
    label: 'Ashby',
    description: 'An Ashby job board: its web address (jobs.ashbyhq.com/COMPANY), or a saved answer of its API.',
    takes: ['file', 'url'],
    expects: ['company', 'role', 'text'],
    async *discover(from, run) {
      const board = await readBoard(from, run);
      const jobs = jobsIn(board) ?? scope.fail('plugin_says', { message: `${from.uri} is not an Ashby board${looksLike(board)}.`, help: 'Give the address of a board at jobs.ashbyhq.com, or a JSON file with {"jobs": [{"title": …, "jobUrl": …, "descriptionHtml": …}, …]}.' });
      const texts = jobs.map((job) => (isRecord(job) ? run.text.fromHtml(words(job['descriptionHtml'])) || words(job['descriptionPlain']) : ''));
      const company = companyOf(jobs, texts, run) || companyFrom(from.uri, texts, run);
      const website = websiteIn(jobs, company, run);
      for (const [index, job] of jobs.entries()) {
        if (!isRecord(job)) run.skip(`jobs[${index}]`, 'it is not an object');
        // Unlisted postings are reached by a direct link only: the company does not want them found.
        else if (job['isListed'] !== false) yield candidateOf(job, { company, website, text: texts[index] ?? '', uri: `${from.uri}#${index}` }, run);
      }
    },
  };
}

async function readBoard(from: VenueSource, run: VenueRun): Promise<unknown> {
  const name = from.shape === 'url' ? boardName(from.uri) : null;
  return name === null ? from.json() : run.web.json(`https://api.ashbyhq.com/posting-api/job-board/${name}`);
}

/** The company's name in the address of a board, of one posting on it, or of its API. */
function boardName(uri: string): string | null {
  const address = URL.parse(uri);
  if (address === null || !/(?:^|\.)ashbyhq\.com$/.test(address.hostname)) return null;
  const path = address.pathname.split('/').filter((part) => part !== '');
  const name = address.hostname.startsWith('api.') ? path[2] : path[0];
  return name ?? null;
}

function jobsIn(board: unknown): readonly unknown[] | null {
  const jobs = isRecord(board) ? board['jobs'] : undefined;
  if (!Array.isArray(jobs)) return null;
  const known = (entry: unknown) => isRecord(entry) && 'title' in entry && ('jobUrl' in entry || 'descriptionHtml' in entry || 'isListed' in entry);
  return jobs.length === 0 || jobs.some(known) ? jobs : null;
}

function companyOf(jobs: readonly unknown[], texts: readonly string[], run: VenueRun): string {
  const addresses = jobs.map((job) => (isRecord(job) ? words(job['jobUrl']) || words(job['applyUrl']) : ''));
  return companyFrom(addresses.find((address) => boardName(address) !== null) ?? '', texts, run);
}

/** A board knows its company only by the name in its address; the postings know how it is spelt. */
function companyFrom(address: string, texts: readonly string[], run: VenueRun): string {
  const name = boardName(address);
  return name === null ? '' : run.text.spelling(name, texts.join('\n'));
}

/** The first link in any posting that leads to a host of the company's own name. */
function websiteIn(jobs: readonly unknown[], company: string, run: VenueRun): string {
  for (const job of jobs) {
    const website = isRecord(job) ? run.text.website(company, words(job['descriptionHtml'])) : undefined;
    if (website !== undefined) return website;
  }
  return '';
}

interface KnownJob {
  readonly company: string;
  readonly website: string;
  readonly text: string;
  readonly uri: string;
}

function candidateOf(job: Readonly<Record<string, unknown>>, known: KnownJob, run: VenueRun): Candidate {
  const role = words(job['title']);
  const isRemote = job['workplaceType'] === 'Remote' || (job['isRemote'] === true && job['workplaceType'] !== 'Hybrid' && job['workplaceType'] !== 'OnSite');
  return {
    company: known.company,
    ...filled({ role, website: known.website, location: placeOf(words(job['location']), isRemote), postedAt: words(job['publishedAt']) }),
    documents: known.text === '' ? [] : [{ kind: 'posting', uri: words(job['jobUrl']) || known.uri, title: role, text: known.text, fetchedAt: run.now() }],
  };
}

/** `Canada` with remote work becomes `Canada (remote)`. */
function placeOf(location: string, isRemote: boolean): string {
  if (!isRemote || /remote/i.test(location)) return location;
  return location === '' ? 'Remote' : `${location} (remote)`;
}

/** What else it may be, for those who mixed up two boards. */
function looksLike(json: unknown): string {
  const jobs: unknown = isRecord(json) ? json['jobs'] : json;
  const first: unknown = Array.isArray(jobs) ? jobs[0] : undefined;
  if (!isRecord(first)) return '';
  if ('hostedUrl' in first) return '; it looks like a Lever board';
  if ('absolute_url' in first) return '; it looks like a Greenhouse board';
  return '';
}

function filled(fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== ''));
}

function words(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
