import test, { type ExecutionContext } from 'ava';
import { sampleCompanies } from '../../../core/sample/sample-companies.ts';
import { serveSample, type SampleSite } from '../../../core/sample/serve-sample.ts';
import { companyKey } from '../../../core/domain/company-key.ts';
import { textTools } from '../../../core/text/text-tools.ts';
import { createLeadScorer } from '../../../plugins/agents/scout/lead-score.ts';
import { withStatedContact } from '../../../plugins/agents/scout/candidate.ts';
import url from '../../../plugins/venues/url/index.ts';
import { buildProfile } from '../../support/profile.ts';
import { createTestWeb } from '../../support/test-web.ts';
import { discover, urlSource, venueNow, venueOf } from '../../support/venue.ts';

async function serve(t: ExecutionContext): Promise<SampleSite> {
  const site = await serveSample({ port: 0, now: Date.parse(venueNow) });
  t.teardown(() => site.close());
  return site;
}

async function read(t: ExecutionContext) {
  const site = await serve(t);
  const web = createTestWeb(t, [site.host]);
  return { site, web, ...(await discover(venueOf(url), urlSource(site.url), web)) };
}

test('the job board gives every posting, with company, role, website, place and day', async (t) => {
  const { candidates, skipped, site } = await read(t);
  t.is(candidates.length, sampleCompanies.flatMap(({ postings }) => postings).length);
  t.deepEqual(skipped, []);
  for (const { company, role, website, location, postedAt, documents } of candidates) {
    t.true([company, role, location].every((text) => text !== undefined && text !== ''), company);
    t.true(website?.startsWith(`${site.url}companies/`), company);
    t.regex(postedAt ?? '', /^2026-0[67]-\d\d$/, company);
    const words = (documents[0]?.text ?? '').split(/\s+/).length;
    t.true(words >= 120 && words <= 250, `${company}: ${words} words`);
  }
});

test('it has more than ten companies, one of them twice under two spellings', async (t) => {
  const { candidates } = await read(t);
  const keys = candidates.map(({ company }) => companyKey(company));
  t.true(new Set(keys).size >= 12);
  t.is(new Set(candidates.map(({ company }) => company)).size, new Set(keys).size + 1);
});

test('thirteen companies look promising to an engineer, and the bakery looks least so', async (t) => {
  const { candidates } = await read(t);
  const profile = buildProfile({ headline: 'Senior Backend Engineer', title: 'Senior Platform Engineer', location: 'Leeds, United Kingdom', start: '2018', skills: ['TypeScript', 'Go', 'Python', 'PostgreSQL', 'Kafka', 'Kubernetes', 'Terraform', 'AWS'] });
  const scoreOf = createLeadScorer(profile, textTools, venueNow);
  const ranked = candidates.map((found) => withStatedContact(found, textTools.contacts)).map((candidate) => ({ candidate, score: scoreOf(candidate).score })).sort((one, other) => other.score - one.score);
  t.is(ranked.at(-1)?.candidate.role, 'Pastry Chef');
  t.true((ranked.at(-1)?.score ?? 100) < 50);
  t.is(new Set(ranked.filter(({ score }) => score >= 60).map(({ candidate }) => companyKey(candidate.company))).size, 13);
});

test('all postings but one name somebody to write to, at an address that reaches nobody', async (t) => {
  const { candidates } = await read(t);
  const stated = candidates.map((candidate) => withStatedContact(candidate, textTools.contacts));
  t.is(stated.filter(({ email }) => email === undefined).length, 1);
  for (const { email } of stated) t.regex(email ?? 'none@none.example', /\.example$/);
  t.true(stated.filter(({ person }) => person !== undefined).length >= 10);
});

test('every company has a page about itself that leads to one with people and a contact', async (t) => {
  const { candidates, web } = await read(t);
  for (const website of new Set(candidates.map((candidate) => candidate.website ?? ''))) {
    const about = await web.page(website);
    t.true(about.text.length > 200, website);
    const team = await web.page(about.links.find(({ text }) => text === 'Team and contact')?.url ?? 'nowhere');
    t.is(textTools.contacts(team.text).length, 1, website);
  }
});

test('the same page has the same words on any day, so that a second run finds nothing new', async (t) => {
  const [first, later] = [await serve(t), await serveSample({ port: 0, now: Date.parse(venueNow) + 40 * 86_400_000 })];
  t.teardown(() => later.close());
  const web = createTestWeb(t, [first.host, later.host]);
  const path = 'jobs/tidewell-ports-senior-backend-engineer';
  t.is((await web.page(first.url + path)).text, (await web.page(later.url + path)).text);
});

test('it stands on loopback only, answers what it has, and says so of what it has not', async (t) => {
  const site = await serve(t);
  t.regex(site.url, /^http:\/\/127\.0\.0\.1:\d+\/$/);
  t.is((await fetch(`${site.url}nowhere`)).status, 404);
  t.is((await fetch(site.url, { method: 'POST' })).status, 405);
  t.is((await fetch(`${site.url}companies/../companies/lanternworks/`)).status, 200);
  t.is((await fetch(`${site.url}%2e%2e/%2e%2e/etc/passwd`)).status, 404);
});

test('a port that is taken is no trouble, and after the end nothing is served', async (t) => {
  const first = await serve(t);
  const second = await serveSample({ port: Number(new URL(first.url).port) });
  t.not(second.host, first.host);
  await second.close();
  await t.throwsAsync(fetch(second.url));
});
