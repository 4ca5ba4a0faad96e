import type { EmbedAnswer, EmbedRequest } from '../../../core/index.ts';
import { underSignal, wholeBody } from './assembly.ts';
import { asCount, asObjects, asText, type JsonObject } from './json-value.ts';
import type { Provider } from './provider.ts';
import { usageOf } from './usage.ts';

/** One vector for each text, in order, from `/embeddings` (https://platform.openai.com/docs/api-reference/embeddings/create). */
export function embedTexts(request: EmbedRequest, provider: Provider): Promise<EmbedAnswer> {
  return underSignal(request, async () => {
    const { model, texts } = request;
    const { client, line } = await provider.client(request);
    // As numbers: not every server knows the SDK's default, base64.
    const response = await client.embeddings.create({ model, input: [...texts], encoding_format: 'float' }, line).asResponse();
    const body = await wholeBody(response, provider);
    const vectors = inOrder(asObjects(body['data'])).map(({ embedding }) => embedding);
    if (vectors.length !== texts.length || !vectors.every(isVector)) provider.fail('model_failed', { backend: provider.label, status: null, reason: `it gave ${vectors.filter(isVector).length} vectors for ${texts.length} texts` });
    return { vectors: vectors.filter(isVector), usage: usageOf(body['usage']), model: asText(body['model']) || model };
  });
}

function inOrder(rows: readonly JsonObject[]): readonly JsonObject[] {
  return rows.toSorted((one, other) => (asCount(one['index']) ?? 0) - (asCount(other['index']) ?? 0));
}

function isVector(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'number');
}
