import type { Candidate, Plugin, Scope, Venue, VenueRun, VenueSource } from '../../core/index.ts';

/** Postings of a Lever job board. https://github.com/lever/postings-api */
const lever: Plugin = {
  name: 'lever',
  apiVersion: 1,
  description: 'Postings of a Lever job board.',
  apply(scope) {
    scope.addVenue(createVenue(scope));
  },
};

export default lever;

function createVenue(scope: Scope): Venue {
  return {
    id: 'lever',
    label: 'Lever',
    description: 'A Lever job board: its web address (jobs.lever.co/COMPANY), or a saved answer of its API.',
    takes: ['file', 'url'],
    expects: ['company', 'role', 'text'],
    async *discover(from, run) {
      const board = await readBoard(from, run);
      const postings = postingsIn(board) ?? scope.fail('plugin_says', { message: `${from.uri} is not a Lever board${looksLike(board)}.`, help: 'Give the address of a board at jobs.lever.co, or a JSON file with [{"text": …, "hostedUrl": …, "description": …}, …].' });
      const texts = postings.map((posting) => (isRecord(posting) ? textOf(posting, run) : ''));
      const company = companyOf(postings, texts, run) || companyFrom(from.uri, texts, run);
      const website = websiteIn(postings, company, run);
      for (const [index, posting] of postings.entries()) {
        if (isRecord(posting)) yield candidateOf(posting, { company, website, text: texts[index] ?? '', uri: `${from.uri}#${index}` }, run);
        else run.skip(`[${index}]`, 'it is not an object');
      }
    },
  };
}

async function readBoard(from: VenueSource, run: VenueRun): Promise<unknown> {
  const site = from.shape === 'url' ? boardSite(from.uri) : null;
  return site === null ? from.json() : run.web.json(`https://api.${site.eu ? 'eu.' : ''}lever.co/v0/postings/${site.name}?mode=json`);
}

/** The company's name in the address of a board, of one posting on it, or of its API; Lever keeps European boards apart. */
function boardSite(uri: string): { readonly name: string; readonly eu: boolean } | null {
  const address = URL.parse(uri);
  if (address === null || !/(?:^|\.)lever\.co$/.test(address.hostname)) return null;
  const path = address.pathname.split('/').filter((part) => part !== '');
  const name = address.hostname.startsWith('api.') ? path[2] : path[0];
  return name === undefined ? null : { name, eu: address.hostname.includes('.eu.') };
}

function postingsIn(board: unknown): readonly unknown[] | null {
  if (!Array.isArray(board)) return null;
  const known = (entry: unknown) => isRecord(entry) && 'text' in entry && ('hostedUrl' in entry || 'categories' in entry || 'descriptionPlain' in entry);
  return board.length === 0 || board.some(known) ? board : null;
}

/** Opening, each list under its heading, and the closing words: what a visitor of the board reads, in that order. */
function textOf(posting: Readonly<Record<string, unknown>>, run: VenueRun): string {
  const lists = Array.isArray(posting['lists']) ? posting['lists'].filter(isRecord) : [];
  return [
    run.text.fromHtml(words(posting['description'])) || words(posting['descriptionPlain']),
    ...lists.map((list) => [words(list['text']), run.text.fromHtml(`<ul>${words(list['content'])}</ul>`)].filter((part) => part !== '').join('\n')),
    run.text.fromHtml(words(posting['additional'])) || words(posting['additionalPlain']),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function companyOf(postings: readonly unknown[], texts: readonly string[], run: VenueRun): string {
  const addresses = postings.map((posting) => (isRecord(posting) ? words(posting['hostedUrl']) || words(posting['applyUrl']) : ''));
  return companyFrom(addresses.find((address) => boardSite(address) !== null) ?? '', texts, run);
}

/** A board knows its company only by the name in its address; the postings know how it is spelt. */
function companyFrom(address: string, texts: readonly string[], run: VenueRun): string {
  const site = boardSite(address);
  return site === null ? '' : run.text.spelling(site.name, texts.join('\n'));
}

/** The first link in any posting that leads to a host of the company's own name. */
function websiteIn(postings: readonly unknown[], company: string, run: VenueRun): string {
  for (const posting of postings) {
    if (!isRecord(posting)) continue;
    const website = run.text.website(company, `${words(posting['description'])} ${words(posting['additional'])}`);
    if (website !== undefined) return website;
  }
  return '';
}

interface KnownPosting {
  readonly company: string;
  readonly website: string;
  readonly text: string;
  readonly uri: string;
}

function candidateOf(posting: Readonly<Record<string, unknown>>, known: KnownPosting, run: VenueRun): Candidate {
  const categories = isRecord(posting['categories']) ? posting['categories'] : {};
  const role = words(posting['text']);
  const created = posting['createdAt'];
  return {
    company: known.company,
    ...filled({
      role,
      website: known.website,
      location: placeOf(words(categories['location']), words(posting['workplaceType'])),
      postedAt: typeof created === 'number' && Math.abs(created) < 8.64e15 ? new Date(created).toISOString() : '',
    }),
    documents: known.text === '' ? [] : [{ kind: 'posting', uri: words(posting['hostedUrl']) || known.uri, title: role, text: known.text, fetchedAt: run.now() }],
  };
}

/** `Chicago, IL` with `remote` becomes `Chicago, IL (remote)`. */
function placeOf(location: string, workplace: string): string {
  if (workplace !== 'remote' || /remote/i.test(location)) return location;
  return location === '' ? 'Remote' : `${location} (remote)`;
}

/** What else it may be, for those who mixed up two boards. */
function looksLike(json: unknown): string {
  const jobs: unknown = isRecord(json) ? json['jobs'] : undefined;
  const first: unknown = Array.isArray(jobs) ? jobs[0] : undefined;
  if (!isRecord(first)) return '';
  if ('jobUrl' in first) return '; it looks like an Ashby board';
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
