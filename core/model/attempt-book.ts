import type { ChatAnswer, ChatRequest, Usage, WireRequest } from '../contracts/backend.ts';
import type { OutreachError } from '../errors.ts';

/** For whom a model is asked. */
export interface Asker {
  readonly agent: string;
  readonly campaignId: number | null;
  readonly leadId: number | null;
}

/** The question, without the hands on the wire: what is written down, and what a replay recognises. */
export interface Question extends Omit<ChatRequest, keyof WireRequest> {
  /** There are no messages, but texts to become vectors. They may be many and long, and are not written down. */
  readonly embedded?: EmbeddedTexts;
}

export interface EmbeddedTexts {
  readonly texts: number;
  /** Of all together. */
  readonly characters: number;
  /** SHA-256 of their canonical JSON. */
  readonly hash: string;
}

/** One request, before it is made. */
export interface AttemptStart extends Asker {
  /** Id of the call: its retries, re-asks and fallbacks share it. */
  readonly call: string;
  /** From 1 in each call: requests, and answers that needed none. */
  readonly attempt: number;
  readonly why: 'first' | 'retry' | 're-ask' | 'fallback' | 'tools';
  readonly task: string;
  readonly backend: string;
  readonly remote: boolean;
  /** Where it is asked, when not at the provider's usual address. */
  readonly address: string | null;
  readonly question: Question;
  /** Estimated. */
  readonly inputTokens: number;
  readonly prompt: PromptIdentity | null;
}

export interface PromptIdentity {
  readonly name: string;
  readonly version: string;
  readonly hash: string;
}

/** By what step of the ladder an answer became a value; null for plain text. */
export type Rung = 'native' | 'extracted' | 'repaired' | 'xml';

/** One request, when it is over. */
export interface AttemptEnd {
  /** `invalid`: it was answered, and the answer could not be used. `cached`: no request was made. */
  readonly outcome: 'succeeded' | 'invalid' | 'failed' | 'aborted' | 'cached';
  /** Whether anything was sent: if not, it cost nothing. */
  readonly sent: boolean;
  readonly answer: ChatAnswer | null;
  /** As far as the provider told it before it failed. */
  readonly usage: Usage | null;
  readonly error: OutreachError | null;
  readonly rung: Rung | null;
  readonly milliseconds: number;
  readonly firstByteMilliseconds: number | null;
}

/** Where every request is written down, before and after: budgets, ledger, trajectory. */
export interface AttemptBook {
  /** Rejects with `budget_exhausted` when it may not be made. It may wait for the end of others, until the signal is aborted. */
  open(start: AttemptStart, signal?: AbortSignal): Promise<OpenAttempt>;
  /** What needed no request, and so costs nothing. */
  note(start: AttemptStart, end: AttemptEnd): Promise<void>;
}

export interface OpenAttempt {
  /** Resolves with what it cost in millionths of a US dollar; null when nobody knows. */
  close(end: AttemptEnd): Promise<number | null>;
}

/** Keeps nothing. */
export const noBook: AttemptBook = { open: async () => ({ close: async () => null }), note: async () => undefined };
