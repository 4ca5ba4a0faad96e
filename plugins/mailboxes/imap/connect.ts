import { readFile } from 'node:fs/promises';
import type { ImapFlow } from 'imapflow';
import type { AccessTokens, Scope } from '../../../core/index.ts';
import { abortable } from './abortable.ts';
import { type Account, isOnThisMachine } from './account.ts';
import { failMail, isLoginRefused } from './mail-failure.ts';

/** Logs in and gives the connection, which selects nothing yet. Rejects with `mail_unreachable`, `mail_tls_refused` or `mail_login_refused`. */
export async function connect(scope: Scope<unknown>, account: Account, accessTokens: AccessTokens, signal: AbortSignal): Promise<ImapFlow> {
  const server = `${account.host}:${account.port}`;
  if (account.security === 'none' && !isOnThisMachine(account.host)) {
    scope.fail('mail_tls_refused', { server, reason: 'a connection without TLS is made to this machine only' });
  }
  try {
    if (account.auth === 'password') return await logIn(scope, account, { pass: await passwordOf(scope, account) }, signal);
    const accessToken = await accessTokens(signal);
    try {
      return await logIn(scope, account, { accessToken }, signal);
    } catch (thrown) {
      // A provider may take back a token before its end, as when the person has changed the password.
      if (signal.aborted || !isLoginRefused(thrown)) throw thrown;
      return await logIn(scope, account, { accessToken: await accessTokens(signal, accessToken) }, signal);
    }
  } catch (thrown) {
    signal.throwIfAborted();
    return failMail(scope, account, thrown);
  }
}

/** Rejects with what the library throws. */
async function logIn(scope: Scope<unknown>, account: Account, login: { readonly pass: string } | { readonly accessToken: string }, signal: AbortSignal): Promise<ImapFlow> {
  const { ImapFlow } = await import('imapflow'); // not before somebody has a mailbox
  const client = new ImapFlow({
    host: account.host,
    port: account.port,
    secure: account.security === 'tls',
    // Without STARTTLS the login is not sent: a server that lacks it may be somebody in between.
    doSTARTTLS: account.security === 'starttls',
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: true, ...(account.certificate === undefined ? {} : { ca: await certificateOf(scope, account, account.certificate) }) },
    auth: { user: account.user, ...login },
    logger: false, // its log holds logins and letters
    disableAutoIdle: true,
    disableCompression: true,
    connectionTimeout: 30_000,
    greetingTimeout: 15_000,
    socketTimeout: account.silenceSeconds * 1000,
    // Nothing that we ask for is larger; what is, comes from a broken or hostile server.
    maxLineLength: 16_000_000,
    maxLiteralSize: 16_000_000,
    maxResponseSize: 32_000_000,
  });
  // What breaks a command rejects that command; between commands there is nobody to tell.
  client.on('error', () => client.close());
  const stop = (): void => client.close();
  signal.addEventListener('abort', stop, { once: true });
  try {
    await abortable(client.connect(), signal);
    return client;
  } catch (thrown) {
    client.close();
    throw thrown;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

async function passwordOf(scope: Scope<unknown>, account: Account): Promise<string> {
  const password = await scope.secrets.get(account.secretName('password'));
  return password ?? scope.fail('mail_login_missing', { server: `${account.host}:${account.port}`, user: account.user, what: 'password', where: `the secret ${account.secretName('password')}` });
}

async function certificateOf(scope: Scope<unknown>, account: Account, path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    return scope.fail('mail_tls_refused', { server: `${account.host}:${account.port}`, reason: `the certificate to trust, ${path}, cannot be read` }, { cause });
  }
}
