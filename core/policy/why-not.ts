// "Why was this not sent?": every rule that holds a message, in words, and which of them is the last to clear.
import { afterSending } from './after-sending.ts';
import { notHeld, untilChanged } from './rule.ts';
import { policyRules } from './rules.ts';
import type { PolicySnapshot, QueuedMessage } from './snapshot.ts';

export interface PolicyReason {
  /** Of the table in `rules.ts`. */
  readonly rule: string;
  /** What holds it, in plain words. */
  readonly message: string;
  /** When this rule lets it go, ms UTC; null when no time does. */
  readonly clearsAt: number | null;
  /** What would clear it, in words. */
  readonly clears: string;
  /** True of the one that clears last. */
  readonly binding: boolean;
}

/** Every rule that holds this message, in the order of the table; none when it may go. `goesFirst` are the messages that `mayGoNow` lets go before it: they use up caps. */
export function whyNot(snapshot: PolicySnapshot, message: QueuedMessage, goesFirst: readonly QueuedMessage[] = []): readonly PolicyReason[] {
  const state = afterSending(snapshot, goesFirst);
  const holding = policyRules.map((rule) => ({ rule, until: rule.until(state, message) })).filter(({ until }) => until !== notHeld);
  const last = holding.reduce((latest, { until }) => Math.max(latest, until), notHeld);
  const binding = holding.find(({ until }) => until === last);
  return holding.map((each) => ({
    rule: each.rule.rule,
    ...each.rule.says(state, message, each.until),
    clearsAt: each.until === untilChanged ? null : each.until,
    binding: each === binding,
  }));
}
