import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import test from 'ava';
import { askTokenEndpoint } from '../../../core/sign-in/token-endpoint.ts';
import { startTokenEndpoint } from '../../support/token-endpoint.ts';

const form = { grant_type: 'refresh_token', refresh_token: 'refresh-1' };

test('a token without a time to live is taken for an hour, and a new refresh token is handed on', async (t) => {
  const { url } = await startTokenEndpoint(t, () => ({ body: { access_token: 'access-1', refresh_token: 'refresh-2' } }));
  t.deepEqual(await askTokenEndpoint(url, form), { kind: 'granted', accessToken: 'access-1', seconds: 3600, refreshToken: 'refresh-2' });
});

test('a refresh token does not follow a redirect to somebody else', async (t) => {
  const elsewhere = await startTokenEndpoint(t, () => ({ body: { access_token: 'access-1' } }));
  const server = createServer((_, response) => response.writeHead(307, { location: elsewhere.url }).end()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.teardown(() => void server.close());
  t.is((await askTokenEndpoint(`http://127.0.0.1:${(server.address() as AddressInfo).port}/token`, form)).kind, 'unreachable');
  t.is(elsewhere.asked.length, 0);
});

for (const { what, limits, says, delay } of [
  { what: 'without an end', limits: { seconds: 60, bytes: 64 * 1024 }, says: /longer than 64 KB/, delay: 0 },
  { what: 'in drops', limits: { seconds: 1, bytes: 256 * 1024 }, says: /could not be fetched/, delay: 20 },
]) {
  test(`an answer ${what} is given up, and is no word against the token`, async (t) => {
    let open = 0;
    const server = createServer((_, response) => {
      open += 1;
      response.on('close', () => (open -= 1)).writeHead(200, { 'content-type': 'application/json' }).write('{"access_token":"');
      void pipeline(endless(delay), response).catch(() => undefined); // nobody reads on
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    t.teardown(() => void server.close());
    const answer = await askTokenEndpoint(`http://127.0.0.1:${(server.address() as AddressInfo).port}/token`, form, limits);
    t.is(answer.kind, 'unreachable');
    t.regex('reason' in answer ? answer.reason : '', says);
    while (open > 0) await sleep(5); // until the connection is closed
  });
}

test('an endpoint that is not there is unreachable, which says nothing of the token', async (t) => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  t.like(await askTokenEndpoint(`http://127.0.0.1:${port}/token`, form), { kind: 'unreachable', reason: 'the access token could not be fetched' });
});

async function* endless(delay: number): AsyncGenerator<string> {
  for (;;) {
    yield 'x'.repeat(delay === 0 ? 10_000 : 1);
    await sleep(delay);
  }
}
