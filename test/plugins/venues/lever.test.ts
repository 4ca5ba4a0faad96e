import test from 'ava';
import lever from '../../../plugins/venues/lever.ts';
import { onSharedData } from '../../support/shared-data.ts';
import { discover, fileOnDisk, jsonSource, urlSource, venueOf, webOf } from '../../support/venue.ts';

const posting = {
  text: 'Backend Engineer',
  hostedUrl: 'https://jobs.lever.co/tidewatersystems/1',
  categories: { location: 'Bristol', team: 'Platform' },
  workplaceType: 'remote',
  createdAt: Date.UTC(2026, 6, 1),
  description: '<div>At <b>Tidewater Systems</b> we plan berths.</div>',
  lists: [{ text: 'What you do', content: '<li>Write Go</li><li>Run PostgreSQL</li>' }],
  additional: '<div>Read <a href="https://tidewatersystems.example/ethics">our ethics</a>.</div>',
};

test('a posting becomes a candidate: opening, lists under their headings, closing words', async (t) => {
  const { candidates } = await discover(venueOf(lever), jsonSource([posting]));
  t.like(candidates[0], { company: 'Tidewater Systems', role: 'Backend Engineer', location: 'Bristol (remote)', website: 'https://tidewatersystems.example', postedAt: '2026-07-01T00:00:00.000Z' });
  t.like(candidates[0]?.documents[0], { uri: posting.hostedUrl, text: 'At Tidewater Systems we plan berths.\n\nWhat you do\n- Write Go\n- Run PostgreSQL\n\nRead our ethics.' });
});

test('the company is spelt as any posting of the board spells it', async (t) => {
  const { candidates } = await discover(venueOf(lever), jsonSource([{ ...posting, description: '<p>No name here.</p>' }, posting]));
  t.deepEqual(candidates.map(({ company }) => company), ['Tidewater Systems', 'Tidewater Systems']);
});

test('a board that nowhere names its company is named readably by its address', async (t) => {
  const { candidates } = await discover(venueOf(lever), jsonSource([{ ...posting, hostedUrl: 'https://jobs.lever.co/tide-water-2/1', description: '', additional: '' }]));
  t.is(candidates[0]?.company, 'Tide Water');
});

const plain = { text: 'Engineer', hostedUrl: 'https://jobs.lever.co/tidewater/1', descriptionPlain: 'We plan berths.', additionalPlain: 'Apply soon.' };
test('plain text is taken where there is no HTML', async (t) => {
  const { candidates } = await discover(venueOf(lever), jsonSource([plain]));
  t.is(candidates[0]?.documents[0]?.text, 'We plan berths.\n\nApply soon.');
});

for (const [address, api] of [
  ['https://jobs.lever.co/tidewater', 'https://api.lever.co/v0/postings/tidewater?mode=json'],
  ['https://jobs.lever.co/tidewater/1-2-3/apply', 'https://api.lever.co/v0/postings/tidewater?mode=json'],
  ['https://jobs.eu.lever.co/tidewater', 'https://api.eu.lever.co/v0/postings/tidewater?mode=json'],
  ['https://api.lever.co/v0/postings/tidewater?skip=10', 'https://api.lever.co/v0/postings/tidewater?mode=json'],
] as const) {
  test(`the board at ${address} is asked for at ${api}`, async (t) => {
    const web = webOf({ [api]: [posting] });
    t.is((await discover(venueOf(lever), urlSource(address), web)).candidates.length, 1);
    t.deepEqual(web.asked, [api]);
  });
}

const wrong: readonly [unknown, RegExp][] = [
  [{ jobs: [{ title: 'Engineer', absolute_url: 'x' }] }, /it looks like a Greenhouse board/],
  [{ jobs: [{ title: 'Engineer', jobUrl: 'x' }] }, /it looks like an Ashby board/],
  [{ ok: false, error: 'Document not found' }, /is not a Lever board\./],
  [[1, 2], /is not a Lever board\./],
];
for (const [board, message] of wrong) {
  test(`another document is refused, saying what it looks like: ${JSON.stringify(board)}`, async (t) => {
    await t.throwsAsync(discover(venueOf(lever), jsonSource(board)), { message });
  });
}

test('odd fields hurt nothing: a date beyond time, lists that are none, an entry that is no object', async (t) => {
  const { candidates, skipped } = await discover(venueOf(lever), jsonSource([{ ...plain, createdAt: 1e300, lists: 'none', categories: [] }, { ...plain, lists: [null, { text: 5 }] }, 3]));
  t.deepEqual(candidates.map(({ postedAt }) => postedAt), [undefined, undefined]);
  t.deepEqual(skipped, [{ where: '[2]', reason: 'it is not an object' }]);
});

onSharedData('ats/lever.json', 'a real board: the company as it spells itself, its website, clean text', async (t, path) => {
  const { candidates } = await discover(venueOf(lever), fileOnDisk(path));
  t.deepEqual(candidates.map(({ company, location, website }) => ({ company, location, website })), [
    { company: 'Idealist Consulting', location: 'Chicago, IL (remote)', website: 'https://idealistconsulting.com' },
    { company: 'Idealist Consulting', location: 'Washington, D.C. (remote)', website: 'https://idealistconsulting.com' },
  ]);
  for (const { documents } of candidates) {
    t.regex(documents[0]?.text ?? '', /How You'll Contribute|What You Can Expect/);
    t.notRegex(documents[0]?.text ?? '', /<\/?(?:p|div|ul|li|span|strong)\b|&(?:lt|gt|amp|nbsp|quot);/);
  }
});
