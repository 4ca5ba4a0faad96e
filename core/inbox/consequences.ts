// What follows from a message that was received: plain data, so that the rule can be read and tried without a store.
import { reasonInPlainWords } from '../delivery/reason-words.ts';
import type { MailReading } from '../domain/mail-reading.ts';
import type { PauseCause } from '../policy/snapshot.ts';
import type { SentCounterpart } from '../store/inbox.ts';
import { untagged } from '../store/suppression.ts';

export type Consequence =
  /** Never write to this address again. */
  | { readonly kind: 'suppress'; readonly address: string; readonly reason: 'unsubscribed' | 'gone' | 'complaint' }
  /** Send nothing from the account. */
  | { readonly kind: 'pause'; readonly rule: PauseCause; readonly reason: string; readonly until: number | null }
  /** Nothing more to this person about this. */
  | { readonly kind: 'skip'; readonly reason: string }
  /** What waits, waits until then (milliseconds since 1970, UTC). */
  | { readonly kind: 'postpone'; readonly until: number }
  /** A person has answered. */
  | { readonly kind: 'answered' }
  /** It left: an answer or a report proves it. */
  | { readonly kind: 'arrived'; readonly evidence: string };

export interface Happening {
  readonly reading: MailReading;
  /** Who wrote it; null for nobody. */
  readonly sender: string | null;
  /** The message of ours that it belongs to. */
  readonly counterpart: Pick<SentCounterpart, 'recipient'> | undefined;
  /** Milliseconds since 1970, UTC. */
  readonly now: number;
}

const day = 86_400_000;
/** How long nothing follows when somebody is away and does not say until when, in milliseconds. */
const usualAbsence = 7 * day;
/** Of dates that lie further ahead, nobody knows whether they were read rightly. */
export const longestAbsence = 180 * day;

export function consequencesOf({ reading, sender, counterpart, now }: Happening): readonly Consequence[] {
  if (counterpart === undefined) return withoutCounterpart(reading, sender, now);
  switch (reading.kind) {
    case 'bounce': {
      // Forwarded mail comes back under an address that nobody wrote to: of one recipient it is ours that does not work.
      const [only, ...others] = reading.recipients;
      const recipients = only !== undefined && others.length === 0 ? [{ ...only, address: counterpart.recipient }] : reading.recipients;
      return [{ kind: 'arrived', evidence: 'a mail server has reported about it' }, ...recipients.flatMap((recipient) => ofReport(recipient, now))];
    }
    case 'complaint':
      return [
        { kind: 'arrived', evidence: 'its recipient has complained about it' },
        { kind: 'suppress', address: counterpart.recipient, reason: 'complaint' },
        { kind: 'skip', reason: 'the recipient complained' },
        { kind: 'pause', rule: 'complaint', reason: 'a recipient marked a message as spam', until: null },
      ];
    case 'auto-reply': {
      if (reading.intent === 'opt-out') return [{ kind: 'arrived', evidence: 'an automatic answer came' }, ...leftAlone(counterpart.recipient, null), { kind: 'skip', reason: 'they do not want to be written to' }];
      if (reading.hasLeft) return [{ kind: 'arrived', evidence: 'an automatic answer came' }, { kind: 'skip', reason: reading.substitute === null ? 'they have left' : `they have left, and name ${reading.substitute} instead` }];
      const back = reading.returnsOn === null ? now + usualAbsence : Date.parse(`${reading.returnsOn}T00:00:00Z`);
      return [{ kind: 'arrived', evidence: 'an automatic answer came' }, { kind: 'postpone', until: Math.min(back, now + longestAbsence) }];
    }
    case 'opt-out':
      return [
        { kind: 'arrived', evidence: 'an answer came' },
        ...leftAlone(counterpart.recipient, sender),
        { kind: 'skip', reason: 'they do not want to be written to' },
        { kind: 'answered' },
      ];
    case 'reply':
      // The footer promises that "no thanks" is enough.
      return [{ kind: 'arrived', evidence: 'an answer came' }, ...(reading.intent === 'no' ? leftAlone(counterpart.recipient, sender) : []), { kind: 'skip', reason: 'they have answered' }, { kind: 'answered' }];
    default:
      return [];
  }
}

/** Whom we wrote to and who answered, which may be two addresses of one person. */
function leftAlone(recipient: string, sender: string | null): readonly Consequence[] {
  return [...new Set([recipient, ...(sender === null ? [] : [sender])].flatMap((address) => [address.toLowerCase(), untagged(address.toLowerCase())]))].map((address) => ({ kind: 'suppress', address, reason: 'unsubscribed' }));
}

/** Somebody whom we cannot place and who does not want to be written to is not written to; a complaint without its message still concerns the account, but anybody can write one: for a day. */
function withoutCounterpart(reading: MailReading, sender: string | null, now: number): readonly Consequence[] {
  if (reading.kind === 'opt-out' && sender !== null) return leftAlone(sender, null);
  if (reading.kind === 'complaint') return [{ kind: 'pause', rule: 'complaint', reason: 'somebody marked a message as spam', until: now + day }];
  return [];
}

function ofReport({ address, action, reason }: MailReading['recipients'][number], now: number): readonly Consequence[] {
  if (action === 'suppress') return [{ kind: 'suppress', address, reason: 'gone' }, { kind: 'skip', reason: `it came back: ${reasonInPlainWords(reason)}` }];
  if (action === 'pause-account') return [{ kind: 'pause', rule: 'refused', reason: `a mail server refused a message of this account: ${reasonInPlainWords(reason)}`, until: now + day }, { kind: 'skip', reason: `it came back: ${reasonInPlainWords(reason)}` }];
  return [];
}
