import test from 'ava';
import greenhouse from '../../../plugins/venues/greenhouse.ts';
import { onSharedData } from '../../support/shared-data.ts';
import { discover, fileOnDisk, jsonSource, urlSource, venueOf, webOf } from '../../support/venue.ts';

const posting = {
  title: ' Backend Engineer ',
  absolute_url: 'https://job-boards.greenhouse.io/tidewatersystems/jobs/1',
  company_name: 'Tidewater Systems ',
  location: { name: 'Bristol, UK' },
  updated_at: '2026-07-29T08:50:01-04:00',
  content: '&lt;p&gt;We plan berths &amp;amp; tides. See &lt;a href=&quot;https://www.tidewatersystems.example/about&quot;&gt;us&lt;/a&gt;.&lt;/p&gt;&lt;ul&gt;&lt;li&gt;You&amp;nbsp;write Go&lt;/li&gt;&lt;/ul&gt;',
};

test('a posting becomes a candidate, its escaped description plain text', async (t) => {
  const { candidates } = await discover(venueOf(greenhouse), jsonSource({ jobs: [posting] }));
  t.is(candidates.length, 1);
  t.like(candidates[0], { company: 'Tidewater Systems', role: 'Backend Engineer', location: 'Bristol, UK', website: 'https://www.tidewatersystems.example' });
  t.like(candidates[0]?.documents[0], { kind: 'posting', uri: posting.absolute_url, text: 'We plan berths & tides. See us.\n\n- You write Go' });
});

test('a description that is not escaped is read as it is', async (t) => {
  const { candidates } = await discover(venueOf(greenhouse), jsonSource({ jobs: [{ ...posting, content: '<p>Use &lt;b&gt; sparingly</p>' }] }));
  t.is(candidates[0]?.documents[0]?.text, 'Use <b> sparingly');
});

test('what a page hides and scripts in it never become words of the posting', async (t) => {
  const content = '<p>Seen</p><script>alert("unseen")</script><div style="display:none">unseen orders</div><img src=x onerror="unseen()">';
  const escaped = content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
  for (const html of [content, escaped]) {
    const { candidates } = await discover(venueOf(greenhouse), jsonSource({ jobs: [{ ...posting, content: html }] }));
    t.is(candidates[0]?.documents[0]?.text, 'Seen');
  }
});

test('a board without the company’s name is named by its address, as the posting spells it', async (t) => {
  const { candidates } = await discover(venueOf(greenhouse), jsonSource({ jobs: [{ ...posting, company_name: undefined, content: '<p>At Tidewater Systems we plan.</p>' }] }));
  t.is(candidates[0]?.company, 'Tidewater Systems');
});

const api = 'https://boards-api.greenhouse.io/v1/boards/tidewater/jobs?content=true';
for (const address of [
  'https://boards.greenhouse.io/tidewater',
  'https://job-boards.greenhouse.io/tidewater/jobs/123?gh_src=x',
  'https://job-boards.eu.greenhouse.io/tidewater',
  'https://boards.greenhouse.io/embed/job_board?for=tidewater',
  'https://boards-api.greenhouse.io/v1/boards/tidewater/jobs',
]) {
  test(`the board at ${address} is asked for with its descriptions`, async (t) => {
    const web = webOf({ [api]: { jobs: [posting] } });
    const { candidates } = await discover(venueOf(greenhouse), urlSource(address), web);
    t.deepEqual(web.asked, [api]);
    t.is(candidates.length, 1);
  });
}

test('an address elsewhere is read as it is: a saved answer on a server of one’s own', async (t) => {
  const source = { ...jsonSource({ jobs: [posting] }, 'http://127.0.0.1:8080/board.json'), shape: 'url' as const };
  t.is((await discover(venueOf(greenhouse), source)).candidates.length, 1);
  t.is((await discover(venueOf(greenhouse), { ...source, uri: 'https://notgreenhouse.io/tidewater' })).candidates.length, 1);
});

const wrong: readonly [unknown, RegExp][] = [
  [[{ text: 'Engineer', hostedUrl: 'https://jobs.lever.co/x/1' }], /it looks like a Lever board/],
  [{ jobs: [{ title: 'Engineer', jobUrl: 'https://jobs.ashbyhq.com/x/1' }] }, /it looks like an Ashby board/],
  [{ companies: [] }, /is not a Greenhouse board\./],
  [{ jobs: 'none' }, /is not a Greenhouse board\./],
  [{ jobs: [1, null] }, /is not a Greenhouse board\./],
  [null, /is not a Greenhouse board\./],
];
for (const [board, message] of wrong) {
  test(`another document is refused, saying what it looks like: ${JSON.stringify(board)}`, async (t) => {
    await t.throwsAsync(discover(venueOf(greenhouse), jsonSource(board)), { message });
  });
}

test('empty fields stay empty for the scout to count, and an entry that is no object is skipped', async (t) => {
  const { candidates, skipped } = await discover(venueOf(greenhouse), jsonSource({ jobs: [{ title: '', absolute_url: '', content: '' }, { title: null, location: 'Bristol', company_name: 4 }, 'posting'] }));
  t.deepEqual(candidates, [{ company: '', documents: [] }, { company: '', location: 'Bristol', documents: [] }]);
  t.deepEqual(skipped, [{ where: 'jobs[2]', reason: 'it is not an object' }]);
});

test('a board without postings gives none', async (t) => {
  t.deepEqual((await discover(venueOf(greenhouse), jsonSource({ jobs: [], meta: { total: 0 } }))).candidates, []);
});

onSharedData('ats/greenhouse.json', 'a real board: every posting with company, role, place, website and clean text', async (t, path) => {
  const { candidates, skipped } = await discover(venueOf(greenhouse), fileOnDisk(path));
  t.deepEqual(candidates.map(({ company, role, location, website }) => ({ company, role, location, website })), [
    { company: 'Amplitude', role: 'Customer Data Scientist - Experimentation', location: 'London, UK', website: 'http://amplitude.com' },
    { company: 'Amplitude', role: 'Emerging Account Executive (India)', location: 'Bangalore, India', website: 'http://amplitude.com' },
  ]);
  t.deepEqual(skipped, []);
  for (const { documents } of candidates) {
    t.true((documents[0]?.text.length ?? 0) > 1000);
    t.notRegex(documents[0]?.text ?? '', /<\/?(?:p|div|ul|li|span|strong)\b|&(?:lt|gt|amp|nbsp|quot);/);
  }
});
