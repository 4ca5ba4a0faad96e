import type { Evidence } from './source-document.ts';

export const matchPartNames = ['skills', 'experience', 'seniority', 'company'] as const;
export type MatchPartName = (typeof matchPartNames)[number];

export interface MatchPart {
  readonly name: MatchPartName;
  /** 0–1. */
  readonly fit: number;
  /** Share of the whole; the weights of all parts add up to 1. */
  readonly weight: number;
  readonly reason: string;
  readonly evidence: readonly Evidence[];
}

/** How well the user's real work fits a lead. `score` is 100 × Σ fit·weight, rounded. */
export interface Match {
  readonly score: number;
  /** 0–1: how much there was to go by. */
  readonly confidence: number;
  readonly parts: readonly MatchPart[];
  /** One sentence on what the user brings to this company. */
  readonly valueProposition: string;
  /** The experience to lead with, verbatim from the résumé. */
  readonly leadWith: Evidence | null;
}
