import type { Candidate, Plugin, Scope, SourceDocument, Venue, VenueRun, VenueSource } from '../../core/index.ts';

interface YCombinatorOptions {
  readonly statuses: readonly string[];
}

/** Companies of Y Combinator, from a list of them: `{companies: […]}` or the array alone, camelCase or snake_case. */
const ycombinator: Plugin<YCombinatorOptions> = {
  name: 'ycombinator',
  apiVersion: 1,
  description: 'Companies that Y Combinator has funded.',
  options: {
    type: 'object',
    additionalProperties: false,
    properties: {
      statuses: {
        type: 'array',
        items: { enum: ['Active', 'Public', 'Acquired', 'Inactive'] },
        default: ['Active', 'Public'],
        description: 'Which companies are passed on, by their status',
      },
    },
  },
  apply(scope) {
    scope.addVenue(createVenue(scope));
  },
};

export default ycombinator;

function createVenue(scope: Scope<YCombinatorOptions>): Venue {
  return {
    id: 'ycombinator',
    label: 'Y Combinator',
    description: 'A JSON list of Y Combinator companies: a file, or its address.',
    takes: ['file', 'url'],
    expects: ['company', 'text'],
    async *discover(from, run) {
      const entries = companiesIn(await from.json());
      if (entries === null) {
        scope.fail('plugin_says', {
          message: `${from.uri} is not a list of Y Combinator companies.`,
          help: 'Give a JSON file with {"companies": [{"name": …, "oneLiner": …, "batch": …, "status": …}, …]}.',
        });
      }
      let passedOver = 0;
      for (const [index, entry] of entries.entries()) {
        const company = readCompany(entry);
        if (company === null) run.skip(`companies[${index}]`, 'it is not a company with a name');
        else if (company.status !== '' && !scope.options.statuses.includes(company.status)) passedOver += 1;
        else yield candidateOf(company, index, from, run);
      }
      if (passedOver > 0) run.log.info(`${passedOver} companies passed over: their status is not ${scope.options.statuses.join(' or ')}`);
    },
  };
}

interface Company {
  readonly name: string;
  readonly slug: string;
  readonly status: string;
  readonly website: string;
  readonly oneLiner: string;
  readonly description: string;
  readonly batch: string;
  readonly industries: readonly string[];
  readonly regions: readonly string[];
  readonly badges: readonly string[];
}

/** The list, or null when this is something else: at least one entry must look like a company of theirs. */
function companiesIn(json: unknown): readonly unknown[] | null {
  const list = isRecord(json) ? json['companies'] : json;
  if (!Array.isArray(list)) return null;
  const known = (entry: unknown) => isRecord(entry) && 'name' in entry && ('oneLiner' in entry || 'one_liner' in entry || 'batch' in entry);
  return list.length === 0 || list.some(known) ? list : null;
}

function readCompany(entry: unknown): Company | null {
  if (!isRecord(entry)) return null;
  const name = words(entry['name']);
  if (name === '') return null;
  return {
    name,
    slug: words(entry['slug']).replace(/^None$/, ''),
    status: words(entry['status']),
    website: words(entry['website']),
    oneLiner: words(entry['oneLiner'] ?? entry['one_liner']),
    description: words(entry['longDescription'] ?? entry['long_description']),
    batch: words(entry['batch']),
    industries: list(entry['industries']),
    regions: list(entry['regions']),
    badges: [...list(entry['badges']), ...(entry['isHiring'] === true ? ['isHiring'] : [])].filter((badge) => quotableBadges.has(badge)),
  };
}

/** What a letter may speak of; the others tell of the founders' origin and sex. */
const quotableBadges = new Set(['isHiring', 'topCompany', 'nonprofit']);

function candidateOf(company: Company, index: number, from: VenueSource, run: VenueRun): Candidate {
  const location = placeOf(company.regions);
  const document: SourceDocument = {
    kind: 'page',
    uri: `${from.uri}#${company.slug === '' ? index : encodeURIComponent(company.slug)}`,
    title: company.name,
    text: pageOf(company),
    fetchedAt: run.now(),
  };
  return { company: company.name, ...(company.website === '' ? {} : { website: company.website }), ...(location === '' ? {} : { location }), documents: [document] };
}

/** `United States of America, America / Canada, Remote, Partly Remote` is too much for a place: `United States of America (partly remote)`. */
function placeOf(regions: readonly string[]): string {
  const place = regions.find((region) => !/remote/i.test(region)) ?? '';
  const remote = regions.findLast((region) => /remote/i.test(region))?.toLowerCase().replace(/^fully /, '') ?? '';
  if (remote === '') return place;
  return place === '' ? 'Remote' : `${place} (${remote})`;
}

/** A short page in which each line is the list's own words, so that whatever is quoted from it stands in the list. Empty when the list says nothing but the name. */
function pageOf({ name, oneLiner, description, batch, industries, regions, badges }: Company): string {
  const sections = [oneLiner, description, section('batch', batch === '' ? [] : [batch]), section('industries', industries), section('regions', regions), section('badges', badges)].filter((text) => text !== '');
  return sections.length === 0 ? '' : [name, ...sections].join('\n\n');
}

function section(heading: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `${heading}:\n${items.map((item) => `- ${item}`).join('\n')}`;
}

function list(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(words).filter((text) => text !== '') : [];
}

function words(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
