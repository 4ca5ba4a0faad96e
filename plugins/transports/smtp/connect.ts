import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Account } from './account.ts';
import { isTold } from './fail-as.ts';
import type { ReadLogin } from './login.ts';

/** Seconds until a connection must stand, and until the server must have greeted. */
const connectSeconds = 30;

/** Replies are a few lines; what is longer is no mail server. */
const largestReply = 64 * 1024;

/** A connection that is encrypted as the account says, and logged in. Rejects with nodemailer's error, or with the signal's reason within a moment of its being aborted. */
export async function connect(account: Account, readLogin: ReadLogin, signal: AbortSignal): Promise<SMTPConnection> {
  const login = await readLogin(signal);
  const { default: Connection } = await import('nodemailer/lib/smtp-connection');
  signal.throwIfAborted();
  const connection = new Connection(connectionOptions(account));
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const stop = () => reject(signal.reason as Error);
  const lost = (error: Error) => reject(error);
  const ended = () => reject(closed());
  connection.on('error', lost).on('end', ended);
  signal.addEventListener('abort', stop, { once: true });
  try {
    connection.connect((error) => {
      if (error !== undefined) return reject(error);
      if (login === undefined) return resolve();
      // A server that offers no login would be sent the message without one, and refuse it with a reason that helps nobody.
      if (!connection.allowsAuth) return reject(Object.assign(new Error('it offers no login; leave the user name empty if it needs none'), { code: 'EAUTH', command: 'API' }));
      connection.login(login, (failure) => (failure === null ? resolve() : reject(isTold(failure.cause) ? (failure.cause as Error) : failure)));
    });
    await promise;
    // Whoever uses the connection hears what becomes of it; an error that nobody listens to would end the program.
    connection.on('error', () => undefined);
    return connection;
  } catch (thrown) {
    connection.on('error', () => undefined);
    connection.close();
    throw thrown;
  } finally {
    connection.off('error', lost).off('end', ended);
    signal.removeEventListener('abort', stop);
  }
}

function connectionOptions({ host, port, security, timeoutSeconds }: Account) {
  const connectMilliseconds = Math.min(timeoutSeconds, connectSeconds) * 1000;
  return {
    host: host.replace(/^\[|\]$/g, ''),
    port,
    secure: security === 'tls',
    ...(security === 'none' ? { ignoreTLS: true } : { requireTLS: true }),
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: true },
    connectionTimeout: connectMilliseconds,
    greetingTimeout: connectMilliseconds,
    dnsTimeout: connectMilliseconds,
    socketTimeout: timeoutSeconds * 1000,
    // Closing means at once: a message that was given up must not go on being written.
    socketCloseTimeout: 0,
    maxResponseSize: largestReply,
  } as const;
}

function closed(): Error {
  return Object.assign(new Error('the connection was closed'), { code: 'ECONNECTION' });
}
