// Refresh tokens become access tokens, RFC 6749 section 6, in one place for all plugins: a provider may give another refresh token with each answer and take back the one
// before, and whoever else still held that one would be locked out.
import { secretEnvironmentName } from '../config/secret-environment-name.ts';
import type { AccessTokens, RefreshedLogin } from '../contracts/access-tokens.ts';
import type { Clock } from '../contracts/ports.ts';
import { createError } from '../errors.ts';
import type { TokenHolder } from '../kernel/kernel.ts';
import { rememberSecret } from '../mask.ts';
import { orAborted } from '../model/or-aborted.ts';
import { askTokenEndpoint } from './token-endpoint.ts';

/** All that log in as one client of one provider, one refresh at a time. */
interface Client {
  readonly logins: { readonly login: RefreshedLogin; readonly holder: TokenHolder }[];
  /** Which refresh token came in the place of which, since the program began. */
  readonly successors: Map<string, string>;
  readonly warned: Set<string>;
  turn: Promise<unknown>;
}

interface Grant {
  readonly token: string;
  /** Milliseconds since 1970, UTC. */
  readonly until: number;
}

/** Seconds before its end from which on a token is no longer used. */
const margin = 60;

export function createTokenRefresher(clock: Clock): (login: RefreshedLogin, holder: TokenHolder) => AccessTokens {
  const clients = new Map<string, Client>();

  function clientOf({ tokenUrl, clientId }: RefreshedLogin): Client {
    const key = JSON.stringify([tokenUrl, clientId]);
    const client = clients.get(key) ?? { logins: [], successors: new Map(), warned: new Set(), turn: Promise.resolve() };
    clients.set(key, client);
    return client;
  }

  async function refresh(login: RefreshedLogin, holder: TokenHolder, client: Client): Promise<Grant> {
    const server = new URL(login.tokenUrl).host;
    const { user } = login;
    const context = { plugin: holder.plugin };
    const tried = new Set<string>();
    for (;;) {
      const given = await holder.secrets.get(login.refreshToken);
      if (given === undefined || given === '') throw createError('mail_login_missing', { server, user, what: 'OAuth 2 refresh token', where: environmentName(login, holder) }, context);
      const refreshToken = newest(client, given);
      tried.add(refreshToken);
      const answer = await askTokenEndpoint(login.tokenUrl, await formOf(login, holder, refreshToken));
      if (answer.kind === 'granted') {
        rememberSecret(answer.accessToken);
        const latest = answer.refreshToken ?? refreshToken;
        if (latest !== refreshToken) follow(client, refreshToken, latest);
        if (latest !== given) await keep(client, latest);
        return { token: answer.accessToken, until: clock.now() + (answer.seconds - margin) * 1000 };
      }
      if (answer.kind === 'unreachable') throw createError('mail_unreachable', { server, reason: answer.reason }, { ...context, cause: answer.cause });
      // Another program, or another window, may have refreshed at the same time: what it was given lies where the old one lay.
      const now = await holder.secrets.get(login.refreshToken);
      if (now === undefined || tried.has(newest(client, now))) throw createError('mail_login_refused', { server, user, reason: answer.reason, advice: 'Sign in anew.' }, context);
    }
  }

  return (login, holder) => {
    const client = clientOf(login);
    client.logins.push({ login, holder });
    let grant: Grant | undefined;
    const known = (refused?: string) => (grant !== undefined && grant.token !== refused && grant.until > clock.now() ? grant.token : undefined);
    return async (signal, refused) => {
      const token = known(refused);
      if (token !== undefined) return token;
      const turn = client.turn.then(async () => {
        signal.throwIfAborted();
        const meanwhile = known(refused);
        if (meanwhile !== undefined) return meanwhile;
        grant = await refresh(login, holder, client);
        return grant.token;
      });
      client.turn = turn.catch(() => undefined); // whoever asked hears of it; the next has a turn all the same
      return orAborted(turn, signal);
    };
  };
}

async function formOf({ clientId, clientSecret, rights }: RefreshedLogin, { secrets }: TokenHolder, refreshToken: string): Promise<Readonly<Record<string, string>>> {
  const secret = await secrets.get(clientSecret);
  return {
    grant_type: 'refresh_token',
    client_id: clientId,
    refresh_token: refreshToken,
    ...(secret === undefined || secret === '' ? {} : { client_secret: secret }),
    ...(rights === undefined ? {} : { scope: rights }),
  };
}

function newest(client: Client, refreshToken: string): string {
  const next = client.successors.get(refreshToken);
  return next === undefined ? refreshToken : newest(client, next);
}

function follow({ successors }: Client, before: string, latest: string): void {
  successors.delete(latest); // a provider that gives an earlier one again must not lead in a circle
  successors.set(before, latest);
}

/** Wherever an earlier one lies the latest is put in its place; one that was given in setup meanwhile stays. */
async function keep(client: Client, latest: string): Promise<void> {
  for (const { login, holder } of client.logins) {
    const { secrets, log } = holder;
    const stored = await secrets.get(login.refreshToken);
    if (stored === undefined || stored === latest || newest(client, stored) !== latest) continue;
    await secrets.set(login.refreshToken, latest);
    const name = environmentName(login, holder);
    if (client.warned.has(name) || (await secrets.get(login.refreshToken)) === latest) continue;
    client.warned.add(name);
    log.warn(`The refresh token in ${name} was replaced by ${new URL(login.tokenUrl).host}. The new one is stored, but the environment wins over it: take ${name} out of there, or the next start may be refused.`);
  }
}

function environmentName({ refreshToken }: RefreshedLogin, holder: TokenHolder): string {
  return secretEnvironmentName(holder.secretName(refreshToken));
}
