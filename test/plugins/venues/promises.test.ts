// Every venue keeps the promises of the contract: the same sentences that a stranger's venue is measured by.
import test from 'ava';
import { promisesOf, type SampleSource } from '../../../core/testing.ts';
import ashby from '../../../plugins/venues/ashby.ts';
import csv from '../../../plugins/venues/csv.ts';
import greenhouse from '../../../plugins/venues/greenhouse.ts';
import lever from '../../../plugins/venues/lever.ts';
import markdown from '../../../plugins/venues/markdown.ts';
import rss from '../../../plugins/venues/rss.ts';
import url from '../../../plugins/venues/url/index.ts';
import ycombinator from '../../../plugins/venues/ycombinator.ts';

const json = (value: unknown): SampleSource => ({ file: 'board.json', text: JSON.stringify(value) });
const posting = (role: string) => `<script type="application/ld+json">${JSON.stringify({ '@type': 'JobPosting', title: role, hiringOrganization: 'Tidewater' })}</script><title>${role}</title><p>Tidewater hires. Write to jobs@tidewater.example.</p>`;

const venues: readonly { readonly plugin: unknown; readonly id: string; readonly from: SampleSource; readonly pages?: Readonly<Record<string, unknown>> }[] = [
  { plugin: ycombinator, id: 'ycombinator', from: json({ companies: [{ name: 'Tidewater', slug: 'tidewater', oneLiner: 'Berths.', status: 'Active' }, null] }) },
  { plugin: greenhouse, id: 'greenhouse', from: json({ jobs: [{ title: 'Engineer', company_name: 'Tidewater', absolute_url: 'https://boards.greenhouse.io/tidewater/jobs/1', content: '&lt;p&gt;Berths.&lt;/p&gt;' }, 'odd'] }) },
  { plugin: lever, id: 'lever', from: json([{ text: 'Engineer', hostedUrl: 'https://jobs.lever.co/tidewater/1', description: '<p>Berths.</p>' }, 7]) },
  { plugin: ashby, id: 'ashby', from: json({ jobs: [{ title: 'Engineer', jobUrl: 'https://jobs.ashbyhq.com/tidewater/1', descriptionHtml: '<p>Berths.</p>' }, null] }) },
  { plugin: ashby, id: 'ashby', from: { url: 'https://jobs.ashbyhq.com/tidewater' }, pages: { 'https://api.ashbyhq.com/posting-api/job-board/tidewater': { jobs: [{ title: 'Engineer', jobUrl: 'https://jobs.ashbyhq.com/tidewater/1', descriptionHtml: '<p>Berths.</p>' }] } } },
  { plugin: markdown, id: 'markdown', from: { folder: { 'tidewater.md': '---\ntitle: Tidewater\nemail: mara@tidewater.example\n---\nBerths.', 'anchor.md': 'Rope.' } } },
  { plugin: csv, id: 'csv', from: { file: 'leads.csv', text: 'Company,E-mail,Notes\nTidewater,mara@tidewater.example,Met in June.\nAnchor,,\n' } },
  { plugin: rss, id: 'rss', from: { file: 'feed.xml', text: '<rss version="2.0"><channel><title>Jobs</title><item><title>Tidewater: Engineer</title><description>Berths.</description></item><item/></channel></rss>' } },
  {
    plugin: url,
    id: 'url',
    from: { url: 'https://board.example/' },
    pages: { 'https://board.example/': '<a href="/jobs/1">One</a> <a href="/jobs/2">Two</a> <a href="/jobs/3">Gone</a>', 'https://board.example/jobs/1': posting('Engineer'), 'https://board.example/jobs/2': posting('Designer') },
  },
];

for (const { plugin, id, from, pages = {} } of venues) {
  const source = Object.keys(from)[0] ?? '';
  for (const promise of promisesOf(plugin, { kind: 'venue', id, from, pages })) test(`${promise.title} (${source})`, async (t) => {
    await t.notThrowsAsync(promise.check());
  });
}

const plugins = new Map(venues.map(({ id, plugin }) => [id, plugin]));
for (const [id, plugin] of plugins) {
  for (const promise of promisesOf(plugin, { kind: 'plugin' })) test(`${id}: ${promise.title}`, async (t) => {
    await t.notThrowsAsync(promise.check());
  });
}
