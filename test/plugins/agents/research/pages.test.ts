import test from 'ava';
import { isOnSite, readCompanyPages, siteOf } from '../../../../plugins/agents/research/pages.ts';
import { agentRun } from '../../../support/agent-run.ts';
import { webOf } from '../../../support/venue.ts';

const home = '<title>Tidewater</title><p>Tidewater books berths.</p><a href="/about">About us</a> <a href="/team">Team</a> <a href="/careers">Careers</a> <a href="/product">Product</a> <a href="/blog">Blog</a> <a href="/legal">Legal</a> <a href="https://elsewhere.example/about">About them</a>';
const page = (text: string) => `<title>${text}</title><p>${text}</p>`;
const site = {
  'https://tidewater.example/': home,
  'https://tidewater.example/about': page('We are two sailors.'),
  'https://tidewater.example/team': page('Mara Lind steers.'),
  'https://tidewater.example/careers': page('We look for engineers.'),
  'https://tidewater.example/product': page('A map of berths.'),
  'https://tidewater.example/blog': page('News from the harbour.'),
};

test('the home page and the pages that say most are read, five at most, on the own site only', async (t) => {
  const { run } = agentRun();
  const web = webOf(site);
  const read = await readCompanyPages('tidewater.example', 5, { ...run, web });
  t.deepEqual(web.asked, ['https://tidewater.example/', 'https://tidewater.example/about', 'https://tidewater.example/team', 'https://tidewater.example/careers', 'https://tidewater.example/product']);
  t.is(read.calls, 5);
  t.is(read.documents.length, 5);
  t.true(read.documents.every(({ kind }) => kind === 'page'));
});

test('a page that fails is logged and passed over, and counts as a call', async (t) => {
  const { run, logged } = agentRun();
  const { 'https://tidewater.example/team': _, ...broken } = site;
  const read = await readCompanyPages('https://tidewater.example', 4, { ...run, web: webOf(broken) });
  t.is(read.calls, 4);
  t.is(read.documents.length, 3);
  t.regex(logged.join('\n'), /debug A page was not read/);
});

test('a company whose site is down is asked once', async (t) => {
  const { run } = agentRun();
  const web = webOf({});
  t.deepEqual(await readCompanyPages('https://tidewater.example', 5, { ...run, web }), { documents: [], calls: 1 });
  t.is(web.asked.length, 1);
});

test('what is no web address is not asked for', async (t) => {
  const { run } = agentRun();
  const web = webOf(site);
  for (const website of ['file:///etc/passwd', 'mailto:a@b.example', 'not a site at all ::']) t.is((await readCompanyPages(website, 5, { ...run, web })).calls, 0);
  t.deepEqual(web.asked, []);
});

test('a cancelled run reads no further page', async (t) => {
  const stopping = new AbortController();
  const { run } = agentRun([], stopping.signal);
  stopping.abort(new Error('enough'));
  await t.throwsAsync(readCompanyPages('https://tidewater.example', 5, { ...run, web: webOf(site) }), { message: 'enough' });
});

test('one site is told from another', (t) => {
  t.true(isOnSite('https://www.tidewater.example/about', 'https://tidewater.example'));
  t.true(isOnSite('https://jobs.tidewater.example', 'https://tidewater.example'));
  t.false(isOnSite('https://tidewater.example.attacker.example', 'https://tidewater.example'));
  t.false(isOnSite('https://example', 'https://tidewater.example'));
  t.false(isOnSite('https://github.io/anything', 'https://alder.github.io'));
  t.is(siteOf('www.tidewater.example'), 'tidewater.example');
  t.is(siteOf('not a site ::'), undefined);
});
