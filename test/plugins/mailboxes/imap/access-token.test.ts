import test, { type ExecutionContext } from 'ava';
import type { Scope } from '../../../../core/kernel/plugin.ts';
import { accessTokensOf } from '../../../../plugins/mailboxes/imap/access-token.ts';
import { type AccountOptions, accountsOf } from '../../../../plugins/mailboxes/imap/account.ts';
import { plugin, start } from '../../../support/kernel.ts';
import { rotating, startTokenEndpoint } from '../../../support/token-endpoint.ts';

const { signal } = new AbortController();

async function world(t: ExecutionContext, more: Partial<AccountOptions>) {
  const endpoint = await startTokenEndpoint(t, rotating());
  let scope: Scope | undefined;
  await start([plugin('mailbox-imap', (given) => void (scope = given))]);
  if (scope === undefined) throw new Error('the plugin was not loaded');
  const work: AccountOptions = { host: 'imap.out.example', user: 'user@out.example', security: 'tls', auth: 'oauth2', tokenUrl: endpoint.url, folders: [], pollSeconds: 60, silenceSeconds: 90, ...more };
  const [account] = accountsOf({ security: 'tls', auth: 'password', folders: [], pollSeconds: 60, silenceSeconds: 90, accounts: { work } });
  if (account === undefined) throw new Error('there is no account');
  await scope.secrets.set('refreshToken:work', 'refresh-1');
  return { endpoint, scope, tokens: accessTokensOf(scope, account) };
}

test('Microsoft is asked for the right to read, and the refresh token that it gives next is kept for this account', async (t) => {
  const { tokens, endpoint, scope } = await world(t, { provider: 'microsoft', clientId: 'client-1' });
  t.is(await tokens(signal), 'access-1');
  t.is(endpoint.asked[0]?.['scope'], 'https://outlook.office.com/IMAP.AccessAsUser.All offline_access');
  t.is(await scope.secrets.get('refreshToken:work'), 'refresh-2');
});

test('Google is asked for all that was granted', async (t) => {
  const { tokens, endpoint } = await world(t, { provider: 'google', clientId: 'client-1' });
  await tokens(signal);
  t.deepEqual(endpoint.asked, [{ grant_type: 'refresh_token', client_id: 'client-1', refresh_token: 'refresh-1' }]);
});

test('with the login of the editor no token endpoint is asked, and a program that is no editor says what to do instead', async (t) => {
  const { tokens, endpoint } = await world(t, { provider: 'microsoft', auth: 'editor' });
  await t.throwsAsync(tokens(signal), { code: 'mail_login_missing' });
  t.is(endpoint.asked.length, 0);
});

test('without the id of a client nobody is asked', async (t) => {
  const { tokens, endpoint } = await world(t, { provider: 'google' });
  await t.throwsAsync(tokens(signal), { code: 'mail_login_missing', message: /client id/ });
  t.is(endpoint.asked.length, 0);
});
