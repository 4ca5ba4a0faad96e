import test, { type ExecutionContext } from 'ava';
import { secretEnvironmentName } from '../../../../core/config/secret-environment-name.ts';
import { errorOf } from '../../../support/error-of.ts';
import { type SmtpStandIn, type SmtpStandInSettings, startSmtpStandIn } from '../../../support/smtp-stand-in.ts';
import { type LoadedSmtp, loadSmtp, outgoing, recordedRun } from '../../../support/smtp-transport.ts';
import { accessToken, rotating, startTokenEndpoint } from '../../../support/token-endpoint.ts';

async function signedIn(t: ExecutionContext, tokenUrl: string, login: SmtpStandInSettings['login'], options: Readonly<Record<string, unknown>> = {}): Promise<LoadedSmtp & { readonly server: SmtpStandIn }> {
  const server = await startSmtpStandIn({ ...(login === undefined ? {} : { login }), mechanisms: ['XOAUTH2', 'PLAIN'] });
  t.teardown(() => server.close());
  const loaded = await loadSmtp(t, {
    options: { port: server.port, user: 'nora@feldt.example', login: 'oauth2', provider: 'google', clientId: 'client-1', tokenUrl, ...options },
    secrets: { refreshToken: 'refresh-1', clientSecret: 'client-secret-1' },
  });
  return { ...loaded, server };
}

test('with OAuth 2 a token is had for the refresh token, used until it expires, and shared by all connections', async (t) => {
  const endpoint = await startTokenEndpoint(t, (_, count) => accessToken(`access-${count}`));
  const { server, transport } = await signedIn(t, endpoint.url, ({ secret }) => (secret.startsWith('access-') ? undefined : '535 5.7.8 No'));
  await transport.check?.(new AbortController().signal);
  const outcomes = await Promise.all([1, 2, 3].map((number) => transport.send(outgoing(number), recordedRun())));
  t.true(outcomes.every(({ kind }) => kind === 'accepted'));
  t.deepEqual(endpoint.asked, [{ client_id: 'client-1', client_secret: 'client-secret-1', refresh_token: 'refresh-1', grant_type: 'refresh_token' }]);
  t.true(server.logins.every(({ mechanism, user, secret }) => mechanism === 'XOAUTH2' && user === 'nora@feldt.example' && secret === 'access-1'));
});

test('a token that the server no longer takes is refreshed once, without anyone being asked', async (t) => {
  const endpoint = await startTokenEndpoint(t, (_, count) => accessToken(`access-${count}`));
  const { server, transport } = await signedIn(t, endpoint.url, ({ secret }) => (secret === 'access-1' ? '535 5.7.8 Expired' : undefined));
  t.is((await transport.send(outgoing(), recordedRun())).kind, 'accepted');
  t.deepEqual(server.logins.map(({ secret }) => secret), ['access-1', 'access-2']);
});

test('a refresh token that the provider replaces is stored with the secrets', async (t) => {
  const endpoint = await startTokenEndpoint(t, rotating());
  const { transport, secrets } = await signedIn(t, endpoint.url, () => undefined);
  t.is((await transport.send(outgoing(), recordedRun())).kind, 'accepted');
  t.is(await secrets.get('plugin/smtp/refreshToken'), 'refresh-2');
});

test('where the server refuses a token and no other is to be had for now, it is not the login that is called wrong', async (t) => {
  const endpoint = await startTokenEndpoint(t, (_, count) => (count === 1 ? accessToken('access-1') : { status: 503, body: '' }));
  const { transport } = await signedIn(t, endpoint.url, () => '535 5.7.8 Expired');
  t.is((await errorOf(() => transport.send(outgoing(), recordedRun()))).code, 'mail_unreachable');
});

test('with the login of the editor each connection has the token that the editor has, and nothing is stored', async (t) => {
  const server = await startSmtpStandIn({ login: ({ secret }) => (secret === 'access-of-editor' ? undefined : '535 5.7.8 No'), mechanisms: ['XOAUTH2'] });
  t.teardown(() => server.close());
  const asked: unknown[] = [];
  const { transport } = await loadSmtp(t, {
    options: { port: server.port, user: 'nora@feldt.example', login: 'editor', provider: 'microsoft' },
    signIns: { accessToken: async (login) => (asked.push(login), 'access-of-editor') },
  });
  t.is((await transport.send(outgoing(), recordedRun())).kind, 'accepted');
  t.deepEqual(asked, [{ provider: 'microsoft', user: 'nora@feldt.example', server: '127.0.0.1' }]);
});

test('without an editor nobody connects, and it is said what to do instead', async (t) => {
  const server = await startSmtpStandIn({ login: () => undefined, mechanisms: ['XOAUTH2'] });
  t.teardown(() => server.close());
  const { transport } = await loadSmtp(t, { options: { port: server.port, user: 'nora@feldt.example', login: 'editor', provider: 'microsoft' } });
  t.is((await errorOf(() => transport.send(outgoing(), recordedRun()))).code, 'mail_login_missing');
  t.deepEqual(server.seen, []);
});

test('Microsoft is asked for the right to send', async (t) => {
  const endpoint = await startTokenEndpoint(t, () => accessToken('access-1'));
  const { transport } = await signedIn(t, endpoint.url, () => undefined, { provider: 'microsoft' });
  t.is((await transport.send(outgoing(), recordedRun())).kind, 'accepted');
  t.regex(endpoint.asked[0]?.['scope'] ?? '', /SMTP\.Send/);
});

test('two programs that refresh at once both get in', async (t) => {
  const endpoint = await startTokenEndpoint(t, (_, count) => accessToken(`access-${count}`));
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
    const endpoint = await startTokenEndpoint(t, () => answer);
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

test('who has stored no secret is told which one is missing, and where it may stand', async (t) => {
  const server = await startSmtpStandIn({ login: () => undefined });
  t.teardown(() => server.close());
  const work = { host: '127.0.0.1', port: server.port, security: 'none', user: 'nora', login: 'oauth2', provider: 'google', clientId: 'client-1' };
  const { transport, kernel } = await loadSmtp(t, { options: { port: server.port, user: 'nora', accounts: { 'side-work': work } } });
  const errors = [await errorOf(() => transport.send(outgoing(), recordedRun())), await errorOf(() => kernel.transports.get('smtp:side-work').send(outgoing(), recordedRun()))];
  t.deepEqual(errors.map(({ code }) => code), ['mail_login_missing', 'mail_login_missing']);
  t.regex(errors[0]?.help ?? '', /SMTP_PASSWORD\./);
  t.regex(errors[1]?.help ?? '', /SMTP_REFRESH_TOKEN_SIDE_WORK\./);
  t.is(secretEnvironmentName('plugin/smtp/password'), 'SMTP_PASSWORD');
  t.is(secretEnvironmentName('plugin/smtp/refreshToken:side-work'), 'SMTP_REFRESH_TOKEN_SIDE_WORK');
  t.deepEqual(server.seen, []);
});
