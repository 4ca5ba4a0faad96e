import type { Stretch } from './sources.ts';
import type { Takeup } from './takeups.ts';
import type { Mode } from './verb-mode.ts';

export type Owner = 'self' | 'reader' | 'any';

/** Whose words these are, and what they do. */
export interface Voice {
  readonly owner: Owner;
  readonly mode: Mode;
}

/** Neighbouring tokens of one clause that speak of one side in one way. */
export interface ClauseStretch extends Stretch, Voice {
  /** Counts clauses from the start of the text. */
  readonly clause: number;
  /** The stretch claims for the sender what other words name: "…, and I have used it for years". */
  readonly takesUp: Takeup | null;
}

export interface Parties {
  /** Lower-case words of the company written to, such as `['big', 'cartel']`. */
  readonly company: readonly string[];
  /** True when the sender has worked there, so that its name does not tell who is meant. */
  readonly companyIsEmployer: boolean;
}

/** What one sentence hands on to the next. */
export interface Context {
  readonly parties: Parties;
  /** The letter's language when it is one that is read coarsely. */
  readonly letter: Foreign | null;
  readonly before: Stretch;
  /** What the sentence before was about, for "It" and "The team". */
  readonly voice: Voice;
  /** Inside a list whose introduction said whose it is. */
  readonly listed: boolean;
  readonly clause: number;
}

export type Foreign = 'german' | 'romance' | 'dutch';
