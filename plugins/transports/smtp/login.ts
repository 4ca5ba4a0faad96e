import type XOAuth2 from 'nodemailer/lib/xoauth2';
import type { SMTPConnectionAuth } from 'nodemailer/lib/smtp-connection';
import type { Scope } from '../../../core/index.ts';
import type { Account } from './account.ts';

/** What to log in with, read anew for each connection, so that a password that was changed in setup counts at once. Undefined where no login is asked for. */
export type ReadLogin = () => Promise<SMTPConnectionAuth | undefined>;

/** Rejects with `mail_login_missing` when a secret is. Tokens are refreshed by nodemailer; two programs that do so at once both have a valid one. */
export function loginOf(account: Account, { secrets, fail }: Pick<Scope, 'secrets' | 'fail'>): ReadLogin {
  const secretName = (name: string) => (account.name === null ? name : `${name}:${account.name}`);
  let tokens: { readonly refreshToken: string; readonly source: XOAuth2 } | undefined;

  return async () => {
    const { user, login, host } = account;
    if (user === null) return undefined;
    const secret = async (name: keyof typeof secretWords) => {
      const value = await secrets.get(secretName(name));
      return value === undefined || value === '' ? fail('mail_login_missing', { server: host, user, what: secretWords[name], where: environmentName(secretName(name)) }) : value;
    };
    if (login === 'password') return { user, credentials: { user, pass: await secret('password') } };
    const refreshToken = await secret('refreshToken');
    if (tokens?.refreshToken !== refreshToken) tokens = { refreshToken, source: await tokenSource(account, refreshToken, await secrets.get(secretName('clientSecret'))) };
    return { type: 'OAUTH2', user, method: 'XOAUTH2', oauth2: tokens.source };
  };
}

const secretWords = { password: 'password', refreshToken: 'OAuth 2 refresh token' } as const;

/** `password:work` → `SMTP_PASSWORD_WORK`: hosts read secrets from there as well. */
function environmentName(secret: string): string {
  return `SMTP_${secret.replaceAll(/([a-z])([A-Z])/g, '$1_$2').replaceAll(/[:-]/g, '_').toUpperCase()}`;
}

const tokenUrls = {
  google: 'https://oauth2.googleapis.com/token',
  microsoft: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
} as const;

async function tokenSource({ user, clientId, provider, tokenUrl }: Account, refreshToken: string, clientSecret: string | undefined): Promise<XOAuth2> {
  const { default: TokenSource } = await import('nodemailer/lib/xoauth2');
  return new TokenSource({
    user: user ?? '',
    clientId: clientId ?? '',
    ...(clientSecret === undefined ? {} : { clientSecret }),
    refreshToken,
    accessUrl: tokenUrl ?? tokenUrls[provider ?? 'google'],
    // RFC 6749 section 6; Microsoft wants it said which of the granted rights the token is for.
    ...(provider === 'microsoft' ? { customParams: { scope: 'https://outlook.office.com/SMTP.Send offline_access' } } : {}),
  });
}
