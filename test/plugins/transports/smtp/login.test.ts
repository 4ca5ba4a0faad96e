import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import test, { type ExecutionContext } from 'ava';
import { errorOf } from '../../../support/error-of.ts';
import { type SmtpStandIn, type SmtpStandInSettings, startSmtpStandIn } from '../../../support/smtp-stand-in.ts';
import { loadSmtp, outgoing, recordedRun } from '../../../support/smtp-transport.ts';

interface TokenEndpoint {
  readonly url: string;
  /** What was asked, as forms. */
  readonly asked: readonly Readonly<Record<string, string>>[];
}

async function tokenEndpoint(t: ExecutionContext, answer: (count: number) => { readonly status?: number; readonly body: string }): Promise<TokenEndpoint> {
  const asked: Record<string, string>[] = [];
  const server = createServer((request, response) => {
    let form = '';
    request.on('data', (chunk: Buffer) => (form += chunk.toString()));
    request.on('end', () => {
      asked.push(Object.fromEntries(new URLSearchParams(form)));
      const { status = 200, body } = answer(asked.length);
      response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`, asked };
}

const token = (name: string, expires = 3600) => ({ body: JSON.stringify({ access_token: name, expires_in: expires, token_type: 'Bearer' }) });

async function signedIn(t: ExecutionContext, tokenUrl: string, login: SmtpStandInSettings['login'], options: Readonly<Record<string, unknown>> = {}): Promise<{ readonly server: SmtpStandIn; readonly transport: Awaited<ReturnType<typeof loadSmtp>>['transport'] }> {
  const server = await startSmtpStandIn({ ...(login === undefined ? {} : { login }), mechanisms: ['XOAUTH2', 'PLAIN'] });
  t.teardown(() => server.close());
  const { transport } = await loadSmtp(t, {
    options: { port: server.port, user: 'nora@feldt.example', login: 'oauth2', provider: 'google', clientId: 'client-1', tokenUrl, ...options },
    secrets: { refreshToken: 'refresh-1', clientSecret: 'client-secret-1' },
  });
  return { server, transport };
}

test('with OAuth 2 a token is had for the refresh token, used until it expires, and shared by all connections', async (t) => {
  const endpoint = await tokenEndpoint(t, (count) => token(`access-${count}`));
  const { server, transport } = await signedIn(t, endpoint.url, ({ secret }) => (secret.startsWith('access-') ? undefined : '535 5.7.8 No'));
  await transport.check?.(new AbortController().signal);
  const outcomes = await Promise.all([1, 2, 3].map((number) => transport.send(outgoing(number), recordedRun())));
  t.true(outcomes.every(({ kind }) => kind === 'accepted'));
  t.deepEqual(endpoint.asked, [{ client_id: 'client-1', client_secret: 'client-secret-1', refresh_token: 'refresh-1', grant_type: 'refresh_token' }]);
  t.true(server.logins.every(({ mechanism, user, secret }) => mechanism === 'XOAUTH2' && user === 'nora@feldt.example' && secret === 'access-1'));
});

test('a token that the server no longer takes is refreshed once, without anyone being asked', async (t) => {
  const endpoint = await tokenEndpoint(t, (count) => token(`access-${count}`));
  const { server, transport } = await signedIn(t, endpoint.url, ({ secret }) => (secret === 'access-1' ? '535 5.7.8 Expired' : undefined));
  t.is((await transport.send(outgoing(), recordedRun())).kind, 'accepted');
  t.deepEqual(server.logins.map(({ secret }) => secret), ['access-1', 'access-2']);
});

test('Microsoft is asked for the right to send', async (t) => {
  const endpoint = await tokenEndpoint(t, () => token('access-1'));
  const { transport } = await signedIn(t, endpoint.url, () => undefined, { provider: 'microsoft' });
  t.is((await transport.send(outgoing(), recordedRun())).kind, 'accepted');
  t.regex(endpoint.asked[0]?.['scope'] ?? '', /SMTP\.Send/);
});

test('two programs that refresh at once both get in', async (t) => {
  const endpoint = await tokenEndpoint(t, (count) => token(`access-${count}`));
  const valid = ({ secret }: { readonly secret: string }) => (/^access-\d$/.test(secret) ? undefined : '535 5.7.8 No');
  const [one, other] = await Promise.all([signedIn(t, endpoint.url, valid), signedIn(t, endpoint.url, valid)]);
  const outcomes = await Promise.all([one, other].map(({ transport }) => transport.send(outgoing(), recordedRun())));
  t.deepEqual(outcomes.map(({ kind }) => kind), ['accepted', 'accepted']);
  t.is(endpoint.asked.length, 2);
});

const refusals: readonly (readonly [what: string, answer: { readonly status?: number; readonly body: string }, code: string])[] = [
  ['was withdrawn', { status: 400, body: '{"error":"invalid_grant","error_description":"Token has been expired or revoked."}' }, 'mail_login_refused'],
  ['belongs to another client', { status: 401, body: '{"error":"invalid_client"}' }, 'mail_login_refused'],
  ['cannot be used because the provider is down', { status: 503, body: '<html>Service Unavailable</html>' }, 'mail_unreachable'],
];

for (const [what, answer, code] of refusals) {
  test(`a refresh token that ${what} ends as ${code}, and nothing was sent`, async (t) => {
    const endpoint = await tokenEndpoint(t, () => answer);
    const { server, transport } = await signedIn(t, endpoint.url, () => undefined);
    const error = await errorOf(() => transport.send(outgoing(), recordedRun()));
    t.is(error.code, code as never);
    t.false(/refresh-1|client-secret-1/.test(`${error.message} ${error.help}`));
    t.deepEqual([server.logins, server.stored], [[], []]);
  });
}

test('a provider that is not there is unreachable', async (t) => {
  const closed = await startSmtpStandIn();
  await closed.close();
  const { transport } = await signedIn(t, `http://127.0.0.1:${closed.port}/token`, () => undefined);
  t.is((await errorOf(() => transport.send(outgoing(), recordedRun()))).code, 'mail_unreachable');
});

test('each account has secrets of its own, by its name', async (t) => {
  const server = await startSmtpStandIn({ login: ({ user, secret }) => (secret === `password of ${user}` ? undefined : '535 5.7.8 No') });
  t.teardown(() => server.close());
  const { transport, kernel } = await loadSmtp(t, {
    options: { port: server.port, user: 'nora', accounts: { work: { host: '127.0.0.1', port: server.port, security: 'none', user: 'nora-at-work' } } },
    secrets: { password: 'password of nora', 'password:work': 'password of nora-at-work' },
  });
  t.is((await transport.send(outgoing(1), recordedRun())).kind, 'accepted');
  t.is((await kernel.transports.get('smtp:work').send(outgoing(2), recordedRun())).kind, 'accepted');
  t.deepEqual(server.logins.map(({ user }) => user), ['nora', 'nora-at-work']);
  t.deepEqual(kernel.transports.ids(), ['smtp', 'smtp:work']);
});
