import type { PolicySnapshot, QueuedMessage } from './snapshot.ts';

/** What a rule answers when it does not hold: a time that has always passed. */
export const notHeld = Number.NEGATIVE_INFINITY;
/** What a rule answers when no time clears it. */
export const untilChanged = Number.POSITIVE_INFINITY;

/** One rule of when a message may go. */
export interface PolicyRule {
  readonly rule: string;
  /** What its answer hangs on besides the snapshot. It is asked once for each account, place or domain that the queue names, not for each message; of a domain that the snapshot does not know, not at all. */
  readonly looksAt: 'message' | 'account' | 'domain' | 'place';
  /** Until when it holds this message, ms UTC: `notHeld`, or a time ahead, or `untilChanged`. */
  until(snapshot: PolicySnapshot, message: QueuedMessage): number;
  /** Of a rule about the message whose answer hangs on much that is the same for all messages to a place: worked out once for each place, and what it gives is asked in place of `until`. Null when it holds nothing anywhere now. */
  atPlaces?(snapshot: PolicySnapshot): ((place: QueuedMessage['place']) => (message: QueuedMessage) => number) | null;
  /** Asked only when it holds. */
  says(snapshot: PolicySnapshot, message: QueuedMessage, until: number): RuleWords;
}

export interface RuleWords {
  readonly message: string;
  /** What would clear it. */
  readonly clears: string;
}
