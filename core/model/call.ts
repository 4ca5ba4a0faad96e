// One call of an agent's: its first request, retries, re-asks, fallbacks and tool turns all draw from one budget of requests.
import { randomUUID } from 'node:crypto';
import type { ChatAnswer, ChatPiece, EmbedAnswer, ModelBackend, Usage, WireRequest } from '../contracts/backend.ts';
import type { Clock } from '../contracts/ports.ts';
import { blamePlugin, createError, isOutreachError, type OutreachError } from '../errors.ts';
import { retry } from '../retry.ts';
import type { AnswerCache } from './answer-cache.ts';
import type { Asker, AttemptBook, AttemptEnd, AttemptStart, PromptIdentity, Question, Rung } from './attempt-book.ts';
import type { FairQueue } from './fair-queue.ts';
import { orAborted } from './or-aborted.ts';
import { notedAs, questionAbout } from './noted-texts.ts';
import { pauseAfterFailure } from './retry-rule.ts';
import type { CallSpan } from './spans.ts';
import { estimateQuestion, estimateTexts } from './token-estimate.ts';
import { validTranscript } from './transcript.ts';
import { typedCause } from './typed-cause.ts';
import { brokenAnswer, brokenVectors } from './whole-answer.ts';
import type { OpenWire, Wire } from './wire.ts';

export interface CallParts {
  readonly clock: Clock;
  readonly wire: Wire;
  readonly book: AttemptBook;
  /** What was answered before; nothing when it is left out. */
  readonly cache?: AnswerCache;
  readonly queueOf: (backend: string) => FairQueue;
  /** From 0 to 1. */
  readonly random: () => number;
  /** Requests of one question until it is given up; the first one included. */
  readonly attempts: number;
  /** Requests of one call, whatever fails. */
  readonly requestsPerCall: number;
}

export interface CallOptions {
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

export interface EmbeddingBackend extends AskedBackend {
  readonly backend: ModelBackend & Required<Pick<ModelBackend, 'embed'>>;
  readonly embeddingModel: string;
}

/** What an answer was worth: thrown errors of `read` are written down with the attempt, and are not asked again unless they are retryable. */
export interface Reading<Value> {
  readonly value: Value;
  readonly rung: Rung | null;
  /** False when it could not be used, and nobody is to be blamed: the model is asked once more. */
  readonly usable: boolean;
}

export interface Call {
  readonly requestsLeft: number;
  /** Asks, and asks again what may be asked again. */
  ask<Value>(asked: AskedBackend, question: Question, why: AttemptStart['why'], read: (answer: ChatAnswer) => Reading<Value>): Promise<Value>;
  /** The same, piece by piece; asks again only as long as nothing was passed on. `read` may throw what makes the whole answer unusable. */
  stream(asked: AskedBackend, question: Question, why: AttemptStart['why'], read: (answer: ChatAnswer) => void): AsyncGenerator<ChatPiece, void, undefined>;
  /** Vectors of as many texts as one request takes. `read` may throw what makes them unusable. */
  embed(asked: EmbeddingBackend, texts: readonly string[], read: (answer: EmbedAnswer) => void): Promise<EmbedAnswer>;
}

export function createCall(parts: CallParts, { task, asker, prompt, signal, span, onUsage }: CallOptions): Call {
  const { clock, wire, book, cache, random } = parts;
  const call = randomUUID();
  let requests = 0;
  let noted = 0;

  /** What a line says before anything is sent. */
  function startOf({ backend }: AskedBackend, given: Question, why: AttemptStart['why'], inputTokens?: number): AttemptStart {
    const question = { ...given, messages: validTranscript(given.messages) };
    const attempt = requests + noted;
    return { ...asker, call, attempt, why, task, backend: backend.id, remote: backend.remote, address: backend.address ?? null, question, inputTokens: inputTokens ?? estimateQuestion(question), prompt };
  }

  /** Sets aside what a request may cost, and opens its line. */
  async function begin(asked: AskedBackend, given: Question, why: AttemptStart['why'], inputTokens?: number): Promise<Begun> {
    signal.throwIfAborted();
    requests += 1;
    const { backend } = asked;
    const start = startOf(asked, given, why, inputTokens);
    const entry = await book.open(start, signal);
    const shown = span?.request(start);
    const begun = performance.now();
    const line = wire.open({ backend: backend.label, model: start.question.model, remote: backend.remote, signal });
    return {
      line,
      start,
      async end(what) {
        const { asked: sent, firstByteMilliseconds } = line;
        line.close();
        const end: AttemptEnd = { ...noAnswer, sent, milliseconds: Math.round(performance.now() - begun), firstByteMilliseconds, ...what };
        shown?.end(end);
        const micros = await entry.close(end);
        onUsage?.({ usage: what.usage ?? nothing, micros });
      },
    };
  }

  /** Writes down that there was no answer, and throws why. */
  async function fail({ line, end }: Begun, plugin: string, thrown: unknown): Promise<never> {
    const error = failureOf(thrown, line.signal, plugin, task);
    await end({ outcome: signal.aborted ? 'aborted' : 'failed', error: isOutreachError(error) ? error : null });
    throw error;
  }

  /** The answer, whole; whatever else a backend does is written down, and thrown under its plugin's name. */
  async function send<Answer>(begun: Begun, plugin: string, ask: (wire: WireRequest) => Promise<Answer>, brokenBy: (answer: Answer) => OutreachError | undefined): Promise<Answer> {
    const { fetch, signal: until } = begun.line;
    try {
      const answer = await orAborted(ask({ fetch, signal: until }), until);
      const problem = brokenBy(answer);
      if (problem !== undefined) throw problem;
      return answer;
    } catch (thrown) {
      return fail(begun, plugin, thrown);
    }
  }

  async function settle<Value>({ end }: Begun, answer: ChatAnswer, read: (answer: ChatAnswer) => Reading<Value>): Promise<Reading<Value>> {
    let reading: Reading<Value>;
    try {
      reading = read(answer);
    } catch (thrown) {
      await end({ outcome: 'invalid', answer, usage: answer.usage, error: isOutreachError(thrown) ? thrown : null });
      throw thrown;
    }
    await end({ outcome: reading.usable ? 'succeeded' : 'invalid', answer, usage: answer.usage, rung: reading.rung });
    return reading;
  }

  /** What was answered before, if it can be used today. */
  async function askCache<Value>(asked: AskedBackend, question: Question, why: AttemptStart['why'], read: (answer: ChatAnswer) => Reading<Value>): Promise<Reading<Value> | undefined> {
    if (cache === undefined) return undefined;
    signal.throwIfAborted();
    const begun = performance.now();
    const start = startOf(asked, question, why);
    const answer = await cache.find(start);
    const reading = answer === undefined ? undefined : readAgain(answer, read);
    if (answer === undefined || reading === undefined) return undefined;
    noted += 1;
    await book.note({ ...start, attempt: requests + noted }, { ...noAnswer, outcome: 'cached', sent: false, answer, rung: reading.rung, milliseconds: Math.round(performance.now() - begun), firstByteMilliseconds: null });
    return reading;
  }

  /** The attempts of one question: how many are left to it, and the rule between them. */
  function trying<Value>(why: AttemptStart['why'], work: (why: AttemptStart['why']) => Promise<Value>): Promise<Value> {
    const attempts = Math.min(parts.attempts, parts.requestsPerCall - requests);
    if (attempts < 1) throw createError('model_requests_used_up', { task, requests });
    let reason = why;
    return retry(
      () => {
        const now = reason;
        reason = 'retry';
        return work(now);
      },
      { attempts, clock, signal, pauseAfter: (failure, number) => pauseAfterFailure(failure, number, random) },
    );
  }

  return {
    get requestsLeft() {
      return parts.requestsPerCall - requests;
    },

    async ask(asked, question, why, read) {
      const known = await askCache(asked, question, why, read);
      if (known !== undefined) return known.value;
      return trying(why, (reason) =>
        parts.queueOf(asked.backend.id).add(asker.agent, signal, async () => {
          const begun = await begin(asked, question, reason);
          const answer = await send(begun, asked.plugin, (wire) => asked.backend.complete({ ...begun.start.question, ...wire }), (given) => brokenAnswer(given, asked));
          const { value, usable } = await settle(begun, answer, read);
          if (usable) await cache?.keep(begun.start, answer);
          return value;
        }),
      );
    },

    embed: async (asked, texts, read) =>
      trying('first', (reason) =>
        parts.queueOf(asked.backend.id).add(asker.agent, signal, async () => {
          const { backend, embeddingModel: model, plugin } = asked;
          const begun = await begin(asked, questionAbout(model, texts), reason, estimateTexts(texts));
          const answer = await send(begun, plugin, (wire) => backend.embed({ model, texts, ...wire }), (given) => brokenVectors(given, asked));
          const { value } = await settle(begun, notedAs(answer), () => {
            read(answer);
            return { value: answer, rung: null, usable: true };
          });
          return value;
        }),
      ),

    async *stream(asked, question, why, read) {
      const turn = await trying(why, async (reason) => {
        const { leave, entered } = takeTurn(parts.queueOf(asked.backend.id), asker.agent, signal);
        await entered;
        try {
          const begun = await begin(asked, question, reason);
          const { fetch, signal: until } = begun.line;
          let pieces: AsyncIterator<ChatPiece> | undefined;
          const next = () =>
            orAborted((async () => (pieces ??= asked.backend.stream({ ...begun.start.question, fetch, signal: until })[Symbol.asyncIterator]()).next())(), until).catch((thrown: unknown) => fail(begun, asked.plugin, thrown));
          // What failed before anything was passed on may be asked again; afterwards, somebody has seen it.
          return { begun, first: await next(), next, leave, hangUp: () => pieces?.return?.() };
        } catch (thrown) {
          leave();
          throw thrown;
        }
      });
      let over = false;
      try {
        for (let { value: piece, done } = turn.first; done !== true; { value: piece, done } = await turn.next()) {
          if (piece.kind !== 'finish') {
            yield piece;
            continue;
          }
          over = true;
          const problem = brokenAnswer(piece.answer, asked);
          if (problem !== undefined) await fail(turn.begun, asked.plugin, problem);
          await settle(turn.begun, piece.answer, (answer) => ({ value: read(answer), rung: null, usable: true }));
          yield piece;
          return;
        }
        await fail(turn.begun, asked.plugin, createError('model_stream_broken', { backend: asked.backend.label, reason: 'it ended without an end' }));
      } catch (thrown) {
        over = true; // it was written down where it failed
        throw thrown;
      } finally {
        turn.leave();
        if (!over) {
          // Whoever listened has gone.
          await turn.begun.end({ outcome: 'aborted' });
          turn.hangUp()?.catch(() => undefined); // it may hang for as long as it likes
        }
      }
    },
  };
}

interface Begun {
  /** With the question as it is sent. */
  readonly start: AttemptStart;
  readonly line: OpenWire;
  end(what: Pick<AttemptEnd, 'outcome'> & Partial<AttemptEnd>): Promise<void>;
}

/** A place in the queue that is held until it is left. */
function takeTurn(queue: FairQueue, who: string, signal: AbortSignal): { readonly entered: Promise<void>; leave(): void } {
  const { promise: entered, resolve: enter, reject } = Promise.withResolvers<void>();
  const { promise: left, resolve: leave } = Promise.withResolvers<void>();
  queue
    .add(who, signal, () => {
      enter();
      return left;
    })
    .catch(reject);
  return { entered, leave };
}

const noAnswer = { answer: null, usage: null, error: null, rung: null };

/** Undefined when it cannot be used today: then the model is asked. */
function readAgain<Value>(answer: ChatAnswer, read: (answer: ChatAnswer) => Reading<Value>): Reading<Value> | undefined {
  try {
    const reading = read(answer);
    return reading.usable ? reading : undefined;
  } catch (thrown) {
    if (isOutreachError(thrown)) return undefined;
    throw thrown;
  }
}

const nothing: Usage = { inputTokens: 0, outputTokens: 0 };

/** What went wrong, in our own words: an abort keeps its reason, what an SDK has wrapped is taken out again, and anything else is the plugin's. */
function failureOf(thrown: unknown, signal: AbortSignal, plugin: string, task: string): OutreachError | Error {
  if (signal.aborted) return signal.reason instanceof Error ? signal.reason : new Error('the call was cancelled', { cause: signal.reason });
  return blamePlugin(plugin, `answering ${task}`, typedCause(thrown) ?? thrown);
}
