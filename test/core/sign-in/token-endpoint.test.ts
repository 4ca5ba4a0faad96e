import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
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

test('an endpoint that is not there is unreachable, which says nothing of the token', async (t) => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  t.like(await askTokenEndpoint(`http://127.0.0.1:${port}/token`, form), { kind: 'unreachable', reason: 'the access token could not be fetched' });
});
