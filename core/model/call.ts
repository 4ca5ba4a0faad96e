// One call of an agent's: its first request, retries, re-asks, fallbacks and tool turns all draw from one budget of requests.
import { randomUUID } from 'node:crypto';
import type { ChatAnswer, ModelBackend, Usage } from '../contracts/backend.ts';
import type { Clock } from '../contracts/ports.ts';
import { blamePlugin, createError, isOutreachError, type OutreachError } from '../errors.ts';
import { retry } from '../retry.ts';
import type { Asker, AttemptBook, AttemptEnd, AttemptStart, PromptIdentity, Question, Rung } from './attempt-book.ts';
import type { FairQueue } from './fair-queue.ts';
import { pauseAfterFailure } from './retry-rule.ts';
import { estimateQuestion } from './token-estimate.ts';
import { typedCause } from './typed-cause.ts';
import type { Wire } from './wire.ts';

export interface CallParts {
  readonly clock: Clock;
  readonly wire: Wire;
  readonly book: AttemptBook;
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
  /** Told after each answer, usable or not. */
  readonly onUsage?: (usage: Usage) => void;
}

export interface AskedBackend {
  readonly backend: ModelBackend;
  readonly plugin: string;
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
}

export function createCall(parts: CallParts, { task, asker, prompt, signal, onUsage }: CallOptions): Call {
  const { clock, wire, book, random } = parts;
  const call = randomUUID();
  let requests = 0;

  async function attempt<Value>({ backend, plugin }: AskedBackend, question: Question, why: AttemptStart['why'], read: (answer: ChatAnswer) => Reading<Value>): Promise<Value> {
    signal.throwIfAborted();
    requests += 1;
    const entry = await book.open({ ...asker, call, attempt: requests, why, task, backend: backend.id, remote: backend.remote, question, inputTokens: estimateQuestion(question), prompt });
    const begun = performance.now();
    const line = wire.open({ backend: backend.label, model: question.model, remote: backend.remote, signal });
    const end = (what: Pick<AttemptEnd, 'outcome'> & Partial<AttemptEnd>) =>
      entry.close({ answer: null, usage: null, error: null, rung: null, sent: line.asked, milliseconds: Math.round(performance.now() - begun), firstByteMilliseconds: line.firstByteMilliseconds, ...what });
    let answer: ChatAnswer;
    try {
      answer = await backend.complete({ ...question, fetch: line.fetch, signal: line.signal });
    } catch (thrown) {
      const error = failureOf(thrown, line.signal, plugin, task);
      await end({ outcome: signal.aborted ? 'aborted' : 'failed', error: isOutreachError(error) ? error : null });
      throw error;
    } finally {
      line.close();
    }
    onUsage?.(answer.usage);
    try {
      const { value, rung, usable } = read(answer);
      await end({ outcome: usable ? 'succeeded' : 'invalid', answer, usage: answer.usage, rung });
      return value;
    } catch (thrown) {
      await end({ outcome: 'invalid', answer, usage: answer.usage, error: isOutreachError(thrown) ? thrown : null });
      throw thrown;
    }
  }

  return {
    get requestsLeft() {
      return parts.requestsPerCall - requests;
    },
    async ask(asked, question, why, read) {
      const attempts = Math.min(parts.attempts, parts.requestsPerCall - requests);
      if (attempts < 1) throw createError('model_requests_used_up', { task, requests });
      let first = true;
      return retry(
        () => {
          const reason = first ? why : 'retry';
          first = false;
          return parts.queueOf(asked.backend.id).add(asker.agent, signal, () => attempt(asked, question, reason, read));
        },
        { attempts, clock, signal, pauseAfter: (failure, number) => pauseAfterFailure(failure, number, random) },
      );
    },
  };
}

/** What went wrong, in our own words: an abort keeps its reason, what an SDK has wrapped is taken out again, and anything else is the plugin's. */
function failureOf(thrown: unknown, signal: AbortSignal, plugin: string, task: string): OutreachError | Error {
  if (signal.aborted) return signal.reason instanceof Error ? signal.reason : new Error('the call was cancelled', { cause: signal.reason });
  return blamePlugin(plugin, `answering ${task}`, typedCause(thrown) ?? thrown);
}
