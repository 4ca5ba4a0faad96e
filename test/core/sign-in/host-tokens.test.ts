import test from 'ava';
import type { HostLogin } from '../../../core/contracts/access-tokens.ts';
import { mask, masked } from '../../../core/mask.ts';
import { hostTokens } from '../../../core/sign-in/host-tokens.ts';
import { errorOf } from '../../support/error-of.ts';

const { signal } = new AbortController();
const login: HostLogin = { provider: 'microsoft', user: 'nora@feldt.example', server: 'smtp.feldt.example' };
const options = { user: 'nora@feldt.example', login: 'editor' };
const giving = (...tokens: readonly (string | undefined)[]) => {
  const left = [...tokens];
  return { accessToken: async () => left.shift() };
};

test('each login has the token that the host has then', async (t) => {
  const tokens = hostTokens(login, 'smtp', { options, signIns: giving('access-1', 'access-2') });
  t.deepEqual([await tokens(signal), await tokens(signal)], ['access-1', 'access-2']);
});

test('a token of the host is hidden in every line', async (t) => {
  const token = await hostTokens(login, 'smtp', { options, signIns: giving('canary-of-host-token') })(signal);
  t.is(mask(`it is ${token}`), `it is ${masked}`);
});

test('in a program without sign-ins it is said where there are, and what else there is', async (t) => {
  const error = await errorOf(() => hostTokens(login, 'smtp', { options, signIns: undefined })(signal));
  t.is(error.code, 'mail_login_missing');
  t.regex(error.help, /kept by VS Code: send and read there, or choose a password or a refresh token .* "outreach setup"/);
});

test('who is no longer signed in is told to sign in anew', async (t) => {
  const error = await errorOf(() => hostTokens(login, 'smtp', { options, signIns: giving(undefined) })(signal));
  t.is(error.code, 'mail_login_missing');
  t.regex(error.help, /Sign in anew/);
});

test('a token that the server refuses is not given again where the host has no other', async (t) => {
  const tokens = hostTokens(login, 'smtp', { options, signIns: giving('access-1', 'access-2') });
  t.is(await tokens(signal, 'access-0'), 'access-1');
  const error = await errorOf(() => tokens(signal, 'access-2'));
  t.is(error.code, 'mail_login_refused');
  t.notRegex(`${error.message} ${error.help}`, /access-2/);
});

for (const [title, chosen] of [
  ['whose options say nothing', undefined],
  ['that logs in with a password', { user: 'nora@feldt.example', login: 'password' }],
  ['that logs in as somebody else', { user: 'other@feldt.example', login: 'editor' }],
] as const) {
  test(`a plugin ${title} gets no token, and the host is not asked`, async (t) => {
    let asked = 0;
    const error = await errorOf(() => hostTokens(login, 'stranger', { options: chosen, signIns: { accessToken: async () => `access-${++asked}` } })(signal));
    t.is(error.code, 'mail_login_missing');
    t.is(asked, 0);
  });
}

test('a further account, and a mailbox, are chosen by their own options', async (t) => {
  t.is(await hostTokens(login, 'smtp', { options: { login: 'password', accounts: { work: options } }, signIns: giving('access-1') })(signal), 'access-1');
  t.is(await hostTokens(login, 'mailbox-imap', { options: { user: 'nora@feldt.example', auth: 'editor' }, signIns: giving('access-1') })(signal), 'access-1');
});
