import test from 'ava';
import { textTools } from '../../../../core/text/text-tools.ts';
import { postingCandidate } from '../../../../plugins/venues/url/posting-candidate.ts';
import { silentLog } from '../../../support/log.ts';
import { venueNow, webOf } from '../../../support/venue.ts';

function read(posting: Readonly<Record<string, unknown>>, { text = '', alone = true } = {}) {
  const skipped: string[] = [];
  const run = { signal: new AbortController().signal, log: silentLog, web: webOf({}), text: textTools, now: () => venueNow, skip: (_where: string, reason: string) => void skipped.push(reason) };
  const place = { page: { url: 'https://board.example/jobs/1', title: '', text }, alone, index: 0 };
  return { candidate: postingCandidate({ '@type': 'JobPosting', title: 'Engineer', hiringOrganization: { name: 'Tidewater' }, ...posting }, place, run), skipped };
}

const places: readonly [Readonly<Record<string, unknown>>, string | undefined][] = [
  [{}, undefined],
  [{ jobLocation: { '@type': 'Place', address: { addressLocality: 'Bristol', addressCountry: 'GB' } } }, 'Bristol, GB'],
  [{ jobLocation: { address: { addressLocality: 'Lyon', addressRegion: 'ARA', addressCountry: { name: 'France' } } } }, 'Lyon, ARA, France'],
  [{ jobLocation: [{ address: 'Bristol' }, { name: 'Leeds' }] }, 'Bristol; Leeds'],
  [{ jobLocationType: 'TELECOMMUTE' }, 'Remote'],
  [{ jobLocationType: 'TELECOMMUTE', applicantLocationRequirements: [{ name: 'Germany' }, { name: 'Spain' }] }, 'Remote (Germany; Spain)'],
  [{ jobLocation: 7 }, undefined],
];
for (const [fields, location] of places) {
  test(`the place of ${JSON.stringify(fields)} is ${location ?? 'not stated'}`, (t) => t.is(read(fields).candidate?.location, location));
}

const descriptions: readonly [string, string][] = [
  ['<p>We plan.</p><ul><li>Go</li></ul>', 'We plan.\n\n- Go'],
  ['&lt;p&gt;We plan.&lt;/p&gt;', 'We plan.'],
  ['We plan.\n\nYou build.', 'We plan.\n\nYou build.'],
  ['<p>Mind the &lt;T&gt;</p>', 'Mind the <T>'],
  ['<p>Seen</p><script>unseen()</script>', 'Seen'],
];
for (const [description, text] of descriptions) {
  test(`the description ${JSON.stringify(description)} reads ${JSON.stringify(text)}`, (t) => t.is(read({ description }).candidate?.documents[0]?.text, text));
}

test('a page that shows more than its data is quoted; one that shows less is not', (t) => {
  const description = '<p>A description of some length.</p>';
  t.is(read({ description }, { text: 'Loading…' }).candidate?.documents[0]?.text, 'A description of some length.');
  t.is(read({ description }, { text: 'A description of some length. And a contact.' }).candidate?.documents[0]?.text, 'A description of some length. And a contact.');
});

test('a contact that the posting names is taken with its address', (t) => {
  const { candidate } = read({ applicationContact: { '@type': 'ContactPoint', name: 'Mara Lind', email: 'mailto:mara@tidewater.example' } });
  t.like(candidate, { person: 'Mara Lind', email: 'mara@tidewater.example', provenance: { how: 'stated', uri: 'https://board.example/jobs/1', quote: 'mara@tidewater.example' } });
  t.is(candidate?.documents[0]?.text, 'Mara Lind, mara@tidewater.example', 'what only machines were told can be quoted too');
});

const websites: readonly [Readonly<Record<string, unknown>>, string | undefined][] = [
  [{ name: 'T', sameAs: 'https://tidewater.example' }, 'https://tidewater.example/'],
  [{ name: 'T', sameAs: ['https://www.linkedin.com/company/t', 'https://tidewater.example/'] }, 'https://tidewater.example/'],
  [{ name: 'T', url: '/companies/t' }, 'https://board.example/companies/t'],
  [{ name: 'T', sameAs: 'https://x.com/t' }, undefined],
];
for (const [hiringOrganization, website] of websites) {
  test(`the website of ${JSON.stringify(hiringOrganization)} is ${website ?? 'not stated'}`, (t) => t.is(read({ hiringOrganization }).candidate?.website, website));
}

test('a posting that has closed is skipped, saying when; one that closes today is not', (t) => {
  t.deepEqual(read({ validThrough: '2026-07-31' }).skipped, ['the posting "Engineer" closed on 2026-07-31']);
  t.not(read({ validThrough: '2026-08-01' }).candidate, null);
  t.not(read({ validThrough: 'soon' }).candidate, null);
});

test('a company given as a plain name is understood', (t) => {
  t.is(read({ hiringOrganization: 'Tide &amp; Water' }).candidate?.company, 'Tide & Water');
  t.is(read({ hiringOrganization: null }).candidate?.company, '');
});
