import type { Fields } from './json-fields.ts';
import type { Split } from './split-bytes.ts';
import type { Reply } from './reply.ts';
import type { StreamFailure } from './wire-format.ts';

/** What is answered to one request, and how. An empty step is the default answer, delivered at once. */
export interface Step {
  /** 200 unless it is said. Any other, without a body, gets the error that the provider sends with it. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** The body: one of these five, the last being the default answer's rule. */
  readonly json?: unknown;
  readonly text?: string;
  /** The text of a recorded answer: one JSON document, or a stream's events, one on each line. */
  readonly recording?: string;
  readonly reply?: Reply;
  /** The words of an error, in the provider's own envelope. */
  readonly error?: string;

  /** So many events of a stream; then it ends as if that were all. */
  readonly stopAfter?: number;
  /** A failure told in the middle of a stream: after `stopAfter` events, or half of them. */
  readonly failure?: StreamFailure;

  readonly wait?: Waits;
  /** How the body's bytes are divided; by default each event is one piece, and a whole answer is one. */
  readonly split?: Split;
  /** The connection is closed before the status line, or after so many bytes of the body. */
  readonly cut?: 'headers' | number;
  /** A cut is a reset (RST) instead of an end. What was written shortly before may be lost. */
  readonly reset?: boolean;
  /** Nothing more comes: not even the status line, or nothing after so many bytes of the body. */
  readonly stall?: 'headers' | number;
}

export interface Waits {
  /** Before the status line. */
  readonly headers?: Wait;
  /** Between the headers, which are sent at once, and the body. */
  readonly body?: Wait;
  /** Before each further piece of the body, which are counted from 1. */
  readonly pieces?: Wait | ((piece: number) => Wait | undefined);
}

/** Milliseconds of the real clock, or a promise that the test resolves. */
export type Wait = number | Promise<unknown>;

/** What came in, as it is kept for the test. */
export interface FakeRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Parsed JSON; a text when it is none; undefined until it has arrived. */
  readonly body: unknown;
  /** The same, to look into. */
  readonly fields: Fields;
  /** Milliseconds, by the clock of the options. */
  readonly at: number;
  /** The client closed the connection before it had the whole answer. */
  readonly closed: boolean;
  /** Resolves when the exchange is over, whoever ended it. */
  readonly ended: Promise<void>;
}
