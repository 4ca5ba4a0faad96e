// OAuth 2.0 against a token endpoint on loopback.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import test, { type ExecutionContext } from 'ava';
import type { Scope } from '../../../../core/kernel/plugin.ts';
import { createTokenSource } from '../../../../plugins/mailboxes/imap/access-token.ts';
import { accountsOf } from '../../../../plugins/mailboxes/imap/account.ts';
import { createHandClock, type HandClock } from '../../../support/hand-clock.ts';
import { plugin, start } from '../../../support/kernel.ts';

interface World {
  readonly token: () => Promise<string>;
  readonly asked: readonly URLSearchParams[];
  readonly clock: HandClock;
  readonly scope: Scope;
}

const { signal } = new AbortController();

async function world(t: ExecutionContext, provider: 'google' | 'microsoft', answers: readonly (readonly [status: number, body: unknown])[], secrets: Readonly<Record<string, string>> = { refreshToken: 'refresh-1' }): Promise<World> {
  const asked: URLSearchParams[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      asked.push(new URLSearchParams(body));
      const [status, answer] = answers[asked.length - 1] ?? [500, {}];
      response.writeHead(status, { 'content-type': 'application/json' }).end(typeof answer === 'string' ? answer : JSON.stringify(answer));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.teardown(() => void server.close());
  const { port } = server.address() as { readonly port: number };

  let scope: Scope | undefined;
  await start([plugin('mailbox-imap', (given) => void (scope = given))]);
  if (scope === undefined) throw new Error('the plugin was not loaded');
  for (const [name, value] of Object.entries(secrets)) await scope.secrets.set(name, value);
  const clock = createHandClock();
  const [account] = accountsOf({ host: 'imap.out.example', user: 'user@out.example', security: 'tls', auth: 'oauth2', provider, clientId: 'client-1', tokenUrl: `http://127.0.0.1:${port}/token`, folders: [], pollSeconds: 60, silenceSeconds: 90, accounts: {} });
  if (account === undefined) throw new Error('there is no account');
  const source = createTokenSource({ ...scope, clock, options: {} }, account);
  return { token: () => source(signal), asked, clock, scope };
}

test('a refresh token becomes an access token, which is used until a minute before its end', async (t) => {
  const { token, asked, clock } = await world(t, 'google', [[200, { access_token: 'access-1', expires_in: 3600 }], [200, { access_token: 'access-2', expires_in: 3600 }]], { refreshToken: 'refresh-1', clientSecret: 'secret-1' });
  t.is(await token(), 'access-1');
  await clock.advance(3539_000);
  t.is(await token(), 'access-1');
  await clock.advance(2000);
  t.is(await token(), 'access-2');
  t.deepEqual(Object.fromEntries(asked[0] ?? []), { grant_type: 'refresh_token', client_id: 'client-1', refresh_token: 'refresh-1', client_secret: 'secret-1' });
});

test('Microsoft is asked for mail, and the refresh token that it gives next is kept', async (t) => {
  const { token, asked, scope } = await world(t, 'microsoft', [[200, { access_token: 'access-1', expires_in: 3600, refresh_token: 'refresh-2' }]]);
  t.is(await token(), 'access-1');
  t.is(asked[0]?.get('scope'), 'https://outlook.office.com/IMAP.AccessAsUser.All offline_access');
  t.is(await scope.secrets.get('refreshToken'), 'refresh-2');
});

for (const { harm, status, body, code } of [
  { harm: 'a refresh token that was taken back', status: 400, body: { error: 'invalid_grant' }, code: 'mail_login_refused' },
  { harm: 'a client that is not known', status: 401, body: { error: 'invalid_client' }, code: 'mail_login_refused' },
  { harm: 'an answer without a token', status: 200, body: {}, code: 'mail_login_refused' },
  { harm: 'a token endpoint that is out of order', status: 503, body: '<html>', code: 'mail_unreachable' },
  { harm: 'a token endpoint that is asked too often', status: 429, body: {}, code: 'mail_unreachable' },
] as const) {
  test(`${harm} is told as ${code}, and asked again the next time`, async (t) => {
    const { token } = await world(t, 'google', [[status, body], [200, { access_token: 'access-2', expires_in: 3600 }]]);
    const thrown = await t.throwsAsync(token(), { code });
    t.notRegex(thrown?.message ?? '', /refresh-1/);
    t.is(await token(), 'access-2');
  });
}

test('without a refresh token nobody is asked', async (t) => {
  const { token, asked } = await world(t, 'google', [], {});
  await t.throwsAsync(token(), { code: 'mail_login_missing' });
  t.is(asked.length, 0);
});
