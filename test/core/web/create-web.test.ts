import { gzipSync, brotliCompressSync } from 'node:zlib';
import test from 'ava';
import { errorOf } from '../../support/error-of.ts';
import { createHandClock } from '../../support/hand-clock.ts';
import { createTestWeb } from '../../support/test-web.ts';
import { json, page, redirect, silent, stalled, startWebServer, status, text } from '../../support/web-server.ts';

test('a page comes with its title, its text, its links, its address after redirects and its time', async (t) => {
  const server = await startWebServer(t, {
    '/old': redirect('/jobs/?page=1#top', 301),
    '/jobs/?page=1': page('<title>Jobs &amp; more</title><h1>Jobs</h1><ul><li>Engineer</ul><a href="../about#us">About us</a>'),
  });
  const web = createTestWeb(t, [server.host]);
  t.like(await web.page(`${server.origin}/old`), {
    url: `${server.origin}/jobs/?page=1`,
    title: 'Jobs & more',
    text: 'Jobs\n\n- Engineer\n\nAbout us',
    links: [{ url: `${server.origin}/about`, text: 'About us' }],
    fetchedAt: '2026-03-02T09:00:00.000Z',
  });
});

test('JSON is read as data, and what is not JSON is named with its place', async (t) => {
  const server = await startWebServer(t, {
    '/board': json({ jobs: [{ title: 'Engineer' }] }),
    '/typed-as-text': text('[1]'),
    '/broken': page('{\n  "jobs": [1 2]\n}', { 'content-type': 'application/json' }),
    '/page': page('<html>Please sign in'),
  });
  const web = createTestWeb(t, [server.host]);
  t.deepEqual(await web.json(`${server.origin}/board`), { jobs: [{ title: 'Engineer' }] });
  t.deepEqual(await web.json(`${server.origin}/typed-as-text`), [1]);
  t.regex((await errorOf(() => web.json(`${server.origin}/broken`))).message, /line 2, column 14/);
  t.regex((await errorOf(() => web.json(`${server.origin}/page`))).message, /it is a page, not data/);
});

test('packed pages are unpacked, and packings that nobody asked for are refused', async (t) => {
  const server = await startWebServer(t, {
    '/gzip': page(gzipSync('<p>gzip'), { 'content-encoding': 'gzip' }),
    '/br': page(brotliCompressSync('<p>brotli'), { 'content-encoding': 'br' }),
    '/odd': page('<p>odd', { 'content-encoding': 'compress' }),
    '/torn': page(gzipSync('<p>torn'.repeat(100)).subarray(0, 30), { 'content-encoding': 'gzip' }),
    '/not': page('<p>not packed', { 'content-encoding': 'gzip' }),
  });
  const web = createTestWeb(t, [server.host]);
  t.is((await web.page(`${server.origin}/gzip`)).text, 'gzip');
  t.is((await web.page(`${server.origin}/br`)).text, 'brotli');
  t.is((await errorOf(() => web.page(`${server.origin}/odd`))).code, 'web_not_text');
  t.regex((await errorOf(() => web.page(`${server.origin}/torn`))).message, /ends too early/);
  t.regex((await errorOf(() => web.page(`${server.origin}/not`))).message, /cannot be unpacked/);
  t.is(server.requests[0]?.headers['accept-encoding'], 'gzip, br');
});

for (const [type, body] of [
  ['application/pdf', '%PDF'],
  ['image/png', 'x'],
  ['application/octet-stream', 'x'],
  ['application/zip', 'PK'],
  ['video/mp4', 'x'],
  ['text/html', '\u0000\u0001'],
] as const) {
  test(`${type} ${JSON.stringify(body)} is not read as a page`, async (t) => {
    const server = await startWebServer(t, { '/': page(body, { 'content-type': type }) });
    t.is((await errorOf(() => createTestWeb(t, [server.host]).page(server.origin))).code, 'web_not_text');
  });
}

for (const type of ['text/html', 'TEXT/HTML; charset=UTF-8', 'application/xhtml+xml', 'text/plain', 'text/csv', 'text/markdown', 'application/json', 'application/xml', 'text/xml', 'application/rss+xml', 'application/atom+xml', 'application/ld+json', 'application/feed+json']) {
  test(`${type} is read as a page`, async (t) => {
    const server = await startWebServer(t, { '/': page('hello', { 'content-type': type }) });
    t.is((await createTestWeb(t, [server.host]).page(server.origin)).text, 'hello');
  });
}

test('the encoding is taken from the mark, the header, the page itself, or the bytes', async (t) => {
  const latin = Buffer.from('<p>Zo\xeb \x96 M\xfcller \x80', 'latin1');
  const server = await startWebServer(t, {
    '/header': page(latin, { 'content-type': 'text/html; charset="ISO-8859-1"' }),
    '/meta': page(Buffer.concat([Buffer.from('<meta charset=windows-1252>'), latin]), { 'content-type': 'text/html' }),
    '/http-equiv': page(Buffer.concat([Buffer.from('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">'), latin]), { 'content-type': 'text/html' }),
    '/nothing': page(latin, { 'content-type': 'text/html' }),
    '/wrong-name': page('<p>Zoë – Müller €', { 'content-type': 'text/html; charset=klingon' }),
    '/utf-16': page(Buffer.from('\uFEFF<p>Zoë – Müller €', 'utf16le'), { 'content-type': 'text/html; charset=utf-8' }),
    '/sjis': page(Buffer.from([0x3c, 0x70, 0x3e, 0x93, 0xfa, 0x96, 0x7b]), { 'content-type': 'text/html; charset=shift_jis' }),
  });
  const web = createTestWeb(t, [server.host]);
  for (const path of ['/header', '/meta', '/http-equiv', '/nothing', '/wrong-name', '/utf-16']) {
    t.is((await web.page(server.origin + path)).text, 'Zoë – Müller €', path);
  }
  t.is((await web.page(`${server.origin}/sjis`)).text, '日本');
});

for (const [code, retryable] of [[400, false], [401, false], [403, false], [404, false], [408, true], [410, false], [418, false], [500, true], [502, true], [504, true]] as const) {
  test(`status ${code} is an error that ${retryable ? 'may pass' : 'stays'}`, async (t) => {
    const server = await startWebServer(t, { '/': status(code) });
    const error = await errorOf(() => createTestWeb(t, [server.host]).page(server.origin));
    t.like(error, { code: 'web_status', retryable, family: 'delivery' });
    t.regex(error.message, new RegExp(`status ${code}`));
  });
}

test('names, passwords and queries of addresses are in no error and no log line', async (t) => {
  const lines: string[] = [];
  const log = Object.fromEntries(['error', 'warn', 'info', 'debug', 'trace'].map((level) => [level, (message: string) => lines.push(message)])) as never;
  const server = await startWebServer(t, { '/a': status(404), '/b': redirect('http://user:canary@public.example:22/x?key=canary') });
  const web = createTestWeb(t, [server.host], { log });
  for (const address of [`${server.origin}/a?token=canary#canary`, `${server.origin}/b?canary`, 'https://jane:canary@public.example/', 'canary:canary@public.example', 'ftp://jane:canary@public.example/?canary']) {
    const error = await errorOf(() => web.page(address));
    t.false(`${error.message} ${error.help} ${JSON.stringify(error.details)}`.includes('canary'), error.message);
  }
  t.false(lines.join().includes('canary'));
  t.true(lines.length > 0);
});

test('a redirect gets none of the name and password that it carries', async (t) => {
  const server = await startWebServer(t, { '/end': page('<p>end') });
  server.on('/start', redirect(`http://jane:secret@${server.host}/end`));
  t.is((await createTestWeb(t, [server.host]).page(`${server.origin}/start`)).text, 'end');
  t.is(server.requests.at(-1)?.headers.authorization, undefined);
});

test('every request says who asks, and carries no cookie and no referrer', async (t) => {
  const server = await startWebServer(t, { '/a': redirect('/b'), '/b': page('<p>b', { 'set-cookie': 'id=1' }) });
  server.on('/a', (response) => response.writeHead(302, { location: '/b', 'set-cookie': 'id=1' }).end());
  const web = createTestWeb(t, [server.host]);
  await web.page(`${server.origin}/a`);
  for (const { headers } of server.requests) {
    t.is(headers['user-agent'], 'OutreachAgent/0.1 (+https://example.org/bot)');
    t.deepEqual([headers.cookie, headers.referer], [undefined, undefined]);
  }
});

for (const [name, answer] of [['says nothing', silent], ['stops in the middle', stalled()]] as const) {
  test(`a call is ended by its signal while a server ${name}, with the signal's reason and without another request`, async (t) => {
    const server = await startWebServer(t, { '/': answer });
    const caller = new AbortController();
    const web = createTestWeb(t, [server.host]).with(caller.signal);
    const reading = web.page(server.origin);
    while (server.asked.length < 2) await new Promise((resolve) => setImmediate(resolve));
    caller.abort(new Error('the user changed his mind'));
    await t.throwsAsync(reading, { message: 'the user changed his mind' });
    await t.throwsAsync(web.page(server.origin), { message: 'the user changed his mind' });
    t.is(server.asked.length, 2);
  });
}

test('a call is ended by its signal while it waits for its turn', async (t) => {
  const clock = createHandClock();
  const server = await startWebServer(t, { '/': page('<p>hello') });
  const caller = new AbortController();
  const web = createTestWeb(t, [server.host], { clock, minimumDelayMilliseconds: 5_000 });
  await web.page(server.origin);
  const waiting = web.with(caller.signal).page(server.origin);
  const behind = web.with(caller.signal).page(server.origin);
  await clock.untilAsleep(5_000);
  caller.abort(new Error('stop'));
  await t.throwsAsync(waiting, { message: 'stop' });
  await t.throwsAsync(behind, { message: 'stop' });
});

test('after it is closed nothing is under way any more', async (t) => {
  const server = await startWebServer(t, { '/': stalled() });
  const web = createTestWeb(t, [server.host]);
  const reading = errorOf(() => web.page(server.origin));
  while (server.asked.length < 2) await new Promise((resolve) => setImmediate(resolve));
  await web.close();
  t.is((await reading).code, 'web_unreachable');
});
