import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock } from '../system-clock.ts';
import { boardPage, companyPage, postingPage, teamPage } from './render-page.ts';
import { sampleCompanies } from './sample-companies.ts';

export interface SampleSite {
  /** The job board's page. */
  readonly url: string;
  /** `127.0.0.1:PORT`, to be allowed by name. */
  readonly host: string;
  /** Resolves when nothing is served any more. */
  close(): Promise<void>;
}

/** The same port each time, so that a second run finds the pages that the first one knows. */
const usualPort = 47_310;

/** Serves the sample's job board and company pages on loopback; on any free port when the usual one is taken. */
export async function serveSample({ port = usualPort, now = systemClock.now() }: { readonly port?: number; readonly now?: number } = {}): Promise<SampleSite> {
  const pages = samplePages(now);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const page = pages.get(pathname);
    if (request.method !== 'GET' && request.method !== 'HEAD') response.writeHead(405, { allow: 'GET, HEAD' }).end();
    else if (page === undefined) response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('There is no such page.\n');
    else response.writeHead(200, { 'content-type': pathname.endsWith('.txt') ? 'text/plain; charset=utf-8' : 'text/html; charset=utf-8' }).end(page);
  });
  await listen(server, port).catch((thrown: NodeJS.ErrnoException) => {
    if (thrown.code !== 'EADDRINUSE' && thrown.code !== 'EACCES') throw thrown;
    return listen(server, 0);
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${host}/`,
    host,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Every page by its path. */
function samplePages(now: number): ReadonlyMap<string, string> {
  const pages = new Map([
    ['/', boardPage(sampleCompanies)],
    ['/robots.txt', 'User-agent: *\nAllow: /\n'],
  ]);
  for (const company of sampleCompanies) {
    pages.set(`/companies/${company.slug}/`, companyPage(company));
    pages.set(`/companies/${company.slug}/team`, teamPage(company));
    for (const posting of company.postings) pages.set(`/jobs/${posting.slug}`, postingPage(company, posting, now));
  }
  return pages;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}
