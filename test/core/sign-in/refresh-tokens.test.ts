import test, { type ExecutionContext } from 'ava';
import type { AccessTokens } from '../../../core/contracts/access-tokens.ts';
import type { Secrets } from '../../../core/contracts/ports.ts';
import { createLog } from '../../../core/log.ts';
import { mask, masked } from '../../../core/mask.ts';
import { createTokenRefresher } from '../../../core/sign-in/refresh-tokens.ts';
import { fakePorts } from '../../../core/testing/fake-ports.ts';
import { errorOf } from '../../support/error-of.ts';
import { createHandClock } from '../../support/hand-clock.ts';
import { accessToken, rotating, startTokenEndpoint, type TokenForm, type TokenReply } from '../../support/token-endpoint.ts';

const { signal } = new AbortController();
const smtpSecret = 'plugin/smtp/refreshToken';
const imapSecret = 'plugin/mailbox-imap/refreshToken';

/** A provider, and a place for secrets, on which programs can be started one after the other or side by side. */
async function world(t: ExecutionContext, answer: (form: TokenForm, count: number) => TokenReply | Promise<TokenReply>, stored: Readonly<Record<string, string>> = { [smtpSecret]: 'refresh-1', [imapSecret]: 'refresh-1' }) {
  const endpoint = await startTokenEndpoint(t, answer);
  const { secrets } = fakePorts();
  for (const [name, value] of Object.entries(stored)) await secrets.set(name, value);
  const clock = createHandClock();
  const lines: string[] = [];

  function start(own: Secrets = secrets): { readonly smtp: AccessTokens; readonly imap: AccessTokens } {
    const refresher = createTokenRefresher(clock);
    const tokensOf = (plugin: string) => {
      const secretName = (name: string) => `plugin/${plugin}/${name}`;
      const log = createLog({ sink: { write: ({ message }) => void lines.push(message) }, clock, source: plugin });
      return refresher(
        { user: 'nora@feldt.example', tokenUrl: endpoint.url, clientId: 'client-1', ...(plugin === 'smtp' ? {} : { rights: 'read' }), refreshToken: 'refreshToken', clientSecret: 'clientSecret' },
        { plugin, log, secretName, secrets: { get: (name) => own.get(secretName(name)), set: (name, value) => own.set(secretName(name), value) } },
      );
    };
    return { smtp: tokensOf('smtp'), imap: tokensOf('mailbox-imap') };
  }

  return { endpoint, secrets, clock, lines, start };
}

test('a refresh token becomes an access token, which is used until a minute before its end', async (t) => {
  const { endpoint, clock, start } = await world(t, (_, count) => accessToken(`access-${count}`), { [smtpSecret]: 'refresh-1', 'plugin/smtp/clientSecret': 'secret-1' });
  const { smtp } = start();
  t.is(await smtp(signal), 'access-1');
  await clock.advance(3539_000);
  t.is(await smtp(signal), 'access-1');
  await clock.advance(2000);
  t.is(await smtp(signal), 'access-2');
  t.deepEqual(endpoint.asked[0], { grant_type: 'refresh_token', client_id: 'client-1', refresh_token: 'refresh-1', client_secret: 'secret-1' });
});

test('a refresh token that the provider replaces is stored, so that the next start still gets in', async (t) => {
  const { secrets, start } = await world(t, rotating());
  t.is(await start().smtp(signal), 'access-1');
  t.is(await secrets.get(smtpSecret), 'refresh-2');
  t.is(await start().smtp(signal), 'access-2');
});

test('sending and reading that share an account refresh one after the other, and neither is locked out, now or at the next start', async (t) => {
  const { endpoint, secrets, start } = await world(t, rotating());
  const first = start();
  t.deepEqual(await Promise.all([first.smtp(signal), first.imap(signal), first.smtp(signal)]), ['access-1', 'access-2', 'access-1']);
  t.deepEqual(endpoint.asked.map(({ refresh_token: token, scope }) => [token, scope]), [['refresh-1', undefined], ['refresh-2', 'read']]);
  t.deepEqual([await secrets.get(smtpSecret), await secrets.get(imapSecret)], ['refresh-3', 'refresh-3']);
  t.is(await start().imap(signal), 'access-3');
  t.is(await start().smtp(signal), 'access-4');
});

test('the token of another account stays as it is', async (t) => {
  const { secrets, start } = await world(t, rotating(), { [smtpSecret]: 'refresh-1', [imapSecret]: 'somebody else' });
  await start().smtp(signal);
  t.is(await secrets.get(imapSecret), 'somebody else');
});

test('who comes with a token that another program has just used takes the one that it has stored', async (t) => {
  const answer = rotating();
  const { secrets, start } = await world(t, async (form, count) => {
    if (count === 1) {
      answer({ refresh_token: 'refresh-1' });
      await secrets.set(smtpSecret, 'refresh-2');
    }
    return answer(form);
  });
  t.is(await start().smtp(signal), 'access-2');
  t.is(await secrets.get(smtpSecret), 'refresh-3');
});

test('an access token is not used before the refresh token that came with it is stored', async (t) => {
  const { secrets, start } = await world(t, rotating());
  let isFull = true;
  const { smtp } = start({ ...secrets, set: async (name, value) => (isFull ? Promise.reject(new Error('the disk is full')) : secrets.set(name, value)) });
  await t.throwsAsync(smtp(signal), { message: 'the disk is full' });
  isFull = false;
  t.is(await smtp(signal), 'access-2');
  t.deepEqual([await secrets.get(smtpSecret), await secrets.get(imapSecret)], ['refresh-3', 'refresh-3']);
});

test('a refresh token given in setup while another is refreshed is not overwritten', async (t) => {
  const answer = rotating();
  const { secrets, start } = await world(t, async (form) => {
    await secrets.set(smtpSecret, 'given-in-setup');
    return answer(form);
  });
  t.is(await start().smtp(signal), 'access-1');
  t.is(await secrets.get(smtpSecret), 'given-in-setup');
});

test('who stops waiting does so at once, and the refresh token that comes after that is kept', async (t) => {
  const answer = rotating();
  const { promise: mayAnswer, resolve: goOn } = Promise.withResolvers<void>();
  const stopping = new AbortController();
  const { secrets, start } = await world(t, async (form) => {
    stopping.abort(new Error('enough'));
    await mayAnswer;
    return answer(form);
  });
  const { smtp } = start();
  await t.throwsAsync(smtp(stopping.signal), { message: 'enough' });
  goOn();
  t.is(await smtp(signal), 'access-1');
  t.is(await secrets.get(smtpSecret), 'refresh-2');
});

test('a token that a server refuses is not given again, and several who were refused share the next', async (t) => {
  const { endpoint, start } = await world(t, (_, count) => accessToken(`access-${count}`));
  const { smtp } = start();
  const refused = await smtp(signal);
  t.deepEqual(await Promise.all([smtp(signal, refused), smtp(signal, refused)]), ['access-2', 'access-2']);
  t.is(endpoint.asked.length, 2);
});

test('where the environment holds a token that was replaced, the program goes on and says so once', async (t) => {
  const { secrets, clock, lines, start } = await world(t, rotating(), {});
  const { smtp } = start({ ...secrets, get: async (name) => (name === smtpSecret ? 'refresh-1' : secrets.get(name)) });
  t.is(await smtp(signal), 'access-1');
  await clock.advance(3600_000);
  t.is(await smtp(signal), 'access-2');
  t.is(lines.length, 1);
  t.regex(lines[0] ?? '', /SMTP_REFRESH_TOKEN was replaced/);
  t.notRegex(lines[0] ?? '', /refresh-\d/);
  t.is(await secrets.get(smtpSecret), 'refresh-3');
});

test('an access token is hidden in every line', async (t) => {
  const { start } = await world(t, () => accessToken('canary-of-access-4711'));
  t.is(mask(`it is ${await start().smtp(signal)}`), `it is ${masked}`);
});

for (const { harm, status, body, code } of [
  { harm: 'a refresh token that was taken back', status: 400, body: { error: 'invalid_grant' }, code: 'mail_login_refused' },
  { harm: 'a client that is not known', status: 401, body: { error: 'invalid_client' }, code: 'mail_login_refused' },
  { harm: 'an answer without a token', status: 200, body: {}, code: 'mail_login_refused' },
  { harm: 'a token endpoint that is out of order', status: 503, body: '<html>', code: 'mail_unreachable' },
  { harm: 'a token endpoint that is asked too often', status: 429, body: {}, code: 'mail_unreachable' },
] as const) {
  test(`${harm} is told as ${code}, and asked again the next time`, async (t) => {
    const { start } = await world(t, (_, count) => (count === 1 ? { status, body } : accessToken('access-2')));
    const { smtp } = start();
    const error = await errorOf(() => smtp(signal));
    t.is(error.code, code);
    t.notRegex(`${error.message} ${error.help}`, /refresh-1/);
    t.is(await smtp(signal), 'access-2');
  });
}

test('without a refresh token nobody is asked, and it is said which is missing', async (t) => {
  const { endpoint, start } = await world(t, () => accessToken('access-1'), {});
  const error = await errorOf(() => start().imap(signal));
  t.is(error.code, 'mail_login_missing');
  t.regex(error.help, /IMAP_REFRESH_TOKEN\./);
  t.is(endpoint.asked.length, 0);
});
