import test from 'ava';
import ycombinator from '../../../plugins/venues/ycombinator.ts';
import { onSharedData } from '../../support/shared-data.ts';
import { discover, fileOnDisk, jsonSource, venueOf } from '../../support/venue.ts';

const company = { name: 'Tidewater', slug: 'tidewater', oneLiner: 'Berth planning for small ports.', batch: 'W26', status: 'Active', industries: ['B2B', 'Infrastructure'], badges: ['highlightWomen', 'isHiring'], regions: ['United Kingdom', 'Remote'] };
const named = (candidates: readonly { readonly company: string }[]) => candidates.map((candidate) => candidate.company);

test('a company becomes a candidate with a page made of the list’s own words', async (t) => {
  const { candidates } = await discover(venueOf(ycombinator), jsonSource({ companies: [company] }));
  t.like(candidates[0], { company: 'Tidewater', location: 'United Kingdom (remote)' });
  const [document] = candidates[0]?.documents ?? [];
  t.is(document?.uri, 'file:///leads/board.json#tidewater');
  for (const line of (document?.text ?? '').split('\n').filter((text) => text !== '')) {
    t.true(JSON.stringify(company).includes(line.replace(/^- |:$/g, '')), line);
  }
});

test('nothing is passed on about the founders’ origin or sex', async (t) => {
  const { candidates } = await discover(venueOf(ycombinator), jsonSource([company]));
  t.regex(candidates[0]?.documents[0]?.text ?? '', /isHiring/);
  t.notRegex(candidates[0]?.documents[0]?.text ?? '', /highlight/);
});

const statuses: readonly [Readonly<Record<string, unknown>>, readonly string[]][] = [
  [{}, ['Active', 'Public', 'None']],
  [{ statuses: ['Active', 'Acquired'] }, ['Active', 'Acquired', 'None']],
];

for (const [options, expected] of statuses) {
  test(`by status: ${JSON.stringify(options)} passes on ${expected.join(', ')}`, async (t) => {
    const companies = ['Active', 'Public', 'Acquired', 'Inactive'].map((status) => ({ ...company, name: status, status }));
    const { candidates, skipped } = await discover(venueOf(ycombinator, options), jsonSource({ companies: [...companies, { ...company, name: 'None', status: undefined }] }));
    t.deepEqual(named(candidates), [...expected]);
    t.deepEqual(skipped, [], 'a company passed over is no broken entry');
  });
}

test('the list of the public API is understood too: snake_case, a website, a longer description', async (t) => {
  const { candidates } = await discover(venueOf(ycombinator), jsonSource([{ name: 'Tidewater', slug: 'tidewater', one_liner: 'Berths.', long_description: 'We plan berths for ports.', website: 'https://tidewater.example', batch: 'W26', status: 'Active', isHiring: true }]));
  t.is(candidates[0]?.website, 'https://tidewater.example');
  t.regex(candidates[0]?.documents[0]?.text ?? '', /Berths\.\n\nWe plan berths for ports\./);
});

test('a broken entry is skipped with its place, and the others go on', async (t) => {
  const { candidates, skipped } = await discover(venueOf(ycombinator), jsonSource({ companies: [company, null, { batch: 'W26' }, 'text', { ...company, name: 7 }] }));
  t.deepEqual(named(candidates), ['Tidewater']);
  t.deepEqual(skipped.map(({ where }) => where), ['companies[1]', 'companies[2]', 'companies[3]', 'companies[4]']);
});

const places: readonly [readonly string[], string | undefined][] = [
  [['United States of America', 'America / Canada'], 'United States of America'],
  [['India', 'South Asia', 'Remote', 'Partly Remote'], 'India (partly remote)'],
  [['Remote', 'Fully Remote'], 'Remote'],
  [['France', 'Europe', 'Remote', 'Fully Remote'], 'France (remote)'],
  [[], undefined],
];
for (const [regions, location] of places) {
  test(`the regions ${regions.join(', ')} are the place ${location ?? 'not stated'}`, async (t) => {
    const { candidates } = await discover(venueOf(ycombinator), jsonSource([{ ...company, regions }]));
    t.is(candidates[0]?.location, location);
  });
}

for (const wrong of [{ jobs: [{ title: 'Engineer' }] }, [{ hostedUrl: 'x' }], 'text', 7, null, { companies: 'many' }]) {
  test(`something else is refused with help: ${JSON.stringify(wrong)}`, async (t) => {
    const error = await t.throwsAsync(discover(venueOf(ycombinator), jsonSource(wrong)));
    t.regex(error?.message ?? '', /is not a list of Y Combinator companies/);
  });
}

onSharedData('yc/yc_companies.json', 'all active and public companies of the real list are found, each with an address of its own', async (t, path) => {
  const source = fileOnDisk(path);
  const listed = (await source.json()) as { readonly companies: readonly { readonly status: string }[] };
  const { candidates, skipped } = await discover(venueOf(ycombinator), source);
  t.is(candidates.length, listed.companies.filter(({ status }) => status === 'Active' || status === 'Public').length);
  t.deepEqual(skipped, []);
  const documents = candidates.flatMap((candidate) => candidate.documents);
  t.is(new Set(documents.map(({ uri }) => uri)).size, documents.length);
});
