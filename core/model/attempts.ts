// The requests of one call: what each may cost is set aside, it is sent, and however it ends, that is written down.
import type { ChatAnswer, ModelBackend, Usage, WireRequest } from '../contracts/backend.ts';
import { blamePlugin, isOutreachError, type OutreachError } from '../errors.ts';
import type { Asker, AttemptBook, AttemptEnd, AttemptStart, PromptIdentity, Question, Rung } from './attempt-book.ts';
import { orAborted } from './or-aborted.ts';
import type { CallSpan } from './spans.ts';
import { estimateQuestion } from './token-estimate.ts';
import { validTranscript } from './transcript.ts';
import { typedCause } from './typed-cause.ts';
import type { Wire } from './wire.ts';

export interface AttemptParts {
  readonly wire: Wire;
  readonly book: AttemptBook;
}

/** For whom, and what for. */
export interface AttemptOptions {
  readonly task: string;
  readonly asker: Asker;
  readonly prompt: PromptIdentity | null;
  readonly signal: AbortSignal;
  /** Where its requests are shown; its end is not the call's affair. */
  readonly span?: CallSpan | undefined;
  /** Told after each answer, usable or not. */
  readonly onUsage?: (used: Used) => void;
}

/** What one request used; its cost is null when nobody knows it. */
export interface Used {
  readonly usage: Usage;
  readonly micros: number | null;
}

export interface AskedBackend {
  readonly backend: ModelBackend;
  readonly plugin: string;
}

/** What an answer was worth: thrown errors of whoever reads it are written down with the attempt, and are not asked again unless they are retryable. */
export interface Reading<Value> {
  readonly value: Value;
  readonly rung: Rung | null;
  /** False when it could not be used, and nobody is to be blamed: the model is asked once more. */
  readonly usable: boolean;
}

export interface Attempts {
  /** Requests that were begun. */
  readonly made: number;
  /** What a line says before anything is sent. */
  startOf(asked: AskedBackend, given: Question, why: AttemptStart['why'], inputTokens?: number): AttemptStart;
  /** Sets aside what a request may cost, and opens its line. */
  begin(asked: AskedBackend, given: Question, why: AttemptStart['why'], inputTokens?: number): Promise<Attempt>;
  /** Writes down an answer that needed no request. */
  noteCached(start: AttemptStart, answer: ChatAnswer, rung: Rung | null, milliseconds: number): Promise<void>;
}

/** One request, under way. */
export interface Attempt {
  /** With the question as it is sent. */
  readonly start: AttemptStart;
  readonly line: Required<WireRequest>;
  /** The answer, whole; whatever else a backend does is written down, and thrown under its plugin's name. */
  receive<Answer>(ask: (wire: WireRequest) => Promise<Answer>, brokenBy: (answer: Answer) => OutreachError | undefined): Promise<Answer>;
  /** Reads the answer, and writes down what it was worth. */
  settle<Value>(answer: ChatAnswer, read: (answer: ChatAnswer) => Reading<Value>): Promise<Reading<Value>>;
  /** Writes down that there was no answer, and throws why. */
  fail(thrown: unknown): Promise<never>;
  /** Writes down that nobody waits for it any more. */
  leave(): Promise<void>;
}

export function createAttempts({ wire, book }: AttemptParts, { task, asker, prompt, signal, span, onUsage }: AttemptOptions): Attempts {
  const call = globalThis.crypto.randomUUID();
  let made = 0;
  let noted = 0;

  function startOf({ backend }: AskedBackend, given: Question, why: AttemptStart['why'], inputTokens?: number): AttemptStart {
    const question = { ...given, messages: validTranscript(given.messages) };
    const attempt = made + noted;
    return { ...asker, call, attempt, why, task, backend: backend.id, remote: backend.remote, address: backend.address ?? null, question, inputTokens: inputTokens ?? estimateQuestion(question), prompt };
  }

  return {
    get made() {
      return made;
    },
    startOf,

    async begin(asked, given, why, inputTokens) {
      signal.throwIfAborted();
      made += 1;
      const { backend, plugin } = asked;
      const start = startOf(asked, given, why, inputTokens);
      const entry = await book.open(start, signal);
      const shown = span?.request(start);
      const begun = performance.now();
      const line = wire.open({ backend: backend.label, model: start.question.model, remote: backend.remote, signal });

      async function end(what: Pick<AttemptEnd, 'outcome'> & Partial<AttemptEnd>): Promise<void> {
        const { asked: sent, firstByteMilliseconds } = line;
        line.close();
        const whole: AttemptEnd = { ...noAnswer, sent, milliseconds: Math.round(performance.now() - begun), firstByteMilliseconds, ...what };
        shown?.end(whole);
        const micros = await entry.close(whole);
        onUsage?.({ usage: what.usage ?? nothing, micros });
      }

      async function fail(thrown: unknown): Promise<never> {
        const error = failureOf(thrown, line.signal, plugin, task);
        await end({ outcome: signal.aborted ? 'aborted' : 'failed', error: isOutreachError(error) ? error : null });
        throw error;
      }

      return {
        start,
        line,
        fail,
        async receive(ask, brokenBy) {
          const { fetch, withoutFetch, signal: until } = line;
          try {
            const answer = await orAborted(ask({ fetch, withoutFetch, signal: until }), until);
            const problem = brokenBy(answer);
            if (problem !== undefined) throw problem;
            return answer;
          } catch (thrown) {
            return fail(thrown);
          }
        },
        async settle(answer, read) {
          let reading;
          try {
            reading = read(answer);
          } catch (thrown) {
            await end({ outcome: 'invalid', answer, usage: answer.usage, error: isOutreachError(thrown) ? thrown : null });
            throw thrown;
          }
          await end({ outcome: reading.usable ? 'succeeded' : 'invalid', answer, usage: answer.usage, rung: reading.rung });
          return reading;
        },
        leave: () => end({ outcome: 'aborted' }),
      };
    },

    async noteCached(start, answer, rung, milliseconds) {
      noted += 1;
      await book.note({ ...start, attempt: made + noted }, { ...noAnswer, outcome: 'cached', sent: false, answer, rung, milliseconds, firstByteMilliseconds: null });
    },
  };
}

const noAnswer = { answer: null, usage: null, error: null, rung: null };

const nothing: Usage = { inputTokens: 0, outputTokens: 0 };

/** What went wrong, in our own words: an abort keeps its reason, what an SDK has wrapped is taken out again, and anything else is the plugin's. */
function failureOf(thrown: unknown, signal: AbortSignal, plugin: string, task: string): OutreachError | Error {
  if (signal.aborted) return signal.reason instanceof Error ? signal.reason : new Error('the call was cancelled', { cause: signal.reason });
  return blamePlugin(plugin, `answering ${task}`, typedCause(thrown) ?? thrown);
}
