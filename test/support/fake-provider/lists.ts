// What a provider says of its models, as each of the three words it.
import type { OllamaManners } from './context-window.ts';
import type { Fields } from './json-fields.ts';
import { created } from './wire-format.ts';

/** `GET /v1/models`, for Anthropic (it names its version in a header) or for OpenAI. */
export function modelList(models: readonly string[], provider: 'anthropic' | 'openai'): Fields {
  if (provider === 'openai') return { object: 'list', data: models.map((id) => ({ id, object: 'model', created, owned_by: 'fake-provider' })) };
  const data = models.map((id) => ({ type: 'model', id, display_name: id, created_at: '2026-02-02T02:40:00Z', lifecycle: 'active', line: null, deprecated_at: null, retires_at: null, capabilities: null, max_input_tokens: 200_000, max_tokens: 64_000 }));
  return { data, has_more: false, first_id: models[0] ?? null, last_id: models.at(-1) ?? null };
}

/** `GET /api/tags` (github.com/ollama/ollama, docs/api.md, "List Local Models"). */
export function tags(models: readonly string[]): Fields {
  return { models: models.map((name) => ({ name, model: name, modified_at: '2026-02-02T02:40:00.000000Z', size: 2_019_393_189, digest: digestOf(name), details })) };
}

/** `POST /api/show` (the same page, "Show Model Information"). */
export function show({ contextTokens = 131_072, tools = true }: OllamaManners): Fields {
  return {
    modelfile: '# A fake model',
    parameters: 'stop "<|im_end|>"',
    template: '{{ .Prompt }}',
    details,
    model_info: { 'general.architecture': 'fake', 'general.parameter_count': 8_030_261_248, 'fake.context_length': contextTokens, 'fake.embedding_length': 4_096 },
    capabilities: ['completion', ...(tools ? ['tools'] : [])],
    modified_at: '2026-02-02T02:40:00.000000Z',
  };
}

const details = { parent_model: '', format: 'gguf', family: 'fake', families: ['fake'], parameter_size: '8.0B', quantization_level: 'Q4_K_M' };

/** The same name has the same digest, of 64 hexadecimal digits. */
function digestOf(name: string): string {
  return Buffer.from(name).toString('hex').padEnd(64, '0').slice(0, 64);
}
