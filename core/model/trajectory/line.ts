// The lines of a trajectory. Each ends with the hash of its own bytes and holds that of the line before: whoever changes, removes, inserts or swaps one breaks the chain.
import type { ChatAnswer, ChatMessage, Usage } from '../../contracts/backend.ts';
import type { AttemptEnd, AttemptStart, Question } from '../attempt-book.ts';
import { canonicalObject, sha256 } from './canonical-json.ts';

export type Line = StepLine | PartLine | TornLine | EndLine;

interface Sealed {
  readonly v: 1;
  /** Hash of the line before; zeros in the first one. */
  readonly previous: string;
  /** SHA-256 of this line without it. */
  readonly hash: string;
}

/** One request and what came of it. */
export interface StepLine extends Sealed, StepFields {
  readonly kind: 'step';
  readonly question: FoldedQuestion;
}

/** What is written of a request, but for the question. */
export interface StepFields
  extends Pick<AttemptStart, 'call' | 'attempt' | 'why' | 'task' | 'agent' | 'campaignId' | 'leadId' | 'backend' | 'prompt'>,
    Pick<AttemptEnd, 'outcome' | 'sent' | 'rung' | 'milliseconds'> {
  readonly run: string;
  /** 1, 2, 3… in the order of the file. */
  readonly step: number;
  /** When it was over: ISO 8601, UTC. */
  readonly at: string;
  /** That was asked for; the one that answered stands in the answer. */
  readonly model: string;
  /** Of the question: equal questions have equal hashes, in every file. */
  readonly questionHash: string;
  readonly answer: Omit<ChatAnswer, 'usage'> | null;
  readonly error: RecordedError | null;
  readonly usage: Usage | null;
}

export interface RecordedError {
  readonly code: string;
  readonly message: string;
  readonly retryable: boolean;
  readonly details: Readonly<Record<string, unknown>>;
}

/** A long message, the tools or the schema of a question: written when it first comes up in a file, and then referred to. */
export interface PartLine extends Sealed {
  readonly kind: 'part';
  /** SHA-256 of its canonical JSON. */
  readonly id: string;
  readonly part: unknown;
}

/** Written by who goes on after a kill: the line before this one was never finished, and nobody was told that it was kept. */
export interface TornLine extends Sealed {
  readonly kind: 'torn';
  readonly bytes: number;
  readonly torn: string;
}

/** The run ended in order here: without it, lines at the end may be missing. */
export interface EndLine extends Sealed {
  readonly kind: 'end';
  readonly steps: number;
}

/** A question with ids in place of its long parts. */
export interface FoldedQuestion extends Omit<Question, 'messages' | 'tools' | 'object'> {
  readonly messages: readonly (ChatMessage | string)[];
  readonly tools?: Question['tools'] | string;
  readonly object?: Question['object'] | string;
}

/** What stands before the first line. */
export const noLine = '0'.repeat(64);

const kinds: ReadonlySet<unknown> = new Set<Line['kind']>(['step', 'part', 'torn', 'end']);
const sealLength = `,"hash":"${noLine}"}`.length;

/** A line, from fields that are canonical JSON already. Its last one is the hash of all before it. */
export function sealLine(kind: Line['kind'], fields: Readonly<Record<string, string>>, previous: string): { readonly text: string; readonly hash: string } {
  const body = canonicalObject(Object.entries({ ...fields, kind: `"${kind}"`, previous: `"${previous}"`, v: '1' }));
  const hash = sha256(body);
  return { text: `${body.slice(0, -1)},"hash":"${hash}"}\n`, hash };
}

/** The line of these bytes (without the line feed); undefined when a single one of them is not as it was written. */
export function openSeal(bytes: Buffer): Line | undefined {
  const body = bytes.subarray(0, Math.max(0, bytes.length - sealLength));
  const seal = /^,"hash":"([0-9a-f]{64})"\}$/.exec(bytes.toString('latin1', body.length));
  if (seal?.[1] === undefined || sha256(Buffer.concat([body, closing])) !== seal[1]) return undefined;
  try {
    return JSON.parse(bytes.toString('utf8')) as Line;
  } catch {
    return undefined; // a hash can be put under anything
  }
}

/** Whether this version wrote it. */
export function isOurs({ v, kind }: { readonly v: unknown; readonly kind: unknown }): boolean {
  return v === 1 && kinds.has(kind);
}

const closing = Buffer.from('}');
