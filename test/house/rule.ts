import type { Tree } from './tree.ts';

/** A rule of the house: a sentence, and what it found. */
export interface Rule {
  readonly sentence: string;
  check(tree: Tree): Finding;
}

export interface Finding {
  /** How many things the rule looked at; a rule that looks at nothing guards nothing, and fails. */
  readonly guarded: number;
  /** One line for each breach: where, and what. */
  readonly breaches: readonly string[];
}
