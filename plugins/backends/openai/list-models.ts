import type { ModelInfo, WireRequest } from '../../../core/index.ts';
import { underSignal, wholeBody } from './assembly.ts';
import { asCount, asObjects, asText, type JsonObject } from './json-value.ts';
import { modelTraits } from './model-traits.ts';
import type { Provider } from './provider.ts';

/** The models that `/models` lists (https://platform.openai.com/docs/api-reference/models/list). */
export function listModels(request: WireRequest, provider: Provider): Promise<readonly ModelInfo[]> {
  return underSignal(request, async () => {
    const { client, line } = await provider.client(request);
    const body = await wholeBody(await client.models.list(line).asResponse(), provider);
    return asObjects(body['data'])
      .filter(({ id }) => asText(id) !== '')
      .map((row) => ({ id: asText(row['id']), contextTokens: statedContext(row) ?? modelTraits(asText(row['id']), provider.dialect).contextTokens, digest: null }));
  });
}

/** OpenAI does not say; vLLM, OpenRouter, Groq and Mistral do, each under a name of its own. */
function statedContext(row: JsonObject): number | undefined {
  return ['max_model_len', 'context_length', 'context_window', 'max_context_length'].map((name) => asCount(row[name])).find((count) => count !== undefined);
}
