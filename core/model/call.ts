// One call of an agent's: its first request, retries, re-asks, fallbacks and tool turns all draw from one budget of requests.
import type { ChatAnswer, ChatPiece, EmbedAnswer, ModelBackend } from '../contracts/backend.ts';
import type { Clock } from '../contracts/ports.ts';
import { createError, isOutreachError } from '../errors.ts';
import { retry } from '../retry.ts';
import type { AnswerCache } from './answer-cache.ts';
import type { AttemptStart, Question } from './attempt-book.ts';
import { type AskedBackend, type AttemptOptions, type AttemptParts, createAttempts, type Reading } from './attempts.ts';
import type { FairQueue } from './fair-queue.ts';
import { notedAs, questionAbout } from './noted-texts.ts';
import { pauseAfterFailure } from './retry-rule.ts';
import { openStream, passOn } from './stream-answer.ts';
import { estimateTexts } from './token-estimate.ts';
import { brokenAnswer, brokenVectors } from './whole-answer.ts';

export interface CallParts extends AttemptParts {
  readonly clock: Clock;
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

export interface EmbeddingBackend extends AskedBackend {
  readonly backend: ModelBackend & Required<Pick<ModelBackend, 'embed'>>;
  readonly embeddingModel: string;
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

export function createCall(parts: CallParts, options: AttemptOptions): Call {
  const { clock, cache, random, queueOf, requestsPerCall } = parts;
  const { task, asker, signal } = options;
  const requests = createAttempts(parts, options);

  /** What was answered before, if it can be used today. */
  async function askCache<Value>(asked: AskedBackend, question: Question, why: AttemptStart['why'], read: (answer: ChatAnswer) => Reading<Value>): Promise<Reading<Value> | undefined> {
    if (cache === undefined) return undefined;
    signal.throwIfAborted();
    const begun = performance.now();
    const start = requests.startOf(asked, question, why);
    const answer = await cache.find(start);
    const reading = answer === undefined ? undefined : readAgain(answer, read);
    if (answer === undefined || reading === undefined) return undefined;
    await requests.noteCached(start, answer, reading.rung, Math.round(performance.now() - begun));
    return reading;
  }

  /** The attempts of one question: how many are left to it, and the rule between them. */
  function trying<Value>(why: AttemptStart['why'], work: (why: AttemptStart['why']) => Promise<Value>): Promise<Value> {
    const attempts = Math.min(parts.attempts, requestsPerCall - requests.made);
    if (attempts < 1) throw createError('model_requests_used_up', { task, requests: requests.made });
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
      return requestsPerCall - requests.made;
    },

    async ask(asked, question, why, read) {
      const known = await askCache(asked, question, why, read);
      if (known !== undefined) return known.value;
      return trying(why, (reason) =>
        queueOf(asked.backend.id).add(asker.agent, signal, async () => {
          const attempt = await requests.begin(asked, question, reason);
          const answer = await attempt.receive((wire) => asked.backend.complete({ ...attempt.start.question, ...wire }), (given) => brokenAnswer(given, asked));
          const { value, usable } = await attempt.settle(answer, read);
          if (usable) await cache?.keep(attempt.start, answer);
          return value;
        }),
      );
    },

    async *stream(asked, question, why, read) {
      const open = await trying(why, (reason) => openStream(asked, queueOf(asked.backend.id), asker.agent, signal, () => requests.begin(asked, question, reason)));
      yield* passOn(open, asked, read);
    },

    embed: async (asked, texts, read) =>
      trying('first', (reason) =>
        queueOf(asked.backend.id).add(asker.agent, signal, async () => {
          const { backend, embeddingModel: model } = asked;
          const attempt = await requests.begin(asked, questionAbout(model, texts), reason, estimateTexts(texts));
          const answer = await attempt.receive((wire) => backend.embed({ model, texts, ...wire }), (given) => brokenVectors(given, asked));
          const { value } = await attempt.settle(notedAs(answer), () => {
            read(answer);
            return { value: answer, rung: null, usable: true };
          });
          return value;
        }),
      ),
  };
}

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
