import type { PolicySnapshot, QueuedMessage } from './snapshot.ts';

/** What a rule answers when it does not hold: a time that has always passed. */
export const notHeld = Number.NEGATIVE_INFINITY;
/** What a rule answers when no time clears it. */
export const untilChanged = Number.POSITIVE_INFINITY;

/** One rule of when a message may go. */
export interface PolicyRule {
  readonly rule: string;
  /** What its answer hangs on besides the snapshot. It is asked once for each account, domain or place that the queue names, not for each message. */
  readonly looksAt: 'message' | 'account' | 'domain' | 'place';
  /** Until when it holds this message, ms UTC: `notHeld`, or a time ahead, or `untilChanged`. */
  until(snapshot: PolicySnapshot, message: QueuedMessage): number;
  /** Asked only when it holds. */
  says(snapshot: PolicySnapshot, message: QueuedMessage, until: number): RuleWords;
}

export interface RuleWords {
  readonly message: string;
  /** What would clear it. */
  readonly clears: string;
}
