// Equal questions, equal answers: off unless the user wants it, since a model that is asked twice may well think of something better.
import type { ChatAnswer } from '../contracts/backend.ts';
import type { Clock } from '../contracts/ports.ts';
import { mask } from '../mask.ts';
import type { ModelAnswers } from '../store/model-answers.ts';
import type { AttemptStart } from './attempt-book.ts';
import { canonicalJson, sha256 } from './trajectory/canonical-json.ts';

/** What makes a question the same one: about whom, to whom, and every word of it. */
export type CachedQuestion = Pick<AttemptStart, 'leadId' | 'backend' | 'address' | 'question'>;

export interface AnswerCache {
  /** Undefined when it was not asked, or too long ago. Whoever uses the answer checks it as he would a new one. */
  find(question: CachedQuestion): Promise<ChatAnswer | undefined>;
  /** Only what was used is worth keeping. */
  keep(question: CachedQuestion, answer: ChatAnswer): Promise<void>;
}

export interface AnswerCacheParts {
  readonly answers: Pick<ModelAnswers, 'find' | 'keep'>;
  readonly clock: Pick<Clock, 'now'>;
  /** How long an answer is good for. */
  readonly days: number;
}

const dayMilliseconds = 86_400_000;

export function cacheAnswers({ answers, clock, days }: AnswerCacheParts): AnswerCache {
  const tooOld = () => clock.now() - days * dayMilliseconds;
  return {
    async find(question) {
      const answer = await answers.find(keyOf(question), tooOld());
      return answer === undefined ? undefined : (JSON.parse(answer) as ChatAnswer);
    },
    async keep(question, given) {
      const answer = JSON.stringify(given);
      // One that holds a secret would have to be masked, and would no longer be what was answered.
      if (mask(answer) !== answer) return;
      await answers.keep({ key: keyOf(question), leadId: question.leadId, answer }, tooOld());
    },
  };
}

function keyOf({ leadId, backend, address, question }: CachedQuestion): string {
  return sha256(canonicalJson({ leadId, backend, address, question }));
}
