// What each built-in is tried on, by what it brings. A plugin that is deleted leaves a row that nobody asks for, and breaks nothing.
import type { AgentSample, MailboxSample, SampleSource, ToolSample, TransportSample, VenueSample } from '../../core/testing.ts';
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startKeepingServer } from './keeping-server.ts';

const json = (value: unknown): SampleSource => ({ file: 'board.json', text: JSON.stringify(value) });
const posting = (role: string) => `<script type="application/ld+json">${JSON.stringify({ '@type': 'JobPosting', title: role, hiringOrganization: 'Tidewater' })}</script><title>${role}</title><p>Tidewater hires. Write to jobs@tidewater.example.</p>`;
const venue = (id: string, from: SampleSource, pages?: Readonly<Record<string, unknown>>): VenueSample => ({ kind: 'venue', id, from, ...(pages === undefined ? {} : { pages }) });

export const venueSamples: readonly VenueSample[] = [
  venue('ycombinator', json({ companies: [{ name: 'Tidewater', slug: 'tidewater', oneLiner: 'Berths.', status: 'Active' }, null] })),
  venue('greenhouse', json({ jobs: [{ title: 'Engineer', company_name: 'Tidewater', absolute_url: 'https://boards.greenhouse.io/tidewater/jobs/1', content: '&lt;p&gt;Berths.&lt;/p&gt;' }, 'odd'] })),
  venue('lever', json([{ text: 'Engineer', hostedUrl: 'https://jobs.lever.co/tidewater/1', description: '<p>Berths.</p>' }, 7])),
  venue('ashby', json({ jobs: [{ title: 'Engineer', jobUrl: 'https://jobs.ashbyhq.com/tidewater/1', descriptionHtml: '<p>Berths.</p>' }, null] })),
  venue('ashby', { url: 'https://jobs.ashbyhq.com/tidewater' }, { 'https://api.ashbyhq.com/posting-api/job-board/tidewater': { jobs: [{ title: 'Engineer', jobUrl: 'https://jobs.ashbyhq.com/tidewater/1', descriptionHtml: '<p>Berths.</p>' }] } }),
  venue('markdown', { folder: { 'tidewater.md': '---\ntitle: Tidewater\nemail: mara@tidewater.example\n---\nBerths.', 'anchor.md': 'Rope.' } }),
  venue('csv', { file: 'leads.csv', text: 'Company,E-mail,Notes\nTidewater,mara@tidewater.example,Met in June.\nAnchor,,\n' }),
  venue('rss', { file: 'feed.xml', text: '<rss version="2.0"><channel><title>Jobs</title><item><title>Tidewater: Engineer</title><description>Berths.</description></item><item/></channel></rss>' }),
  venue('url', { url: 'https://board.example/' }, {
    'https://board.example/': '<a href="/jobs/1">One</a> <a href="/jobs/2">Two</a> <a href="/jobs/3">Gone</a>',
    'https://board.example/jobs/1': posting('Engineer'),
    'https://board.example/jobs/2': posting('Designer'),
  }),
];

export const toolSamples: readonly ToolSample[] = [
  { kind: 'tool', id: 'web-page', input: { url: 'https://tidewater.example/' }, pages: { 'https://tidewater.example/': '<title>Tidewater</title><p>Berths.</p><a href="/team">Team</a>' } },
];

/** Folders of the file transport, removed with the temporary folder that they lie in. */
export function fileTransportSample(folder: string): TransportSample {
  return {
    kind: 'transport',
    id: 'file',
    options: async () => ({ folder: join(await mkdtemp(join(folder, 'outbox-')), 'outbox') }),
    mayWriteIn: [folder],
    async delivered({ folder: outbox }) {
      const names = await readdir(String(outbox)).catch(() => []); // made with the first message
      return Promise.all(names.map((name) => readFile(join(String(outbox), name))));
    },
  };
}

/** A mail server of its own for each promise, from a library that keeps the rules. */
export async function smtpTransportSample(): Promise<{ readonly sample: TransportSample; close(): Promise<void> }> {
  const server = await startKeepingServer();
  const sample: TransportSample = {
    kind: 'transport',
    id: 'smtp',
    options: async () => {
      server.forget();
      return { host: '127.0.0.1', port: server.port, security: 'none' };
    },
    mayConnect: true,
    delivered: async () => server.kept(),
  };
  return { sample, close: () => server.close() };
}

/** A maildir with two messages, one of them read. */
export async function maildirSample(folder: string): Promise<{ readonly sample: MailboxSample; readonly folder: string }> {
  const maildir = join(folder, 'Maildir');
  for (const part of ['new', 'cur', 'tmp']) await mkdir(join(maildir, part), { recursive: true });
  await writeFile(join(maildir, 'cur', '1772442000.M1P1.host:2,S'), 'Subject: One\r\n\r\nText.\r\n');
  await writeFile(join(maildir, 'new', '1772442001.M1P1.host'), 'Subject: Two\r\n\r\nText.\r\n');
  return { sample: { kind: 'mailbox', id: 'maildir', options: { folder: maildir }, messages: 2 }, folder: maildir };
}

export async function outboxFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'outreach-conformance-'));
}

/** Agents whose work needs a model that knows its trade. */
export function agentSample(id: string, answer: AgentSample['answer']): AgentSample {
  return { kind: 'agent', id, ...(answer === undefined ? {} : { answer }) };
}
