import test from 'ava';
import url from '../../../../plugins/venues/url/index.ts';
import { discover, textSource, urlSource, venueOf, webOf } from '../../../support/venue.ts';

const site = 'https://board.example';

const posting = (company: string, role: string, more: object = {}) => ({ '@context': 'https://schema.org', '@type': 'JobPosting', title: role, hiringOrganization: { '@type': 'Organization', name: company }, description: `<p>${company} hires.</p>`, ...more });
const page = (title: string, body: string, data?: unknown) => `<!doctype html><html><head><title>${title}</title>${data === undefined ? '' : `<script type="application/ld+json">${JSON.stringify(data)}</script>`}</head><body>${body}</body></html>`;

async function at(address: string, pages: Readonly<Record<string, string>>, options = {}) {
  const web = webOf(Object.fromEntries(Object.entries(pages).map(([path, html]) => [site + path, html])));
  return { ...(await discover(venueOf(url, options), urlSource(site + address), web)), asked: web.asked.map((asked) => asked.replace(site, '')) };
}

test('a posting page is one candidate, with the whole text of the page', async (t) => {
  const { candidates, asked } = await at('/jobs/1', { '/jobs/1': page('Engineer – Tidewater', '<h1>Engineer</h1><p>We plan berths and hire. Write to jobs@tidewater.example.</p>', posting('Tidewater', 'Engineer')) });
  t.is(candidates.length, 1);
  t.like(candidates[0], { company: 'Tidewater', role: 'Engineer' });
  t.like(candidates[0]?.documents[0], { kind: 'posting', uri: `${site}/jobs/1`, text: 'Engineer\n\nWe plan berths and hire. Write to jobs@tidewater.example.' });
  t.deepEqual(asked, ['/jobs/1']);
});

test('a board page gives the postings that it links to, each once, and nothing else', async (t) => {
  const links = '<a href="/jobs/1">One</a> <a href="/jobs/1#apply">Apply</a> <a href="/jobs/2">Two</a> <a href="/jobs/about">About</a> <a href="/about">We</a> <a href="https://elsewhere.example/jobs/3">Other</a> <a href="/jobs/3.pdf">Form</a>';
  const { candidates, asked } = await at('/', { '/': page('Harbour jobs', links), '/jobs/1': page('1', 'x', posting('Tidewater', 'Engineer')), '/jobs/2': page('2', 'x', posting('Anchor', 'Designer')), '/jobs/about': page('About', 'No job') });
  t.deepEqual(candidates.map(({ company }) => company), ['Tidewater', 'Anchor']);
  t.deepEqual(asked, ['/', '/jobs/1', '/jobs/2', '/jobs/about']);
});

test('a board that lists its postings for machines is followed by that list', async (t) => {
  const list = { '@type': 'ItemList', itemListElement: [{ '@type': 'ListItem', position: 1, url: `${site}/a` }, { '@type': 'ListItem', item: { '@type': 'Thing', url: '/b' } }] };
  const { asked } = await at('/', { '/': page('Board', '<a href="/jobs/1">One</a>', list), '/a': page('1', 'x', posting('Tidewater', 'Engineer')), '/b': page('2', 'x', posting('Anchor', 'Designer')) });
  t.deepEqual(asked, ['/', '/a', '/b']);
});

test('several postings on one page are several candidates, each with its own words', async (t) => {
  const { candidates } = await at('/', { '/': page('Board', 'All of it', { '@graph': [posting('Tidewater', 'Engineer'), posting('Anchor', 'Designer', { url: '/d' })] }) });
  t.deepEqual(candidates.map(({ company, documents }) => [company, documents[0]?.uri, documents[0]?.text]), [
    ['Tidewater', `${site}/#posting-1`, 'Tidewater hires.'],
    ['Anchor', `${site}/d`, 'Anchor hires.'],
  ]);
});

test('a posting that cannot be had is skipped, and the others go on', async (t) => {
  const { candidates, skipped } = await at('/', { '/': page('Board', '<a href="/jobs/1">One</a> <a href="/jobs/2">Two</a>'), '/jobs/2': page('2', 'x', posting('Anchor', 'Designer')) });
  t.is(candidates.length, 1);
  t.deepEqual(skipped, [{ where: `${site}/jobs/1`, reason: `There is no page ${site}/jobs/1.` }]);
});

test('no more pages are asked for than the option says', async (t) => {
  const links = Array.from({ length: 9 }, (_, index) => `<a href="/jobs/${index}">Job</a>`).join(' ');
  const { asked } = await at('/', { '/': page('Board', links) }, { maxPages: 3 });
  t.is(asked.length, 4);
});

const companies: readonly [string, string, string | undefined][] = [
  ['its own word for machines', page('About', 'Tide', { '@type': 'Organization', name: 'Tidewater Systems' }), 'Tidewater Systems'],
  ['its site name', `<meta property="og:site_name" content="Tide &amp; Water">${page('About', 'Tide')}`, 'Tide & Water'],
  ['its host, as the page spells it', page('About us', 'At BOARD all is calm. Board plans.'), 'Board'],
  ['its title', page('About us | Tidewater', 'Tide'), 'Tidewater'],
];
for (const [what, html, company] of companies) {
  test(`a company page is a candidate named by ${what}`, async (t) => {
    const { candidates } = await at('/about', { '/about': html });
    t.is(candidates[0]?.company, company);
    t.is(candidates[0]?.website, site);
    t.is(candidates[0]?.documents[0]?.kind, 'page');
  });
}

test('a page with a job in its title is taken for a posting', async (t) => {
  const { candidates } = await at('/x', { '/x': page('Senior Backend Engineer | Tidewater', 'Work here.') });
  t.like(candidates[0], { role: 'Senior Backend Engineer', company: 'Tidewater' });
  t.is(candidates[0]?.documents[0]?.kind, 'posting');
});

test('a saved page is read without the web', async (t) => {
  const { candidates } = await discover(venueOf(url), textSource(page('x', '<p>Tidewater hires and hires.</p>', posting('Tidewater', 'Engineer')), { uri: 'file:///saved.html' }));
  t.is(candidates[0]?.company, 'Tidewater');
});

test('a page that is not there rejects', async (t) => {
  await t.throwsAsync(at('/gone', {}), { message: /There is no page/ });
});

test('a page that names no company gives no candidate, and says why', async (t) => {
  const { candidates, skipped } = await discover(venueOf(url), textSource('<p>Some words.</p>', { uri: 'file:///saved.html' }));
  t.deepEqual(candidates, []);
  t.deepEqual(skipped, [{ where: 'file:///saved.html', reason: 'it names no company' }]);
});
