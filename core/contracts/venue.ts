import type { Candidate } from '../domain/lead.ts';
import type { Log } from './ports.ts';
import type { TextTools } from './text-tools.ts';
import type { Web } from './web.ts';

/** A place where leads are found. */
export interface Venue {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** What `--from` may name: `file`, `folder`, `url`. */
  readonly takes: readonly SourceShape[];
  /** Fields that each candidate should have; in a group any one will do. When more than a fifth are empty, nothing of the venue is passed on. Default: company, and role or text. */
  readonly expects?: readonly Expectation[];
  /** Candidates as they are found; a broken entry is skipped with `run.skip`, a broken source rejects. */
  discover(from: VenueSource, run: VenueRun): AsyncIterable<Candidate>;
}

/** A field of a candidate; `text` is the text of its documents. */
export type CandidateField = 'company' | 'person' | 'email' | 'role' | 'website' | 'location' | 'text';
export type Expectation = CandidateField | readonly CandidateField[];

export type SourceShape = 'file' | 'folder' | 'url';

/** What the user named with `--from`, opened within limits of size and time. */
export interface VenueSource {
  readonly shape: SourceShape;
  /** A web address, or a `file:` address. */
  readonly uri: string;
  /** The whole text; rejects over `maxBytes` (default 32 MiB). Byte order marks and UTF-16 are understood. */
  text(options?: { readonly maxBytes?: number }): Promise<string>;
  /** Parsed JSON; malformed JSON rejects with its line and column. */
  json(options?: { readonly maxBytes?: number }): Promise<unknown>;
  /** Decoded text in pieces, for what is too large to hold. */
  stream(): AsyncIterable<string>;
  /** Of a CSV file: its rows, headings understood as the bulk import understands them. */
  rows(): AsyncIterable<SourceRow>;
  /** Of a folder: the files with this ending, sorted by name. */
  files(ending: string): AsyncIterable<VenueSource>;
}

/** A row of a table that tells of one lead. */
export interface SourceRow {
  /** Of the file, 1 being the first. */
  readonly line: number;
  /** Trimmed, empty cells left out: `company`, `person`, `email`, `role`, `website`, `location`, `notes`, and other columns under their own heading. */
  readonly cells: Readonly<Record<string, string>>;
}

/** What a venue has at hand during one search. */
export interface VenueRun {
  readonly signal: AbortSignal;
  readonly log: Log;
  readonly web: Web;
  readonly text: TextTools;
  /** ISO 8601, UTC. */
  now(): string;
  /** Notes an entry that could not be used, and why. */
  skip(where: string, reason: string): void;
}
