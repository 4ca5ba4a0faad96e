import test from 'ava';
import ashby from '../../../plugins/venues/ashby.ts';
import { onSharedData } from '../../support/shared-data.ts';
import { discover, fileOnDisk, jsonSource, urlSource, venueOf, webOf } from '../../support/venue.ts';

const job = {
  title: 'Backend Engineer ',
  jobUrl: 'https://jobs.ashbyhq.com/tidewatersystems/1',
  location: 'Bristol',
  isListed: true,
  isRemote: false,
  publishedAt: '2026-07-08T19:48:19.767+00:00',
  descriptionHtml: '<h2>About</h2><p>At Tidewater Systems we plan berths. <a href="https://tidewatersystems.example/">Home</a></p>',
};
const board = (...jobs: readonly unknown[]) => jsonSource({ jobs, apiVersion: '1' });

test('a posting becomes a candidate with the company as the posting spells it', async (t) => {
  const { candidates } = await discover(venueOf(ashby), board(job));
  t.like(candidates[0], { company: 'Tidewater Systems', role: 'Backend Engineer', location: 'Bristol', website: 'https://tidewatersystems.example' });
  t.is(candidates[0]?.documents[0]?.text, 'About\n\nAt Tidewater Systems we plan berths. Home');
});

test('a posting that the company does not list is left alone', async (t) => {
  const { candidates, skipped } = await discover(venueOf(ashby), board({ ...job, isListed: false }, job));
  t.is(candidates.length, 1);
  t.deepEqual(skipped, []);
});

for (const [fields, location] of [
  [{ isRemote: true }, 'Bristol (remote)'],
  [{ isRemote: true, workplaceType: 'Hybrid' }, 'Bristol'],
  [{ workplaceType: 'Remote', location: '' }, 'Remote'],
  [{ workplaceType: 'Remote', location: 'Remote - EU' }, 'Remote - EU'],
] as const) {
  test(`the place of ${JSON.stringify(fields)} is ${location}`, async (t) => {
    const { candidates } = await discover(venueOf(ashby), board({ ...job, ...fields }));
    t.is(candidates[0]?.location, location);
  });
}

for (const address of ['https://jobs.ashbyhq.com/Tide%20Water', 'https://jobs.ashbyhq.com/Tide%20Water/1?utm=x', 'https://api.ashbyhq.com/posting-api/job-board/Tide%20Water']) {
  test(`the board at ${address} is asked for at its API`, async (t) => {
    const api = 'https://api.ashbyhq.com/posting-api/job-board/Tide%20Water';
    const web = webOf({ [api]: { jobs: [job] } });
    t.is((await discover(venueOf(ashby), urlSource(address), web)).candidates.length, 1);
  });
}

test('an address with a stray percent sign is no crash', async (t) => {
  const { candidates } = await discover(venueOf(ashby), board({ ...job, jobUrl: 'https://jobs.ashbyhq.com/100%zz/1', descriptionHtml: '<p>Work.</p>' }));
  t.is(candidates[0]?.company, '100%zz');
});

const wrong: readonly [unknown, RegExp][] = [
  [[{ text: 'Engineer', hostedUrl: 'x' }], /it looks like a Lever board/],
  [{ jobs: [{ title: 'Engineer', absolute_url: 'x' }] }, /it looks like a Greenhouse board/],
  [{ jobs: {} }, /is not an Ashby board\./],
];
for (const [document, message] of wrong) {
  test(`another document is refused, saying what it looks like: ${JSON.stringify(document)}`, async (t) => {
    await t.throwsAsync(discover(venueOf(ashby), jsonSource(document)), { message });
  });
}

onSharedData('ats/ashby.json', 'a real board: company, roles, places and clean text', async (t, path) => {
  const { candidates } = await discover(venueOf(ashby), fileOnDisk(path));
  t.deepEqual(candidates.map(({ company, role, location }) => ({ company, role, location })), [
    { company: 'HighlightTA', role: 'Senior Technical Recruiter', location: 'Canada (remote)' },
    { company: 'HighlightTA', role: 'Senior Site Reliability Engineer', location: 'Toronto, Ontario' },
  ]);
  for (const { documents } of candidates) t.notRegex(documents[0]?.text ?? '', /<\/?(?:p|div|ul|li|h2|strong)\b|&(?:lt|gt|amp|nbsp|quot);/);
});
