import type { Evidence } from './source-document.ts';

export type Reader = 'hr' | 'engineering' | 'founder';
export const emailStatuses = ['drafted', 'approved', 'sent', 'rejected'] as const;
export type EmailStatus = (typeof emailStatuses)[number];

/** Words of a draft that state a fact, and what proves them. */
export interface Claim {
  /** Verbatim from the subject, body or a follow-up. */
  readonly text: string;
  readonly source: Evidence;
}

export interface Question {
  readonly id: string;
  readonly text: string;
  readonly answer: string | null;
}

export interface FollowUp {
  /** Days after the first message: 3 or 7. */
  readonly day: number;
  readonly body: string;
}

/** What a writer makes for one lead; the footer is added by code afterwards. */
export interface Draft {
  readonly reader: Reader;
  readonly subjectA: string;
  readonly subjectB: string;
  readonly body: string;
  readonly followUps: readonly FollowUp[];
  readonly claims: readonly Claim[];
  readonly questions: readonly Question[];
}

/** A place in a draft that keeps it from being approved. */
export interface DraftProblem {
  readonly rule: string;
  readonly message: string;
  /** What to do about it. */
  readonly help: string;
  /** Where: the part of the draft, UTF-16 offsets, and the words. */
  readonly part: 'subjectA' | 'subjectB' | 'body' | 'followUp';
  /** Of a follow-up: which one. */
  readonly day?: number;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}
