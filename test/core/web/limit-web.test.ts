import test from 'ava';
import { limitWeb } from '../../../core/web/limit-web.ts';
import { errorOf } from '../../support/error-of.ts';
import { createTestWeb } from '../../support/test-web.ts';
import { webOf } from '../../support/venue.ts';
import { json, page, silent, startWebServer, status } from '../../support/web-server.ts';

test('a run may make so many requests, pages and data together, and failed ones too', async (t) => {
  const server = await startWebServer(t, { '/page': page('<p>page'), '/data': json([1]), '/gone': status(404) });
  const web = createTestWeb(t, [server.host]);
  const signal = new AbortController().signal;
  const limited = limitWeb(web, { signal, maxCalls: 3 });
  t.is((await limited.page(`${server.origin}/page`)).text, 'page');
  t.deepEqual(await limited.json(`${server.origin}/data`), [1]);
  t.is((await errorOf(() => limited.page(`${server.origin}/gone`))).code, 'web_status');
  const asked = server.asked.length;
  for (const call of [limited.page, limited.json]) {
    const error = await errorOf(() => call(`${server.origin}/page`));
    t.like(error, { code: 'web_call_limit', retryable: false });
    t.regex(error.message, /its 3 requests/);
  }
  t.is(server.asked.length, asked);
  t.is((await limitWeb(web, { signal, maxCalls: 1 }).page(`${server.origin}/page`)).text, 'page', 'another run has requests of its own');
});

test('calls at the same time are counted before they are made', async (t) => {
  const server = await startWebServer(t, { '/': page('<p>page') });
  const limited = limitWeb(createTestWeb(t, [server.host]), { signal: new AbortController().signal, maxCalls: 2 });
  const outcomes = await Promise.allSettled([1, 2, 3, 4].map(() => limited.page(server.origin)));
  t.is(outcomes.filter(({ status: outcome }) => outcome === 'fulfilled').length, 2);
});

test("a run's signal ends its calls and nobody else's", async (t) => {
  const server = await startWebServer(t, { '/': page('<p>page'), '/silent': silent });
  const web = createTestWeb(t, [server.host]);
  const [one, other] = [new AbortController(), new AbortController()];
  const limited = limitWeb(web, { signal: one.signal, maxCalls: 9 });
  const reading = limited.page(`${server.origin}/silent`);
  while (!server.asked.includes('/silent')) await new Promise((resolve) => setImmediate(resolve));
  one.abort(new Error('stop'));
  await t.throwsAsync(reading, { message: 'stop' });
  await t.throwsAsync(limited.page(server.origin), { message: 'stop' });
  t.is((await limitWeb(web, { signal: other.signal, maxCalls: 9 }).page(server.origin)).text, 'page');
});

test('any web can be limited', async (t) => {
  const web = webOf({ 'https://example.org/': '<p>hello' });
  const caller = new AbortController();
  const limited = limitWeb(web, { signal: caller.signal, maxCalls: 2 });
  t.is((await limited.page('https://example.org/')).text, 'hello');
  caller.abort(new Error('stop'));
  await t.throwsAsync(limited.page('https://example.org/'), { message: 'stop' });
  t.is(web.asked.length, 1);
});
