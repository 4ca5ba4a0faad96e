import type { Scope } from '../../../core/index.ts';
import type { Account } from './account.ts';

/** Throws what went wrong between us and the server as an error that a person understands; what is ours already is thrown as it is. */
export function failMail(scope: Scope<unknown>, account: Account, thrown: unknown): never {
  if (thrown instanceof Error && 'help' in thrown) throw thrown;
  const server = `${account.host}:${account.port}`;
  const failure = thrown as ServerFailure;
  const reason = reasonOf(failure);
  if (isAboutTls(failure)) scope.fail('mail_tls_refused', { server, reason }, { cause: thrown });
  if (isLoginRefused(failure)) scope.fail('mail_login_refused', { server, user: account.user, reason }, { cause: thrown });
  if (failure.code === undefined && failure.responseStatus === undefined && failure.authenticationFailed !== true) throw thrown; // a bug of ours
  return scope.fail('mail_unreachable', { server, reason }, { cause: thrown });
}

/** True when the server does not take the login, now or later. */
export function isLoginRefused(thrown: unknown): boolean {
  const { authenticationFailed, serverResponseCode = '' } = thrown as ServerFailure;
  return authenticationFailed === true && !passing.has(serverResponseCode);
}

/** True when the connection is gone, and a new one may do what this one could not. */
export function isConnectionLost(thrown: unknown): boolean {
  const { code } = thrown as ServerFailure;
  return code !== undefined && lost.has(code);
}

/** What imapflow and Node put on their errors. */
interface ServerFailure {
  readonly message?: string;
  readonly code?: string;
  readonly reason?: unknown;
  readonly tlsFailed?: boolean;
  readonly authenticationFailed?: boolean;
  readonly responseStatus?: string;
  readonly responseText?: unknown;
  readonly response?: unknown;
  /** A response code of RFC 5530. */
  readonly serverResponseCode?: string;
}

const lost = new Set(['NoConnection', 'EConnectionClosed', 'StateLogout', 'ETIMEOUT', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_WRITE_AFTER_END']);

/** Response codes of RFC 5530 that say "not now": the login itself may be right. */
const passing = new Set(['UNAVAILABLE', 'INUSE', 'LIMIT', 'SERVERBUG', 'OVERQUOTA']);

/** OpenSSL's and Node's codes for certificates; Node documents the list under "X509 certificate error codes". */
const certificateCodes = /^(?:CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERR_TLS_|ERR_SSL_|CRL_|INVALID_CA|HOSTNAME_MISMATCH|PATH_LENGTH_EXCEEDED|EPROTO|STARTTLS_INJECTION)/;

function isAboutTls({ code = '', tlsFailed, message = '' }: ServerFailure): boolean {
  return tlsFailed === true || certificateCodes.test(code) || message.includes('before secure TLS connection was established');
}

function reasonOf(failure: ServerFailure): string {
  // `reason` is the server's last word (BYE), but OpenSSL's own when TLS failed.
  const said = [failure.responseText, failure.response, /^(?:NoConnection|ClosedAfter)/.test(failure.code ?? '') ? failure.reason : undefined].find((text) => typeof text === 'string' && text.trim() !== '');
  const inWords = failure.code === undefined ? undefined : words[failure.code];
  const text = typeof said === 'string' ? `the server says "${said.trim()}"` : (inWords ?? failure.message ?? 'it gives no reason');
  return text.replace(/\s+/g, ' ').slice(0, 300).replace(/\.$/, '');
}

const words: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody answers at this port',
  ENOTFOUND: 'there is no server of this name',
  EAI_AGAIN: 'its name could not be looked up',
  ENETUNREACH: 'there is no network',
  EHOSTUNREACH: 'there is no way to it',
  ECONNRESET: 'it closed the connection',
  NoConnection: 'the connection was lost',
  EConnectionClosed: 'the connection was lost',
  ClosedAfterConnectText: 'it closed the connection',
  ClosedAfterConnectTLS: 'it closed the connection',
  ETIMEOUT: 'it has fallen silent',
  ETIMEDOUT: 'it does not answer',
  CONNECT_TIMEOUT: 'it does not answer',
  GREETING_TIMEOUT: 'it does not greet as an IMAP server does',
  UPGRADE_TIMEOUT: 'it does not finish starting TLS',
  EPROTO: 'it does not speak TLS at this port',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak TLS at this port',
};
