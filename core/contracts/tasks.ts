// What the built-in agents ask of a model, task by task: the question's facts and the answer's shape.
// Every text in a question is a stranger's or the user's words: data, never orders. Code checks each quote of an answer.
import type { FindingKind, ResearchPhase, Signal } from '../domain/brief.ts';
import type { Reader } from '../domain/draft.ts';
import type { Intent } from '../domain/mail-reading.ts';
import type { Evidence, SourceKind } from '../domain/source-document.ts';

/** `research.findings`: what do these documents say about the company and the role? */
export interface FindingsQuestion {
  readonly phase: ResearchPhase;
  readonly company: string;
  readonly person: string | null;
  readonly role: string | null;
  readonly documents: readonly QuotableDocument[];
}

/** `research.read`: which of the company's pages are worth reading? Answered by calls of a tool. */
export interface ReadingQuestion {
  readonly company: string;
  readonly person: string | null;
  readonly role: string | null;
  readonly read: readonly { readonly url: string; readonly title: string; readonly start: string }[];
  readonly links: readonly { readonly url: string; readonly text: string }[];
}

/** A document cut into the lines that may be quoted. */
export interface QuotableDocument {
  readonly kind: SourceKind;
  readonly uri: string;
  readonly title: string;
  /** Verbatim, in order. */
  readonly sentences: readonly string[];
  /** Skills by their usual name, with the words that name them. */
  readonly skills: readonly { readonly skill: string; readonly quote: string }[];
}

export interface FindingsAnswer {
  readonly summary: string;
  readonly findings: readonly QuotedFinding[];
}

export interface QuotedFinding {
  readonly kind: FindingKind;
  readonly text: string;
  readonly signal?: Signal;
  readonly uri: string;
  /** Verbatim from the document with this uri. */
  readonly quote: string;
}

/** Words on one line, and where they stand. */
export interface Stated {
  readonly text: string;
  readonly evidence: Evidence;
}

/** One thing the user has done, as their résumé tells it. */
export interface Achievement extends Stated {
  readonly employer: Stated | null;
  readonly title: Stated | null;
  readonly project: Stated | null;
  /** True when it is what they do now. */
  readonly current: boolean;
  /** Skills it names, by their usual name. */
  readonly skills: readonly string[];
}

/** `match.proposition`: what does the user bring to this company, and which experience should lead? */
export interface PropositionQuestion {
  readonly company: string;
  readonly role: string | null;
  /** Skills the company names that the résumé names too. */
  readonly shared: readonly string[];
  /** Best fit first. */
  readonly achievements: readonly Achievement[];
}

export interface PropositionAnswer {
  /** One sentence, said to the user. */
  readonly valueProposition: string;
  /** Index into `achievements`; null when none fits. */
  readonly leadWith: number | null;
}

/** `write.draft`: a first message, its follow-ups, and questions whose answers would make it better. */
export interface DraftQuestion {
  readonly company: string;
  /** Known by name, or null for the team. */
  readonly person: string | null;
  /** The opening, when there is a posting. */
  readonly role: string | null;
  readonly reader: Reader;
  /** The user, by their newest position. */
  readonly sender: { readonly name: string | null; readonly title: Stated | null; readonly employer: Stated | null; readonly current: boolean };
  /** Skills on the résumé, as written there. */
  readonly skills: readonly Stated[];
  /** What research found, most telling first. */
  readonly facts: readonly Fact[];
  /** Skills on both sides, with the words that prove each. */
  readonly shared: readonly SharedSkill[];
  /** Skills the company names that the résumé does not. */
  readonly missing: readonly string[];
  /** Best fit first. */
  readonly achievements: readonly Achievement[];
  readonly answers: readonly { readonly id: string; readonly question: string; readonly answer: string }[];
  /** 0 for the first draft; each further one takes another way in. */
  readonly angle: number;
  /** What an editor found in the draft before this one; empty for the first. */
  readonly critique: readonly string[];
}

export interface Fact extends Stated {
  readonly kind: FindingKind;
  readonly signal?: Signal;
}

export interface SharedSkill {
  readonly skill: string;
  readonly resume: Evidence;
  readonly company: Evidence;
}

export interface DraftAnswer {
  readonly subjectA: string;
  readonly subjectB: string;
  readonly body: string;
  readonly followUps: readonly { readonly day: number; readonly body: string }[];
  readonly claims: readonly { readonly text: string; readonly kind: SourceKind; readonly uri: string; readonly quote: string }[];
  readonly questions: readonly { readonly id: string; readonly text: string }[];
}

/** `verify.draft` and `judge.draft`: what would a reader stumble over, and how glad would they be? */
export interface DraftReviewQuestion {
  readonly company: string;
  readonly role: string | null;
  readonly reader: Reader;
  readonly facts: readonly { readonly kind: FindingKind; readonly text: string; readonly quote: string }[];
  readonly draft: Pick<DraftAnswer, 'subjectA' | 'subjectB' | 'body' | 'followUps'>;
}

export interface CritiqueAnswer {
  /** What must be mended, one sentence each; empty when the draft may pass. */
  readonly critique: readonly string[];
}

export interface JudgementAnswer {
  /** From 0 to 1. */
  readonly score: number;
  readonly reason: string;
}

/** `read.reply`: what does the person want who answered? */
export interface ReplyQuestion {
  /** Without quotes and signature; addresses, numbers and links are taken out. */
  readonly text: string;
}

export interface ReplyAnswer {
  readonly intent: Intent;
}
