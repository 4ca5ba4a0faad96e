// One test for each limit of the web: it lets pass what is below it and ends what is above.
import { brotliCompressSync, createGzip, gzipSync } from 'node:zlib';
import test, { type ExecutionContext } from 'ava';
import { webLimits, type WebLimits } from '../../../core/web/web-limits.ts';
import { errorOf } from '../../support/error-of.ts';
import { createHandClock } from '../../support/hand-clock.ts';
import { createTestWeb } from '../../support/test-web.ts';
import { type Answer, endless, inTurn, page, redirect, repeated, silent, stalled, startWebServer, status, text } from '../../support/web-server.ts';

const limitTests: { readonly [Limit in keyof WebLimits]: (t: ExecutionContext) => Promise<void> } = {
  async pageBytes(t) {
    const server = await startWebServer(t, { '/fits': page('x'.repeat(1_000)), '/long': page('x'.repeat(1_001)), '/unannounced': repeated(Buffer.alloc(100, 'x'), 11) });
    const web = createTestWeb(t, [server.host], { limits: { pageBytes: 1_000 } });
    t.is((await web.page(`${server.origin}/fits`)).text.length, 1_000);
    for (const path of ['/long', '/unannounced']) t.is((await errorOf(() => web.page(server.origin + path))).code, 'web_too_large');
  },
  async jsonBytes(t) {
    const server = await startWebServer(t, { '/fits': text(`"${'x'.repeat(998)}"`), '/long': text(`"${'x'.repeat(999)}"`) });
    const web = createTestWeb(t, [server.host], { limits: { jsonBytes: 1_000, pageBytes: 10 } });
    t.is(String(await web.json(`${server.origin}/fits`)).length, 998);
    t.is((await errorOf(() => web.json(`${server.origin}/long`))).code, 'web_too_large');
  },
  async wireMilliseconds(t) {
    for (const answer of [silent, stalled(), dripping]) {
      const clock = createHandClock();
      const server = await startWebServer(t, { '/': answer });
      const reading = errorOf(() => createTestWeb(t, [server.host], { clock }).page(server.origin));
      while (server.asked.length < 2) await clock.advance(0);
      await clock.advance(webLimits.wireMilliseconds - 1);
      t.is(await Promise.race([reading, Promise.resolve('still reading')]), 'still reading');
      await clock.advance(1);
      const error = await reading;
      t.like(error, { code: 'web_timed_out', retryable: true });
      t.regex(error.message, /within 20 s/);
    }
  },
  async connectMilliseconds(t) {
    const clock = createHandClock();
    const never = new Promise<never>(() => undefined);
    const address = { address: '93.184.215.14', family: 4 };
    for (const network of [{ resolve: () => never }, { resolve: async () => [address], connect: () => never }]) {
      const reading = errorOf(() => createTestWeb(t, [], { clock, network }).page('http://public.example/'));
      await clock.untilAsleep(webLimits.connectMilliseconds);
      await clock.advance(webLimits.connectMilliseconds);
      t.regex((await reading).message, /does not answer within 10 s/);
    }
  },
  async redirects(t) {
    const server = await startWebServer(t, { '/6': redirect('/5'), '/5': redirect('/4'), '/4': redirect('/3'), '/3': redirect('/2'), '/2': redirect('/1'), '/1': page('<p>end'), '/loop': redirect('/loop') });
    const web = createTestWeb(t, [server.host]);
    t.is((await web.page(`${server.origin}/6`)).text, 'end');
    const before = server.asked.length;
    t.is((await errorOf(() => web.page(`${server.origin}/loop`))).code, 'web_too_many_redirects');
    t.is(server.asked.length - before, webLimits.redirects + 1);
  },
  async retries(t) {
    const clock = createHandClock();
    const server = await startWebServer(t, { '/never': status(503), '/third': inTurn(status(503), status(429), page('<p>at last')) });
    const web = createTestWeb(t, [server.host], { clock });
    const third = web.page(`${server.origin}/third`);
    await passTime(clock, [1_000, 2_000]);
    t.is((await third).text, 'at last');
    const never = errorOf(() => web.page(`${server.origin}/never`));
    await passTime(clock, [1_000, 2_000]);
    t.like(await never, { code: 'web_status', retryable: true });
    t.is(server.asked.filter((path) => path === '/never').length, 1 + webLimits.retries);
  },
  async longestRetryAfterMilliseconds(t) {
    const clock = createHandClock();
    const server = await startWebServer(t, { '/soon': inTurn(status(429, { 'retry-after': '30' }), page('<p>now')), '/late': status(429, { 'retry-after': '31' }) });
    const web = createTestWeb(t, [server.host], { clock });
    const soon = web.page(`${server.origin}/soon`);
    await passTime(clock, [30_000]);
    t.is((await soon).text, 'now');
    t.like(await errorOf(() => web.page(`${server.origin}/late`)), { code: 'web_status', retryable: true });
    t.is(server.asked.filter((path) => path === '/late').length, 1);
  },
  async longestCrawlDelayMilliseconds(t) {
    for (const [asked, waited] of [['4', 4_000], ['3600', webLimits.longestCrawlDelayMilliseconds]] as const) {
      const clock = createHandClock();
      const server = await startWebServer(t, { '/robots.txt': text(`User-agent: *\nCrawl-delay: ${asked}`), '/': page('<p>hello') });
      const web = createTestWeb(t, [server.host], { clock });
      await web.page(server.origin);
      const second = web.page(server.origin);
      await passTime(clock, [waited]);
      t.is((await second).text, 'hello');
    }
  },
  async concurrency(t) {
    let open = 0;
    let most = 0;
    const held: (() => void)[] = [];
    const hold: Answer = (response) => {
      open += 1;
      most = Math.max(most, open);
      held.push(() => {
        open -= 1;
        response.end('<p>done');
      });
    };
    const servers = await Promise.all(Array.from({ length: 6 }, () => startWebServer(t, { '/': hold, '/robots.txt': text('') })));
    const web = createTestWeb(t, servers.map(({ host }) => host), { limits: { concurrency: 3 } });
    const reading = Promise.all(servers.map(({ origin }) => web.page(origin)));
    for (let answered = 0; answered < 6; answered += 1) {
      while (held.length === 0) await new Promise((resolve) => setImmediate(resolve));
      if (answered < 4) while (open < 3) await new Promise((resolve) => setImmediate(resolve));
      held.shift()?.();
    }
    await reading;
    t.is(most, 3);
  },
  async hostRequestsPerDay(t) {
    const clock = createHandClock();
    const server = await startWebServer(t, { '/': page('<p>hello') });
    const web = createTestWeb(t, [server.host], { clock, limits: { hostRequestsPerDay: 3 } });
    await web.page(server.origin); // and robots.txt
    await web.page(server.origin);
    t.like(await errorOf(() => web.page(server.origin)), { code: 'web_host_budget', retryable: true });
    t.is(server.asked.length, 3);
    await clock.advance(24 * 60 * 60 * 1000);
    t.is((await web.page(server.origin)).text, 'hello');
  },
  async addressLength(t) {
    const server = await startWebServer(t);
    const web = createTestWeb(t, [server.host]);
    const path = 'a'.repeat(webLimits.addressLength - server.origin.length - 1);
    t.is((await errorOf(() => web.page(`${server.origin}/${path}`))).code, 'web_status');
    t.is((await errorOf(() => web.page(`${server.origin}/${path}a`))).code, 'web_bad_address');
  },
};

for (const [limit, run] of Object.entries(limitTests)) test(`the limit ${limit} bites`, run);

test.serial('a page of 100 MB ends at the limit, in bounded memory', async (t) => {
  const piece = Buffer.alloc(64 * 1024, 'x');
  const server = await startWebServer(t, { '/': repeated(piece, 1_600) });
  const web = createTestWeb(t, [server.host]);
  const before = process.memoryUsage();
  t.is((await errorOf(() => web.page(server.origin))).code, 'web_too_large');
  const grown = process.memoryUsage();
  t.true(grown.arrayBuffers - before.arrayBuffers < 30_000_000, `${grown.arrayBuffers - before.arrayBuffers} bytes`);
  t.true(server.bytesSent() < 20_000_000, `${server.bytesSent()} bytes were sent`);
});

test('a page that says it is too large is not waited for', async (t) => {
  const server = await startWebServer(t, {
    '/': (response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-length': String(webLimits.pageBytes + 1) });
      response.write('<p>');
    },
  });
  t.is((await errorOf(() => createTestWeb(t, [server.host]).page(server.origin))).code, 'web_too_large');
});

test.serial('a page without end is left at the limit', async (t) => {
  const server = await startWebServer(t, { '/': endless(Buffer.alloc(64 * 1024, 'x')) });
  t.is((await errorOf(() => createTestWeb(t, [server.host]).page(server.origin))).code, 'web_too_large');
});

const megabytes = Buffer.alloc(200_000_000);
const packings: readonly (readonly [name: string, encoding: string, pack: () => Buffer])[] = [
  ['gzip', 'gzip', () => gzipSync(megabytes)],
  ['brotli', 'br', () => brotliCompressSync(megabytes.subarray(0, 100_000_000))],
];

for (const [name, encoding, pack] of packings) {
  test.serial(`a ${name} bomb ends at the limit, in bounded memory`, async (t) => {
    const bomb = pack();
    t.true(bomb.length < 300_000);
    const server = await startWebServer(t, { '/': page(bomb, { 'content-encoding': encoding }) });
    const web = createTestWeb(t, [server.host]);
    const before = process.memoryUsage().arrayBuffers;
    t.is((await errorOf(() => web.page(server.origin))).code, 'web_too_large');
    const grown = process.memoryUsage().arrayBuffers - before;
    t.true(grown < 30_000_000, `${grown} bytes`);
  });
}

test('packed nothing without end is left at the limit of what is sent', async (t) => {
  const server = await startWebServer(t, { '/': endless(Buffer.concat(Array.from({ length: 1_000 }, () => gzipSync(''))), { 'content-encoding': 'gzip' }) });
  t.is((await errorOf(() => createTestWeb(t, [server.host], { limits: { pageBytes: 500_000 } }).page(server.origin))).code, 'web_too_large');
});

test('a robots.txt longer than half a megabyte is read up to there', async (t) => {
  const server = await startWebServer(t, { '/robots.txt': endless(Buffer.from('User-agent: *\nDisallow: /no\n'.repeat(1_000))), '/': page('<p>yes'), '/no': page('<p>no') });
  const web = createTestWeb(t, [server.host]);
  t.is((await web.page(server.origin)).text, 'yes');
  t.is((await errorOf(() => web.page(`${server.origin}/no`))).code, 'web_robots_forbids');
});

test('headers without end are not read', async (t) => {
  const server = await startWebServer(t, {
    '/': (response) => {
      response.writeHead(200, { 'x-long': 'a'.repeat(100_000) });
      response.end();
    },
  });
  t.regex((await errorOf(() => createTestWeb(t, [server.host]).page(server.origin))).message, /headers are too long/);
});

/** A byte now and then, never the end. */
const dripping: Answer = (response) => {
  response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' });
  const packed = createGzip();
  packed.pipe(response);
  const drip = setInterval(() => {
    packed.write('x');
    packed.flush();
  }, 5);
  response.on('close', () => clearInterval(drip));
};

/** Waits until somebody sleeps so long, and lets it pass. */
async function passTime(clock: ReturnType<typeof createHandClock>, pauses: readonly number[]): Promise<void> {
  for (const pause of pauses) {
    await clock.untilAsleep(pause);
    await clock.advance(pause);
  }
}
