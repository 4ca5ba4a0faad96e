// When an account stops by itself, before the world stops it.
import type { SendingSettings } from '../config/settings.ts';
import type { PauseCause } from './snapshot.ts';

/** What came of the messages of one account since it was last resumed, of the last thirty days at most: an old good record must not hide that the newest list is bad. */
export interface DeliveryCounts {
  readonly sent: number;
  /** Messages that came back for good, each counted once; what is only late is not among them. */
  readonly bounced: number;
  /** Reports of spam (RFC 5965). */
  readonly complaints: number;
  /** True when the server refused the login, and nobody has mended it since. */
  readonly isLoginRefused: boolean;
  /** True when the server said that the account has sent enough for now (such as 550 5.4.5 or 452 4.5.3 with those words). */
  readonly isQuotaReached: boolean;
}

export interface PauseReason {
  readonly by: PauseCause;
  /** What happened, in plain words. */
  readonly message: string;
  readonly help: string;
  /** Milliseconds; null until the user resumes the account. */
  readonly pauseFor: number | null;
}

/** Below so many messages a share of them says nothing. */
const leastSent = 20;
/** One message that came back is no share, however few were sent. */
const leastBounced = 2;
const dayMs = 86_400_000;

/** Why this account must send nothing more for now; null when it may go on. Asked after every message and every report. */
export function pauseReason(counts: DeliveryCounts, { pauseAtBouncePercent }: Pick<SendingSettings, 'pauseAtBouncePercent'>): PauseReason | null {
  const { sent, bounced, complaints, isLoginRefused, isQuotaReached } = counts;
  if (complaints > 0) {
    return {
      by: 'complaint',
      message: `${complaints === 1 ? 'A message was' : `${complaints} messages were`} reported as spam.`,
      // Google and Yahoo ask senders to stay below 1 in 1000, and never to reach 3 in 1000: at thirty a day one report is more.
      help: 'At this size one report is more than large providers put up with. Look at whom you write to and what you say before you resume the account.',
      pauseFor: null,
    };
  }
  if (isLoginRefused) return { by: 'authentication', message: 'The mail server refused the login.', help: 'Store a valid password or sign in again, then resume the account.', pauseFor: null };
  if (sent >= leastSent && bounced >= leastBounced && bounced * 100 >= pauseAtBouncePercent * sent) {
    return { by: 'bounces', message: `${bounced} of ${sent} messages came back: ${percent(bounced, sent)}, and the limit is ${pauseAtBouncePercent} % (sending.pauseAtBouncePercent).`, help: bounceHelp, pauseFor: null };
  }
  if (bounceEvidence(sent, bounced) >= evidenceNeeded) {
    return { by: 'bounces', message: `${bounced} of ${sent} messages came back: with so few sent this is already a sign of a bad list.`, help: bounceHelp, pauseFor: null };
  }
  if (isQuotaReached) return { by: 'quota', message: 'The mail server says that this account has sent enough for now.', help: 'It goes on by itself tomorrow. Set a lower sending.perDay if this comes again.', pauseFor: dayMs };
  return null;
}

const bounceHelp = 'Check the addresses that are still to be written to, those that were guessed above all, then resume the account.';

/** A list as lists are, and one that is bad: shares of messages that come back. */
const usual = 0.02;
const bad = 0.08;

/**
 * By how much these counts speak for a bad list against a usual one: the likelihood ratio of A. Wald's sequential test (Sequential Tests of Statistical Hypotheses, 1945). However often it is looked at,
 * it reaches 1/a for a usual list in at most a of all cases (J. Ville, 1939), so that one may look after every message.
 */
export function bounceEvidence(sent: number, bounced: number): number {
  return Math.exp(bounced * Math.log(bad / usual) + Math.max(0, sent - bounced) * Math.log((1 - bad) / (1 - usual)));
}

/** One false alarm in twenty accounts with a usual list. */
export const evidenceNeeded = 20;

function percent(part: number, all: number): string {
  return `${((part * 100) / all).toFixed(1)} %`;
}
