// Texts become vectors, in batches that every provider takes.
import { createError } from '../errors.ts';
import type { Call, EmbeddingBackend } from './call.ts';
import { estimateTokens } from './token-estimate.ts';

/** Texts in one request; OpenAI takes 2,048 (https://platform.openai.com/docs/api-reference/embeddings/create), a small machine chokes on fewer. */
const mostTexts = 96;
/** Tokens in one request, estimated; OpenAI takes 300,000 in truth. */
const mostTokens = 100_000;

/** In their order. A text that is too long by itself goes by itself, and the provider says what it thinks of it. */
export function batchesOf(texts: readonly string[]): readonly (readonly string[])[] {
  const batches: string[][] = [];
  let tokens = 0;
  for (const text of texts) {
    const more = estimateTokens(text);
    const last = batches.at(-1);
    if (last === undefined || last.length === mostTexts || tokens + more > mostTokens) {
      batches.push([text]);
      tokens = more;
    } else {
      last.push(text);
      tokens += more;
    }
  }
  return batches;
}

/** One vector for each text, in order. Rejects with `answer_invalid` when there are more or fewer, or when they are not all of one length. */
export async function embedTexts(call: Call, embedder: EmbeddingBackend, batches: readonly (readonly string[])[]): Promise<readonly (readonly number[])[]> {
  const vectors: (readonly number[])[] = [];
  for (const texts of batches) {
    const answer = await call.embed(embedder, texts, (given) => {
      const problems = problemOf(given.vectors, texts.length, vectors[0]?.length ?? given.vectors[0]?.length ?? 0);
      if (problems !== undefined) throw createError('answer_invalid', { who: `The model "${embedder.embeddingModel}" of ${embedder.backend.label}`, what: 'vectors', problems }, { plugin: embedder.plugin });
    });
    vectors.push(...answer.vectors);
  }
  return vectors;
}

function problemOf(vectors: readonly (readonly number[])[], texts: number, dimensions: number): string | undefined {
  if (vectors.length !== texts) return `there are ${vectors.length} for ${texts} texts`;
  if (dimensions === 0) return 'they are empty';
  const other = vectors.find((vector) => vector.length !== dimensions);
  if (other !== undefined) return `one has ${other.length} numbers, and others have ${dimensions}`;
  return vectors.every((vector) => vector.every(Number.isFinite)) ? undefined : 'not all of them are numbers';
}
