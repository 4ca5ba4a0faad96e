/**
 * What people say in one language when they answer a letter. Each entry is a piece of a regular expression over folded text (see fold-text.ts), tried between word borders within one sentence.
 * Gaps are bounded, and no repetition stands inside another, so that matching takes time in proportion to the text.
 */
export interface Phrases {
  /** Whole sentences, without their last sign, that ask to be left off: "unsubscribe", "stop". */
  readonly leaveAlone: readonly string[];
  /** Asks to be left off; a negation in front turns it round ("do not unsubscribe me"). */
  readonly leave: readonly string[];
  /** Forbids to write again; holds a negation of its own. */
  readonly unwanted: readonly string[];
  /** Insults and mockery: never interest. */
  readonly hostile: readonly string[];
  /** Whole sentences that refuse: "no", "no thanks", "pass". */
  readonly noAlone: readonly string[];
  /** Refuses for good: the post is filled, others were chosen. */
  readonly rejection: readonly string[];
  /** Refuses, unless a later time is offered. */
  readonly refusal: readonly string[];
  /** Not at this time. */
  readonly notNow: readonly string[];
  /** Offers a later time. */
  readonly later: readonly string[];
  /** Names somebody else, or passes the letter on. */
  readonly referral: readonly string[];
  /** Whole sentences that agree: "yes", "sure". */
  readonly yesAlone: readonly string[];
  /** Agrees, asks for papers, offers a time. Does not count after a negation. */
  readonly interest: readonly string[];
  /** Interest by the word itself: after a negation it is a refusal. */
  readonly interested: readonly string[];
  /** A question without its sign. */
  readonly question: readonly string[];
  /** Turns round what follows within a few words. */
  readonly negation: readonly string[];
  /** Two negations, or a negation that means yes: counts as interest. */
  readonly turned: readonly string[];
}
