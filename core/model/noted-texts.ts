// What is written down of texts that become vectors: how many, how long, and a hash by which they are known again; neither a word nor a number of them.
import type { ChatAnswer, EmbedAnswer } from '../contracts/backend.ts';
import type { Question } from './attempt-book.ts';
import { canonicalJson, sha256 } from './trajectory/canonical-json.ts';

/** In the place of a question. */
export function questionAbout(model: string, texts: readonly string[]): Question {
  const characters = texts.reduce((sum, { length }) => sum + length, 0);
  return { model, messages: [], maxOutputTokens: 0, embedded: { texts: texts.length, characters, hash: sha256(canonicalJson(texts)) } };
}

/** In the place of an answer. */
export function notedAs({ vectors, usage, model }: EmbedAnswer): ChatAnswer {
  return { text: `${vectors.length} vectors of ${vectors[0]?.length ?? 0} numbers`, reasoning: '', toolCalls: [], finish: 'stop', usage, model };
}
