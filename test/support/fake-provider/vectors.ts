// Vectors of texts: texts that share words lie near each other, and the same text always gets the same vector.
import { type Fields, textOf } from './json-fields.ts';
import { countTokens } from './tokens.ts';

const dimensions = 64;

/** A vector of length 1. */
export function vectorOf(text: string): readonly number[] {
  const sums = new Array<number>(dimensions).fill(0);
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) {
    const place = [...word].reduce((hash, sign) => Math.imul(hash, 31) + (sign.codePointAt(0) ?? 0), 7) >>> 0;
    sums[place % dimensions] = (sums[place % dimensions] ?? 0) + 1;
  }
  const length = Math.hypot(...sums) || 1;
  return sums.map((sum) => Math.fround(sum / length));
}

/** `POST /v1/embeddings`: numbers, or 32-bit floats in base64, which OpenAI's own client asks for. */
export function openaiEmbeddings(body: Fields): Fields {
  const texts = textsOf(body['input']);
  const worded = (vector: readonly number[]) => (body['encoding_format'] === 'base64' ? Buffer.from(Float32Array.from(vector).buffer).toString('base64') : vector);
  const tokens = texts.reduce((sum, text) => sum + countTokens(text), 0);
  return { object: 'list', data: texts.map((text, index) => ({ object: 'embedding', index, embedding: worded(vectorOf(text)) })), model: body['model'], usage: { prompt_tokens: tokens, total_tokens: tokens } };
}

/** `POST /api/embed`. */
export function ollamaEmbeddings(body: Fields): Fields {
  const texts = textsOf(body['input']);
  return { model: body['model'], embeddings: texts.map(vectorOf), total_duration: 14_143_917, load_duration: 1_019_500, prompt_eval_count: texts.reduce((sum, text) => sum + countTokens(text), 0) };
}

function textsOf(input: unknown): readonly string[] {
  return Array.isArray(input) ? input.map(textOf) : [textOf(input)];
}
