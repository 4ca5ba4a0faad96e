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
  /** Candidates as they are found; a broken entry is skipped with `run.skip`, a broken source rejects. */
  discover(from: VenueSource, run: VenueRun): AsyncIterable<Candidate>;
}

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
  /** Of a folder: the files with this ending, sorted by name. */
  files(ending: string): AsyncIterable<VenueSource>;
}

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
