// OAuth 2.0: a refresh token becomes an access token, RFC 6749 section 6.
import type { Scope } from '../../../core/index.ts';
import type { Account } from './account.ts';

/** Where a provider gives access tokens, and what for. */
const providers = {
  google: { url: 'https://oauth2.googleapis.com/token', scope: undefined },
  microsoft: { url: 'https://login.microsoftonline.com/common/oauth2/v2.0/token', scope: 'https://outlook.office.com/IMAP.AccessAsUser.All offline_access' },
} as const;

/** Seconds before its end from which on a token is no longer used. */
const margin = 60;
const answerSeconds = 30;

interface Grant {
  readonly token: string;
  /** Milliseconds since 1970, UTC. */
  readonly until: number;
}

/** Answers with an access token that is good for a minute at least. Rejects with `mail_login_missing`, `mail_login_refused` or `mail_unreachable`. */
export function createTokenSource(scope: Scope<unknown>, account: Account): (signal: AbortSignal) => Promise<string> {
  let grant: Grant | undefined;
  return async (signal) => {
    if (grant === undefined || grant.until <= scope.clock.now()) grant = await ask(scope, account, signal);
    return grant.token;
  };
}

async function ask(scope: Scope<unknown>, account: Account, signal: AbortSignal): Promise<Grant> {
  const { url, scope: wanted } = providers[account.provider ?? 'google'];
  const server = new URL(account.tokenUrl ?? url).host;
  const refreshToken = await scope.secrets.get(account.secretName('refreshToken'));
  if (refreshToken === undefined || account.clientId === undefined) {
    return scope.fail('mail_login_missing', { server, user: account.user, what: refreshToken === undefined ? 'refresh token' : 'client id', where: refreshToken === undefined ? `the secret ${account.secretName('refreshToken')}` : 'plugins.mailbox-imap.clientId' });
  }
  const clientSecret = await scope.secrets.get(account.secretName('clientSecret'));
  const form = new URLSearchParams({ grant_type: 'refresh_token', client_id: account.clientId, refresh_token: refreshToken });
  if (clientSecret !== undefined) form.set('client_secret', clientSecret);
  if (wanted !== undefined) form.set('scope', wanted);

  const { status, answer } = await post(scope, server, account.tokenUrl ?? url, form, signal);
  const { access_token: token, expires_in: seconds, refresh_token: next, error } = answer;
  if (typeof token === 'string' && token !== '') {
    // Microsoft gives a new one each time, and the old one ends.
    if (typeof next === 'string' && next !== '' && next !== refreshToken) await scope.secrets.set(account.secretName('refreshToken'), next);
    return { token, until: scope.clock.now() + ((typeof seconds === 'number' ? seconds : 3600) - margin) * 1000 };
  }
  const reason = typeof error === 'string' ? error.slice(0, 100) : `status ${status}`;
  if (status >= 500 || status === 429) return scope.fail('mail_unreachable', { server, reason });
  return scope.fail('mail_login_refused', { server, user: account.user, reason, advice: 'Sign in anew.' });
}

type Answer = Readonly<Record<string, unknown>>;

async function post(scope: Scope<unknown>, server: string, url: string, body: URLSearchParams, signal: AbortSignal): Promise<{ readonly status: number; readonly answer: Answer }> {
  try {
    const response = await fetch(url, { method: 'POST', body, redirect: 'error', signal: AbortSignal.any([signal, AbortSignal.timeout(answerSeconds * 1000)]) });
    const answer: unknown = await response.json().catch(() => undefined); // no JSON: the status says what there is to say
    return { status: response.status, answer: typeof answer === 'object' && answer !== null ? (answer as Answer) : {} };
  } catch (cause) {
    signal.throwIfAborted();
    return scope.fail('mail_unreachable', { server, reason: 'the access token could not be fetched' }, { cause });
  }
}
