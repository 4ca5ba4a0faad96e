import type { Sourced, Span } from './span.ts';

/** What the user has really done, read from their résumé. Every span points into `rawText`. */
export interface Profile {
  readonly name: Sourced<string> | null;
  readonly headline: Sourced<string> | null;
  readonly email: Sourced<string> | null;
  readonly phone: Sourced<string> | null;
  readonly location: Sourced<string> | null;
  readonly summary: Sourced<string> | null;
  readonly skills: readonly Sourced<string>[];
  readonly experience: readonly Experience[];
  readonly education: readonly Education[];
  readonly projects: readonly Project[];
  readonly links: readonly Sourced<string>[];
  readonly rawText: string;
}

export interface Experience {
  readonly company: Sourced<string> | null;
  readonly title: Sourced<string> | null;
  /** As written: `2019`, `March 2021`. */
  readonly start: Sourced<string> | null;
  readonly end: Sourced<string> | null;
  readonly current: boolean;
  /** What was done there, one per bullet or sentence. */
  readonly highlights: readonly Sourced<string>[];
  /** The whole entry. */
  readonly span: Span;
}

export interface Education {
  readonly school: Sourced<string> | null;
  readonly degree: Sourced<string> | null;
  readonly year: Sourced<string> | null;
  readonly span: Span;
}

export interface Project {
  readonly name: Sourced<string>;
  readonly highlights: readonly Sourced<string>[];
  readonly span: Span;
}
