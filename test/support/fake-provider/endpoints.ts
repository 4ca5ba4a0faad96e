import { anthropicMessages } from './anthropic-messages.ts';
import type { OllamaManners } from './context-window.ts';
import type { Fields } from './json-fields.ts';
import { modelList, show, tags } from './lists.ts';
import { ollamaChat, ollamaGenerate } from './ollama-native.ts';
import { openaiChat } from './openai-chat.ts';
import { openaiCompletions } from './openai-completions.ts';
import { openaiResponses } from './openai-responses.ts';
import type { FakeRequest } from './step.ts';
import { ollamaEmbeddings, openaiEmbeddings } from './vectors.ts';
import type { WireFormat } from './wire-format.ts';

/** Something that can be asked: a chat, or a question that is answered without a model thinking. */
export type Endpoint = Chat | Lookup;

interface Chat {
  readonly provider: WireFormat['provider'];
  readonly format: WireFormat;
}

interface Lookup {
  readonly provider: WireFormat['provider'];
  readonly format?: undefined;
  readonly lookUp: (body: Fields, server: { readonly models: readonly string[]; readonly ollama: OllamaManners }) => Fields;
}

const table: Readonly<Record<string, Endpoint>> = {
  'POST /v1/messages': { provider: 'anthropic', format: anthropicMessages },
  'POST /v1/chat/completions': { provider: 'openai', format: openaiChat },
  'POST /v1/responses': { provider: 'openai', format: openaiResponses },
  'POST /v1/completions': { provider: 'openai', format: openaiCompletions },
  'POST /v1/embeddings': { provider: 'openai', lookUp: openaiEmbeddings },
  'GET /v1/models': { provider: 'openai', lookUp: (_, { models }) => modelList(models, 'openai') },
  'POST /api/chat': { provider: 'ollama', format: ollamaChat },
  'POST /api/generate': { provider: 'ollama', format: ollamaGenerate },
  'POST /api/embed': { provider: 'ollama', lookUp: ollamaEmbeddings },
  'GET /api/tags': { provider: 'ollama', lookUp: (_, { models }) => tags(models) },
  'POST /api/show': { provider: 'ollama', lookUp: (_, { ollama }) => show(ollama) },
  'GET /api/version': { provider: 'ollama', lookUp: () => ({ version: '0.33.2' }) },
};

const anthropicModels: Endpoint = { provider: 'anthropic', lookUp: (_, { models }) => modelList(models, 'anthropic') };

/** What a request is for; undefined when there is no such thing. Anthropic and OpenAI list their models at the same path. */
export function endpointFor({ method, path, headers }: Pick<FakeRequest, 'method' | 'path' | 'headers'>): Endpoint | undefined {
  if (path === '/v1/models' && headers['anthropic-version'] !== undefined) return anthropicModels;
  return table[`${method} ${path}`];
}

/** In whose words even a path that nobody knows is refused. */
export function providerAt(path: string): WireFormat['provider'] {
  return path.startsWith('/api/') ? 'ollama' : path.startsWith('/v1/messages') ? 'anthropic' : 'openai';
}
