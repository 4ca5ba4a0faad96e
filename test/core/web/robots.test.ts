import test from 'ava';
import { errorOf } from '../../support/error-of.ts';
import { createHandClock } from '../../support/hand-clock.ts';
import { createTestWeb } from '../../support/test-web.ts';
import { inTurn, page, redirect, silent, startWebServer, status, text, type Answer } from '../../support/web-server.ts';

const hour = 60 * 60 * 1000;
const forbidden = text('User-agent: *\nDisallow: /no');

test('a page that robots.txt forbids is not asked for', async (t) => {
  const server = await startWebServer(t, { '/robots.txt': forbidden, '/no': page('<p>no'), '/yes': page('<p>yes') });
  const web = createTestWeb(t, [server.host]);
  t.is((await web.page(`${server.origin}/yes`)).text, 'yes');
  t.like(await errorOf(() => web.page(`${server.origin}/no`)), { code: 'web_robots_forbids', retryable: false });
  t.like(await errorOf(() => web.json(`${server.origin}/no`)), { code: 'web_robots_forbids' });
  t.deepEqual(server.asked, ['/robots.txt', '/yes']);
});

test('a redirect is followed only where robots.txt of its host allows it', async (t) => {
  const other = await startWebServer(t, { '/robots.txt': forbidden, '/no': page('<p>no') });
  const server = await startWebServer(t, { '/': redirect(`${other.origin}/no`) });
  t.is((await errorOf(() => createTestWeb(t, [server.host, other.host]).page(server.origin))).code, 'web_robots_forbids');
  t.deepEqual(other.asked, ['/robots.txt']);
});

test('robots.txt is read once for a host, and again after a day', async (t) => {
  const clock = createHandClock();
  const server = await startWebServer(t, { '/robots.txt': inTurn(text(''), forbidden), '/no': page('<p>no') });
  const web = createTestWeb(t, [server.host], { clock });
  await Promise.all([web.page(`${server.origin}/no`), web.page(`${server.origin}/no`), web.page(`${server.origin}/no`)]);
  await clock.advance(24 * hour - 1);
  await web.page(`${server.origin}/no`);
  t.is(server.asked.filter((path) => path === '/robots.txt').length, 1);
  await clock.advance(1);
  t.is((await errorOf(() => web.page(`${server.origin}/no`))).code, 'web_robots_forbids');
});

for (const code of [400, 401, 403, 404, 410, 451]) {
  test(`robots.txt that answers with status ${code} allows everything`, async (t) => {
    const server = await startWebServer(t, { '/robots.txt': status(code), '/': page('<p>hello') });
    t.is((await createTestWeb(t, [server.host]).page(server.origin)).text, 'hello');
  });
}

for (const [name, answer] of [
  ['answers with status 500', status(500)],
  ['answers with status 503', status(503)],
  ['answers with status 429', status(429)],
  ['redirects without end', redirect('/robots.txt')],
  ['cuts the connection', (response) => void response.destroy()],
] as readonly (readonly [string, Answer])[]) {
  test(`while robots.txt ${name}, the site is left alone, and asked again later`, async (t) => {
    const clock = createHandClock();
    const server = await startWebServer(t, { '/robots.txt': answer, '/': page('<p>hello') });
    const web = createTestWeb(t, [server.host], { clock });
    t.like(await errorOf(() => web.page(server.origin)), { code: 'web_robots_unread', retryable: true });
    const asked = server.asked.length;
    t.is((await errorOf(() => web.page(server.origin))).code, 'web_robots_unread');
    t.is(server.asked.length, asked, 'it is remembered for a while');
    server.on('/robots.txt', text(''));
    await clock.advance(hour);
    t.is((await web.page(server.origin)).text, 'hello');
  });
}

test('a site that could not be reached is asked again as soon as the network may be back', async (t) => {
  const clock = createHandClock();
  const server = await startWebServer(t, { '/robots.txt': (response) => void response.destroy(), '/': page('<p>hello') });
  const web = createTestWeb(t, [server.host], { clock });
  t.is((await errorOf(() => web.page(server.origin))).code, 'web_robots_unread');
  server.on('/robots.txt', text(''));
  t.is((await errorOf(() => web.page(server.origin))).code, 'web_robots_unread', 'the other pages of the same moment need not try');
  await clock.advance(15_000);
  t.is((await web.page(server.origin)).text, 'hello');
});

test('a robots.txt that does not arrive in time leaves the site alone', async (t) => {
  const clock = createHandClock();
  const server = await startWebServer(t, { '/robots.txt': silent, '/': page('<p>hello') });
  const reading = errorOf(() => createTestWeb(t, [server.host], { clock }).page(server.origin));
  while (server.asked.length < 1) await clock.advance(0);
  await clock.advance(20_000);
  t.is((await reading).code, 'web_robots_unread');
  t.deepEqual(server.asked, ['/robots.txt']);
});

test('robots.txt may stand behind a redirect, and holds for the host that was asked', async (t) => {
  const other = await startWebServer(t, { '/rules': forbidden });
  const server = await startWebServer(t, { '/robots.txt': redirect(`${other.origin}/rules`), '/no': page('<p>no') });
  const web = createTestWeb(t, [server.host, other.host]);
  t.is((await errorOf(() => web.page(`${server.origin}/no`))).code, 'web_robots_forbids');
});

test('a robots.txt that redirects into the network of the user is refused as such', async (t) => {
  const server = await startWebServer(t, { '/robots.txt': redirect('http://169.254.169.254/'), '/': page('<p>hello') });
  t.is((await errorOf(() => createTestWeb(t, [server.host]).page(server.origin))).code, 'web_refused_private');
});

test('when the run that is reading robots.txt is cancelled, the others who wait for it go on', async (t) => {
  const first = new AbortController();
  const second = new AbortController();
  const server = await startWebServer(t, { '/robots.txt': inTurn(silent, text('')), '/': page('<p>hello') });
  const web = createTestWeb(t, [server.host]);
  const cancelled = web.with(first.signal).page(server.origin);
  const alsoCancelled = web.with(second.signal).page(server.origin);
  const waiting = web.page(server.origin);
  while (server.asked.length < 1) await new Promise((resolve) => setImmediate(resolve));
  second.abort(new Error('second'));
  await t.throwsAsync(alsoCancelled, { message: 'second' });
  first.abort(new Error('first'));
  await t.throwsAsync(cancelled, { message: 'first' });
  t.is((await waiting).text, 'hello');
});
