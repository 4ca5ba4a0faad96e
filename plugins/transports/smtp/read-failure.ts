// nodemailer gives one error for many things. What each proves is read here from its code, its command and the reply that it holds, never from its words.
import type { ServerReply } from '../../../core/index.ts';
import { plainWords, readReply, sayReply } from './server-words.ts';

/** What became of a connection or a dialogue. Only `reply` and `unsendable` are a definite no to the message. */
export type MailFailure =
  | { readonly kind: 'reply'; readonly reply: ServerReply }
  | { readonly kind: 'unsendable'; readonly reason: string }
  | { readonly kind: 'login'; readonly reason: string }
  | { readonly kind: 'tls'; readonly reason: string }
  | { readonly kind: 'unreachable'; readonly reason: string }
  | { readonly kind: 'interrupted'; readonly reason: string };

interface NodemailerFailure {
  readonly code: string;
  readonly originalCode: string;
  readonly response: string;
  readonly command: string;
  readonly message: string;
}

/** What was under way: until a connection is logged in nothing has been said of a message. */
export type Stage = 'connecting' | 'envelope' | 'message';

export function readFailure(thrown: unknown, stage: Stage): MailFailure {
  const failure = fieldsOf(thrown);
  const { code, originalCode, response, command, message } = failure;
  const reply = readReply(response, answered(failure, stage));
  if (command === 'STARTTLS' && reply !== undefined) {
    return reply.code >= 500 ? { kind: 'tls', reason: `it does not encrypt (${sayReply(reply)})` } : { kind: 'unreachable', reason: `it cannot encrypt at the moment (${sayReply(reply)})` };
  }
  if (reply?.to === 'login' && reply.code >= 500) return { kind: 'login', reason: sayReply(reply) };
  if (reply !== undefined) return { kind: 'reply', reply };
  if (code === 'EAUTH') return originalCode === 'EOAUTH2' || command === 'API' ? { kind: 'login', reason: plainWords(message) } : { kind: 'unreachable', reason: response === '' ? `a token for it could not be had: ${said(failure)}` : strange(response) };
  if (isAboutTls(failure)) return { kind: 'tls', reason: tlsReasons[originalCode] ?? plainWords(message, 200) };
  if (code === 'EMESSAGE' && response === '') return { kind: 'unsendable', reason: 'the message is larger than the server takes' };
  if (code === 'EENVELOPE' && response === '') return { kind: 'unsendable', reason: plainWords(message) };
  const reason = response === '' ? said(failure) : strange(response);
  return stage === 'connecting' ? { kind: 'unreachable', reason } : { kind: 'interrupted', reason };
}

function fieldsOf(thrown: unknown): NodemailerFailure {
  const fields = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as Readonly<Record<string, unknown>>;
  const text = (name: string) => (typeof fields[name] === 'string' ? fields[name] : '');
  return { code: text('code'), originalCode: text('originalCode'), response: text('response'), command: text('command'), message: text('message') || String(thrown) };
}

function answered({ code, command }: NodemailerFailure, stage: Stage): ServerReply['to'] {
  if (command.startsWith('AUTH')) return 'login';
  if (command === 'EHLO' || command === 'HELO' || command === 'STARTTLS') return 'hello';
  if (command === 'MAIL FROM') return 'mail';
  if (command === 'RCPT TO') return 'recipient';
  if (command === 'DATA') return code === 'EMESSAGE' ? 'message' : 'data';
  // A reply that ended everything, to whatever of the envelope or the message was being answered.
  return ({ connecting: 'connect', envelope: 'recipient', message: 'message' } as const)[stage];
}

/** Codes of OpenSSL's certificate checks, and of TLS itself. A connection that was merely cut has none of them. */
function isAboutTls({ code, originalCode, message }: NodemailerFailure): boolean {
  if (code === 'ETLS') return !/closed unexpectedly/i.test(message);
  return originalCode in tlsReasons || /^(?:ERR_TLS_|ERR_SSL_|CERT_|CRL_|UNABLE_TO_|EPROTO$)/.test(originalCode);
}

const tlsReasons: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet; check the clock of this machine',
  CERT_REVOKED: 'its certificate was revoked',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by itself',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is signed by someone unknown',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is signed by someone unknown',
  UNABLE_TO_GET_ISSUER_CERT: 'its certificate is signed by someone unknown',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate is signed by someone unknown',
  HOSTNAME_MISMATCH: 'its certificate is for another name',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak TLS on this port; STARTTLS is usually on port 587',
  ERR_SSL_UNSUPPORTED_PROTOCOL: 'it speaks only versions of TLS that are no longer safe',
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: 'it speaks only versions of TLS that are no longer safe',
};

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing answers on this port',
  ENOTFOUND: 'there is no host of this name',
  EAI_AGAIN: 'its name could not be looked up',
  EDNS: 'its name could not be looked up',
  EHOSTUNREACH: 'there is no way to it',
  ENETUNREACH: 'there is no network',
  ECONNRESET: 'the connection was cut',
  EPIPE: 'the connection was cut',
  ECONNECTION: 'the connection was closed',
  ESOCKET: 'the connection failed',
  ETIMEDOUT: 'it did not answer in time',
};

function said({ code, originalCode, message }: NodemailerFailure): string {
  return reasons[originalCode] ?? reasons[code] ?? plainWords(message, 200);
}

function strange(response: string): string {
  return `it answered what no mail server answers: "${plainWords(response, 100)}"`;
}
