import type { Candidate, Plugin, Scope, Venue, VenueRun, VenueSource } from '../../core/index.ts';

/** Postings of a Greenhouse job board. https://developers.greenhouse.io/job-board.html */
const greenhouse: Plugin = {
  name: 'greenhouse',
  apiVersion: 1,
  description: 'Postings of a Greenhouse job board.',
  apply(scope) {
    scope.addVenue(createVenue(scope));
  },
};

export default greenhouse;

function createVenue(scope: Scope): Venue {
  return {
    id: 'greenhouse',
    label: 'Greenhouse',
    description: 'A Greenhouse job board: its web address (job-boards.greenhouse.io/COMPANY), or a saved answer of its API.',
    takes: ['file', 'url'],
    expects: ['company', 'role', 'text'],
    async *discover(from, run) {
      const board = await readBoard(from, run);
      const jobs = jobsIn(board) ?? scope.fail('plugin_says', { message: `${from.uri} is not a Greenhouse board${looksLike(board)}.`, help: 'Give the address of a board at greenhouse.io, or a JSON file with {"jobs": [{"title": …, "absolute_url": …, "content": …}, …]}.' });
      for (const [index, job] of jobs.entries()) {
        const candidate = candidateOf(job, index, from, run);
        if (candidate === null) run.skip(`jobs[${index}]`, 'it is not an object');
        else yield candidate;
      }
    },
  };
}

/** The API leaves descriptions out unless it is asked for them. */
async function readBoard(from: VenueSource, run: VenueRun): Promise<unknown> {
  const token = from.shape === 'url' ? boardToken(from.uri) : null;
  return token === null ? from.json() : run.web.json(`https://boards-api.greenhouse.io/v1/boards/${encodeURIComponent(token)}/jobs?content=true`);
}

/** The company's name in the address of a board, of one posting on it, of its embedded form, or of its API. */
function boardToken(uri: string): string | null {
  const address = new URL(uri);
  if (!/(?:^|\.)greenhouse\.io$/.test(address.hostname)) return null;
  const path = address.pathname.split('/').filter((part) => part !== '');
  const token = address.hostname.startsWith('boards-api.') ? path[2] : path[0] === 'embed' ? address.searchParams.get('for') : path[0];
  return token === undefined || token === null || token === '' ? null : token;
}

function jobsIn(board: unknown): readonly unknown[] | null {
  const jobs = isRecord(board) ? board['jobs'] : undefined;
  if (!Array.isArray(jobs)) return null;
  const known = (entry: unknown) => isRecord(entry) && 'title' in entry && ('absolute_url' in entry || 'content' in entry || 'internal_job_id' in entry);
  return jobs.length === 0 || jobs.some(known) ? jobs : null;
}

function candidateOf(job: unknown, index: number, from: VenueSource, run: VenueRun): Candidate | null {
  if (!isRecord(job)) return null;
  const url = words(job['absolute_url']);
  const role = words(job['title']);
  // The API escapes the description as if it were text: reading it once gives the HTML, reading that gives the words.
  const content = words(job['content']);
  const text = run.text.fromHtml(/<\w/.test(content) ? content : unescaped(content));
  const company = words(job['company_name']) || companyFromAddress(url, text, run);
  const location = isRecord(job['location']) ? words(job['location']['name']) : words(job['location']);
  const website = run.text.website(company, content) ?? '';
  const postedAt = words(job['updated_at']) || words(job['first_published']);
  return {
    company,
    ...filled({ role, location, website, postedAt }),
    documents: text === '' ? [] : [{ kind: 'posting', uri: url || `${from.uri}#${index}`, title: role, text, fetchedAt: run.now() }],
  };
}

function companyFromAddress(url: string, text: string, run: VenueRun): string {
  const token = URL.canParse(url) ? boardToken(url) : null;
  return token === null ? '' : run.text.spelling(token, text);
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#34': '"', '#39': "'", apos: "'", amp: '&' };

/** Undoes one level of escaping and no more: `&amp;nbsp;` becomes `&nbsp;`, which is the HTML's own. */
function unescaped(html: string): string {
  return html.replaceAll(/&(lt|gt|quot|#34|#39|apos|amp);/g, (whole, name: string) => entities[name] ?? whole);
}

/** What else it may be, for those who mixed up two boards. */
function looksLike(json: unknown): string {
  const jobs: unknown = isRecord(json) ? json['jobs'] : json;
  const first: unknown = Array.isArray(jobs) ? jobs[0] : undefined;
  if (!isRecord(first)) return '';
  if ('hostedUrl' in first) return '; it looks like a Lever board';
  if ('jobUrl' in first) return '; it looks like an Ashby board';
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
