export type SourceKind = 'resume' | 'page' | 'posting' | 'answer';

/** A text that findings and claims may quote: the résumé, a fetched page, a company note, a job posting, or the user's own answer. */
export interface SourceDocument {
  readonly kind: SourceKind;
  /** Where it was read: a web address, a `file:` address, or `resume:HASH`. */
  readonly uri: string;
  readonly title: string;
  /** Plain text; quotes are verbatim from here. */
  readonly text: string;
  /** ISO 8601, UTC. */
  readonly fetchedAt: string;
}

/** Words in a source document that prove something. */
export interface Evidence {
  readonly kind: SourceKind;
  readonly uri: string;
  /** Verbatim from the document's text. */
  readonly quote: string;
}
