// What follows when a message was not accepted: the one table of promise 2. Pure, so that every row of it can be tried.
import { type SendPhase, sendPhases, type ServerReply } from '../contracts/transport.ts';
import { type JudgedReply, reasonOfReply } from '../delivery/reason-of-reply.ts';

/** What is known of an attempt that did not end with an acceptance. */
export interface WireFailure {
  /** The refusal, when the server gave one. */
  readonly reply?: ServerReply;
  /** Of the error that the transport rejected with, when it did. */
  readonly code?: string;
  /** How far it came for certain: `details.phase` of `mail_interrupted`, or else the phase on record. */
  readonly phase: SendPhase;
  /** Attempts so far, this one included. */
  readonly attempts: number;
}

export interface WireAction {
  /** `refuse`: it is not sent; `hold`: the user decides; `unknown`: nobody knows whether it arrived, and it is never sent again by itself. */
  readonly message: 'retry' | 'refuse' | 'hold' | 'unknown';
  /** Milliseconds until the next attempt; of every `retry`. */
  readonly afterMs?: number;
  /** Why nothing more is sent from this account: for `pauseMs`, or else until the user has mended it. */
  readonly pauseAccount?: string;
  /** Milliseconds; only where a limit was reached, which passes by itself. */
  readonly pauseMs?: number;
  /** Why this person is never written to again. */
  readonly suppress?: string;
  /** Send to the recipient's domain more slowly from now on. */
  readonly slowDomain?: boolean;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Attempts until the user is asked; with the waits below they take three days. RFC 5321 section 4.5.4.1 asks for four to five days of a relay; a letter to a person is stale before. */
export const mostAttempts = 11;

/** What to do with the message, the account, the address and the domain. */
export function wireActionFor(failure: WireFailure): WireAction {
  const { reply, attempts } = failure;
  const action = reply === undefined ? withoutReply(failure) : withReply(reply, attempts);
  const isOurs = action.pauseAccount !== undefined || failure.code === 'mail_unreachable';
  // Whoever was offline for a week has not used up the patience of the message.
  return action.message === 'retry' && attempts >= mostAttempts && !isOurs ? held(action) : action;
}

function withoutReply({ code, phase, attempts }: WireFailure): WireAction {
  // After the dot, silence proves nothing.
  if (sendPhases.indexOf(phase) >= sendPhases.indexOf('dot_written')) return { message: 'unknown' };
  switch (code) {
    case 'mail_unreachable':
      return retry(doubled(minute, attempts, 30 * minute));
    case 'mail_interrupted':
      return retry(doubled(minute, attempts, 12 * hour));
    case 'mail_login_refused':
      return { ...retry(hour), pauseAccount: 'the mail server refused the login' };
    case 'mail_login_missing':
      return { ...retry(hour), pauseAccount: 'there is nothing to log in with' };
    case 'mail_tls_refused':
      return { ...retry(hour), pauseAccount: 'the mail server could not be trusted' };
    case 'mail_server_missing':
      return { ...retry(hour), pauseAccount: 'no mail server is set up' };
    default:
      return { message: 'hold' };
  }
}

function withReply(reply: ServerReply, attempts: number): WireAction {
  const { code, to } = reply;
  const judged = reasonOfReply({ status: reply.status ?? '', smtpCode: String(code), text: reply.text, to });
  // Before MAIL it is the account or its server that is spoken of, whatever the words say.
  if (to === 'connect' || to === 'hello' || to === 'login') return aboutTheAccount(reply, judged, attempts);
  const limited = limitOf(reply, judged);
  if (limited !== undefined) return { ...retry(limited), pauseAccount: `the mail server lets this account send no more ${limited === day ? 'today' : 'in this hour'}`, pauseMs: limited };
  if (code === 530 || code === 535 || code === 538) return { ...retry(hour), pauseAccount: 'the mail server wants a login' };
  return code < 500 ? forNow(reply, judged, attempts) : forGood(reply, judged, attempts);
}

function aboutTheAccount(reply: ServerReply, judged: JudgedReply, attempts: number): WireAction {
  const limited = limitOf(reply, judged);
  if (limited !== undefined) return { ...retry(limited), pauseAccount: 'the mail server lets this account do no more for now', pauseMs: limited };
  if (reply.code < 500) return retry(patience(attempts));
  return { ...retry(hour), pauseAccount: reply.to === 'login' ? 'the mail server refused the login' : 'the mail server does not serve this account' };
}

/** 4yz: not now. */
function forNow({ code, status, text }: ServerReply, judged: JudgedReply, attempts: number): WireAction {
  const wait = patience(attempts);
  if (isGreylisting(code, text) && judged.reason !== 'mailboxfull' && judged.reason !== 'systemfull') return retry(attempts <= 3 ? Math.min(5 * minute * attempts, 15 * minute) : wait);
  if (judged.reason === 'mailboxfull') return retry(Math.max(wait, 4 * hour));
  if (judged.reason === 'systemfull') return retry(Math.max(wait, hour));
  const isTooMuch = code === 421 || status?.startsWith('4.7.') === true || judged.reason === 'speeding' || judged.reason === 'toomanyconn';
  // A reputation or a missing record does not mend itself within the hour.
  const pause = judged.action === 'pause-account' ? { pauseAccount: pauseReason(judged) } : {};
  return { ...retry(wait), ...(isTooMuch ? { slowDomain: true } : {}), ...pause };
}

/** 5yz: never; but whose fault it is decides who bears it. */
function forGood({ to }: ServerReply, judged: JudgedReply, attempts: number): WireAction {
  const { reason, action } = judged;
  if (reason === 'mailboxfull') return attempts < 4 ? retry(day) : { message: 'refuse' };
  if (reason === 'toomanyconn') return { ...retry(patience(attempts)), slowDomain: true };
  if (ofThisMessage.has(reason)) return { message: 'refuse' };
  // An answer to MAIL speaks of the sender, even where it says "user unknown".
  if (to === 'mail') return { message: 'hold', pauseAccount: action === 'pause-account' ? pauseReason(judged) : 'the mail server does not take this sender' };
  if (action === 'suppress') return { message: 'refuse', suppress: suppressReasons[reason] ?? 'the address does not exist' };
  if (action === 'pause-account') return { message: 'hold', pauseAccount: pauseReason(judged) };
  return { message: 'refuse' };
}

/** Wrong with these bytes alone: the next message may be in order. */
const ofThisMessage = new Set<JudgedReply['reason']>(['mesgtoobig', 'exceedlimit', 'contenterror', 'notcompliantrfc', 'syntaxerror']);

const suppressReasons: Readonly<Partial<Record<JudgedReply['reason'], string>>> = {
  userunknown: 'the address does not exist',
  hostunknown: 'the domain of the address does not exist',
  hasmoved: 'the address is no longer in use',
  notaccept: 'the domain takes no mail',
};

function pauseReason({ reason, fault }: JudgedReply): string {
  return pauseReasons[reason] ?? (fault === 'content' ? 'a server refused what the message says' : 'a server refused the sender');
}

const pauseReasons: Readonly<Partial<Record<JudgedReply['reason'], string>>> = {
  spamdetected: 'a server took the message for spam',
  virusdetected: 'a server took the message for a virus',
  blocked: 'a server has blocked the sender',
  badreputation: 'a server distrusts the sender',
  authfailure: 'a server misses SPF, DKIM or DMARC of the sender',
  requireptr: 'a server misses a name for the address of the sender',
  policyviolation: 'a server refused the message by its policy',
  norelaying: 'the mail server does not send for this account',
};

/** Limits of the account, by what Gmail (5.4.5, 4.5.3) and Microsoft (5.7.708, 5.1.90) say, and by the words of others: milliseconds until it may go on, or undefined. */
function limitOf({ code, status, text }: ServerReply, { reason }: JudgedReply): number | undefined {
  const words = text.slice(0, 2_000).toLowerCase();
  const isStated = (status !== null && /^[45]\.(?:4\.5|5\.3|7\.708|1\.90)$/.test(status)) || (reason !== 'mailboxfull' && limitWords.some((pattern) => pattern.test(words)));
  if (!isStated && !(reason === 'speeding' && code >= 500)) return undefined;
  return /\b(?:hourly|per hour|this hour|an hour)\b/.test(words) ? hour : day;
}

const limitWords: readonly RegExp[] = [
  /\b(?:daily|hourly|per day|per hour)\b[^.]{0,40}\b(?:limit|quota|maximum)\b/,
  /\b(?:limit|quota|maximum)\b[^.]{0,40}\b(?:daily|hourly|per day|per hour|24 hours)\b/,
  /\b(?:sending|outgoing|submission) (?:mail )?(?:limit|quota)\b/,
  /recipientratelimit|submissionquota/,
];

function isGreylisting(code: number, text: string): boolean {
  return code === 450 || /gr[ae]y-?list/i.test(text.slice(0, 2_000));
}

/** The same without a next attempt. */
function held({ afterMs: _, ...action }: WireAction): WireAction {
  return { ...action, message: 'hold' };
}

function retry(afterMs: number): WireAction {
  return { message: 'retry', afterMs };
}

/** 15 min, 30 min, 1, 2, 4, 8, and then every 12 hours. */
function patience(attempts: number): number {
  return doubled(15 * minute, attempts, 12 * hour);
}

function doubled(first: number, attempts: number, most: number): number {
  return Math.min(first * 2 ** Math.min(Math.max(attempts, 1) - 1, 20), most);
}
