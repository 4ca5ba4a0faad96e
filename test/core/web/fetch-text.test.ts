import test from 'ava';
import { createMemoryPageCache } from '../../../core/web/page-cache.ts';
import { errorOf } from '../../support/error-of.ts';
import { createHandClock } from '../../support/hand-clock.ts';
import { createTestWeb } from '../../support/test-web.ts';
import { type Answer, inTurn, page, redirect, startWebServer, status } from '../../support/web-server.ts';

/** Answers as a server does that keeps track of its pages. */
function versioned(body: string, headers: Readonly<Record<string, string>>): Answer {
  return (response, request) => {
    const same = request.headers['if-none-match'] === headers['etag'] && request.headers['if-modified-since'] === headers['last-modified'];
    if (same) response.writeHead(304).end();
    else page(body, headers)(response, request);
  };
}

for (const headers of [{ etag: '"v1"' }, { 'last-modified': 'Mon, 02 Mar 2026 08:00:00 GMT' }, { etag: 'W/"v1"', 'last-modified': 'Mon, 02 Mar 2026 08:00:00 GMT' }]) {
  test(`a page with ${Object.keys(headers).join(' and ')} is only sent again when it has changed`, async (t) => {
    const clock = createHandClock();
    const server = await startWebServer(t, { '/': versioned('<title>One</title><p>first', headers) });
    const web = createTestWeb(t, [server.host], { clock });
    const first = await web.page(server.origin);
    await clock.advance(60_000);
    const sent = server.bytesSent();
    const again = await web.page(server.origin);
    t.true(server.bytesSent() - sent < 200);
    t.deepEqual(again, { ...first, fetchedAt: '2026-03-02T09:01:00.000Z' });
    server.on('/', versioned('<p>second', { etag: '"v2"' }));
    t.is((await web.page(server.origin)).text, 'second');
  });
}

test('pages are kept in the cache that the host gives, under the address where they end', async (t) => {
  const pages = createMemoryPageCache();
  const server = await startWebServer(t, { '/old': redirect('/new'), '/new': versioned('<p>hello', { etag: '"v1"' }) });
  await createTestWeb(t, [server.host], { pages }).page(`${server.origin}/old`);
  t.like(await pages.get(`${server.origin}/new`), { etag: '"v1"', lastModified: null, contentType: 'text/html', text: '<p>hello', storedAt: '2026-03-02T09:00:00.000Z' });
  t.is((await createTestWeb(t, [server.host], { pages }).page(`${server.origin}/old`)).text, 'hello');
  t.is(server.requests.at(-1)?.headers['if-none-match'], '"v1"');
});

test('pages without a version, or that ask not to be kept, are not', async (t) => {
  const pages = createMemoryPageCache();
  const server = await startWebServer(t, { '/plain': page('<p>plain'), '/secret': page('<p>secret', { etag: '"1"', 'cache-control': 'private, no-store' }) });
  const web = createTestWeb(t, [server.host], { pages });
  for (const path of ['/plain', '/secret']) {
    await web.page(server.origin + path);
    t.is(await pages.get(server.origin + path), undefined);
  }
});

test('"not changed" for a page that we never had is an error', async (t) => {
  const server = await startWebServer(t, { '/': status(304) });
  t.like(await errorOf(() => createTestWeb(t, [server.host]).page(server.origin)), { code: 'web_status' });
});

test('a page that is busy is asked for again when it says so, and the rest of its host waits too', async (t) => {
  const clock = createHandClock();
  const server = await startWebServer(t, { '/busy': inTurn(status(503, { 'retry-after': '12' }), page('<p>free')), '/other': page('<p>other') });
  const web = createTestWeb(t, [server.host], { clock });
  const busy = web.page(`${server.origin}/busy`);
  await clock.untilAsleep(12_000);
  let answered = false;
  const other = web.page(`${server.origin}/other`).finally(() => {
    answered = true;
  });
  while (!answered && clock.sleeps.filter((pause) => pause === 12_000).length < 2) await clock.advance(0);
  t.false(answered);
  t.deepEqual(server.asked, ['/robots.txt', '/busy']);
  await clock.advance(12_000);
  t.is((await busy).text, 'free');
  t.is((await other).text, 'other');
});

test('a connection that was cut is tried again', async (t) => {
  const clock = createHandClock();
  const cut: Answer = (response) => void response.socket?.destroy();
  const server = await startWebServer(t, { '/': inTurn(cut, page('<p>hello')) });
  const reading = createTestWeb(t, [server.host], { clock }).page(server.origin);
  await clock.untilAsleep(1_000);
  await clock.advance(1_000);
  t.is((await reading).text, 'hello');
});

for (const code of [400, 401, 403, 404, 410, 500, 502]) {
  test(`status ${code} is not asked for again`, async (t) => {
    const server = await startWebServer(t, { '/': status(code, { 'retry-after': '1' }) });
    t.is((await errorOf(() => createTestWeb(t, [server.host]).page(server.origin))).code, 'web_status');
    t.deepEqual(server.asked, ['/robots.txt', '/']);
  });
}

test('a call is ended by its signal while it waits to ask again', async (t) => {
  const clock = createHandClock();
  const server = await startWebServer(t, { '/': status(503, { 'retry-after': '21' }) });
  const caller = new AbortController();
  const reading = createTestWeb(t, [server.host], { clock }).with(caller.signal).page(server.origin);
  await clock.untilAsleep(21_000);
  caller.abort(new Error('stop'));
  await t.throwsAsync(reading, { message: 'stop' });
  t.is(server.asked.length, 2);
});

test('requests to one host keep their distance, redirects and repetitions too', async (t) => {
  const clock = createHandClock();
  const times: number[] = [];
  const noted = (answer: Answer): Answer => (response, request) => {
    times.push(clock.now());
    answer(response, request);
  };
  const server = await startWebServer(t, { '/a': noted(redirect('/b')), '/b': noted(page('<p>b')) });
  const web = createTestWeb(t, [server.host], { clock, minimumDelayMilliseconds: 1_000 });
  const reading = Promise.all([web.page(`${server.origin}/a`), web.page(`${server.origin}/b`)]);
  for (const _ of [1, 2]) {
    await clock.untilAsleep(1_000);
    await clock.advance(1_000);
  }
  await reading;
  t.deepEqual(times.map((time) => time - (times[0] ?? 0)), [0, 1_000, 2_000]);
});

for (const [title, location] of [
  ['of another scheme', 'file:///etc/passwd'],
  ['that is none', 'http://[::1'],
  ['to a mail program', 'mailto:jane@example.org'],
] as const) {
  test(`a redirect to an address ${title} is refused`, async (t) => {
    const server = await startWebServer(t, { '/': redirect(location) });
    t.is((await errorOf(() => createTestWeb(t, [server.host]).page(server.origin))).code, 'web_bad_address');
  });
}

test('a redirect that leads nowhere is an error with its status', async (t) => {
  const server = await startWebServer(t, { '/': status(302) });
  t.like(await errorOf(() => createTestWeb(t, [server.host]).page(server.origin)), { code: 'web_status', retryable: false });
});
