import type XOAuth2 from 'nodemailer/lib/xoauth2';
import type { SMTPConnectionAuth } from 'nodemailer/lib/smtp-connection';
import type { AccessTokens, Scope } from '../../../core/index.ts';
import type { Account } from './account.ts';

/** What to log in with, read anew for each connection, so that a password that was changed in setup counts at once. Undefined where no login is asked for. */
export type ReadLogin = (signal: AbortSignal) => Promise<SMTPConnectionAuth | undefined>;

/** Rejects with `mail_login_missing` when a secret is, and with `mail_login_refused` or `mail_unreachable` where no token is to be had. */
export function loginOf(account: Account, { secrets, accessTokens, fail }: Pick<Scope, 'secrets' | 'accessTokens' | 'fail'>): ReadLogin {
  const { user, login, host, name } = account;
  const secretName = (secret: string) => (name === null ? secret : `${secret}:${name}`);
  if (user === null) return async () => undefined;
  if (login === 'password') {
    return async () => {
      const password = await secrets.get(secretName('password'));
      if (password === undefined || password === '') return fail('mail_login_missing', { server: host, user, what: 'password', where: environmentName(secretName('password')) });
      return { user, credentials: { user, pass: password } };
    };
  }
  const { url, rights } = providers[account.provider ?? 'google'];
  const refreshed = {
    user,
    clientId: account.clientId ?? '',
    tokenUrl: account.tokenUrl ?? url,
    ...(rights === undefined ? {} : { rights }),
    refreshToken: secretName('refreshToken'),
    clientSecret: secretName('clientSecret'),
  };
  const tokens = accessTokens(login === 'editor' ? { provider: 'microsoft', user, server: host, ...(account.clientId === null ? {} : { clientId: account.clientId }) } : refreshed);
  return async (signal) => ({ type: 'OAUTH2', user, method: 'XOAUTH2', oauth2: await tokenLogin(user, tokens, signal) });
}

/** `password:work` → `SMTP_PASSWORD_WORK`: hosts read secrets from there as well. */
function environmentName(secret: string): string {
  return `SMTP_${secret.replaceAll(/[:-]/g, '_').toUpperCase()}`;
}

/** Where a provider gives access tokens, and what it calls sending mail, where a token is for less than all that was granted. */
const providers = {
  google: { url: 'https://oauth2.googleapis.com/token', rights: undefined },
  microsoft: { url: 'https://login.microsoftonline.com/common/oauth2/v2.0/token', rights: 'https://outlook.office.com/SMTP.Send offline_access' },
} as const;

/** A token is had before anybody connects; nodemailer asks for another when the server refuses that one, https://nodemailer.com/smtp/oauth2#token-provisioning. */
async function tokenLogin(user: string, tokens: AccessTokens, signal: AbortSignal): Promise<XOAuth2> {
  const accessToken = await tokens(signal);
  const { default: TokenSource } = await import('nodemailer/lib/xoauth2');
  return new TokenSource({
    user,
    accessToken,
    provisionCallback(_user, _renew, done) {
      tokens(signal, accessToken).then(
        (another) => done(null, another),
        // As its cause, since nodemailer puts a code of its own on the error that it gets.
        (cause: unknown) => done(new Error('no other access token is to be had', { cause })),
      );
    },
  });
}
