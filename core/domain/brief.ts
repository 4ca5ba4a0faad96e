import type { Evidence } from './source-document.ts';

export type FindingKind = 'company' | 'role' | 'requirement' | 'signal' | 'stack' | 'person' | 'background' | 'product' | 'talking-point';
export type Signal = 'hiring' | 'funding' | 'launch' | 'stack' | 'news';
export type ResearchPhase = 'light' | 'deep';

/** One thing that research found, with the words that prove it. */
export interface Finding {
  readonly kind: FindingKind;
  readonly text: string;
  readonly signal?: Signal;
  readonly source: Evidence;
  /** ISO 8601, UTC: when the source was read. */
  readonly at: string;
}

/** What research found about one lead in one phase. */
export interface Brief {
  readonly phase: ResearchPhase;
  readonly summary: string;
  readonly findings: readonly Finding[];
}
