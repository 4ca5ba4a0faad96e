// OAuth 2.0: which tokens an account logs in with.
import type { AccessTokens, Scope } from '../../../core/index.ts';
import type { Account } from './account.ts';

/** Where a provider gives access tokens, and what it calls reading mail, where a token is for less than all that was granted. */
const providers = {
  google: { url: 'https://oauth2.googleapis.com/token', rights: undefined },
  microsoft: { url: 'https://login.microsoftonline.com/common/oauth2/v2.0/token', rights: 'https://outlook.office.com/IMAP.AccessAsUser.All offline_access' },
} as const;

/** Rejects with `mail_login_missing`, `mail_login_refused` or `mail_unreachable`. */
export function accessTokensOf(scope: Scope<unknown>, { host, user, auth, clientId, provider = 'google', tokenUrl, secretName }: Account): AccessTokens {
  if (auth === 'editor') return scope.accessTokens({ provider: 'microsoft', user, server: host, ...(clientId === undefined ? {} : { clientId }) });
  const { url, rights } = providers[provider];
  if (clientId === undefined) return async () => scope.fail('mail_login_missing', { server: new URL(tokenUrl ?? url).host, user, what: 'client id', where: 'plugins.mailbox-imap.clientId' });
  return scope.accessTokens({ user, clientId, tokenUrl: tokenUrl ?? url, ...(rights === undefined ? {} : { rights }), refreshToken: secretName('refreshToken'), clientSecret: secretName('clientSecret') });
}
