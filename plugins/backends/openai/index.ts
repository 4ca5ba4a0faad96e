import type { ChatRequest, ModelBackend, Plugin } from '../../../core/index.ts';
import { completeChat, streamChat } from './chat-completions.ts';
import { completeText, streamText } from './completions.ts';
import { dialectOf } from './dialect.ts';
import { embedTexts } from './embeddings.ts';
import { listModels } from './list-models.ts';
import { isLoopback } from './loopback.ts';
import { isCompletionModel, modelTraits } from './model-traits.ts';
import { createSdk } from './open-client.ts';
import type { Provider } from './provider.ts';
import { completeResponse, streamResponse } from './responses.ts';

interface Options {
  readonly baseUrl: string;
  readonly api: 'auto' | 'responses' | 'chat' | 'completions';
  readonly model?: string;
  readonly organization?: string;
  readonly embeddingModel?: string;
}

const apis = {
  responses: { complete: completeResponse, stream: streamResponse },
  chat: { complete: completeChat, stream: streamChat },
  completions: { complete: completeText, stream: streamText },
} as const;

/** OpenAI's models, and those of every server that speaks its format: LM Studio, OpenRouter, vLLM, xAI and others. */
const openai: Plugin<Options> = {
  name: 'openai',
  apiVersion: 1,
  description: 'Asks models of OpenAI, or of any server that speaks its format: LM Studio, OpenRouter, vLLM, xAI and others.',
  options: {
    type: 'object',
    additionalProperties: false,
    properties: {
      baseUrl: { type: 'string', format: 'uri', pattern: '^https?://', default: 'https://api.openai.com/v1', title: 'Base URL', description: 'Where the server is, with its version: LM Studio has http://localhost:1234/v1.' },
      api: {
        type: 'string',
        enum: ['auto', 'responses', 'chat', 'completions'],
        default: 'auto',
        title: 'API',
        description: 'Which of the APIs to speak. "auto" takes "responses" at OpenAI and "chat" anywhere else.',
      },
      model: { type: 'string', minLength: 1, title: 'Model', description: 'The model that answers when the configuration names none.' },
      organization: { type: 'string', minLength: 1, title: 'Organization', description: 'The organization at OpenAI that is billed, when you belong to several.' },
      embeddingModel: { type: 'string', minLength: 1, title: 'Model for embeddings', description: 'The model that turns texts into vectors; at OpenAI text-embedding-3-small unless another is named.' },
    },
  },
  apply(scope) {
    const { baseUrl, api, model, organization, embeddingModel = null } = scope.options;
    const address = new URL(baseUrl);
    const local = isLoopback(address);
    const dialect = dialectOf(address);
    const isOpenAI = address.hostname === 'api.openai.com';
    const label = isOpenAI ? 'OpenAI' : address.host;

    const key = async () => (await scope.secrets.get('apiKey')) ?? (local ? undefined : scope.fail('model_key_missing', { backend: label, where: 'OPENAI_API_KEY' }));

    const sdk = createSdk();
    const provider: Provider = {
      label,
      baseUrl: address,
      dialect,
      fail: scope.fail,
      client: async (request) => sdk(request, { baseUrl, apiKey: await key(), organization }),
    };

    function apiFor({ model: asked }: ChatRequest): (typeof apis)[keyof typeof apis] {
      if (api !== 'auto') return apis[api];
      if (!isOpenAI) return apis.chat;
      return isCompletionModel(asked) ? apis.completions : apis.responses;
    }

    const backend: ModelBackend = {
      id: 'openai',
      ...(isOpenAI ? {} : { address: baseUrl }),
      label,
      remote: !local,
      defaultModel: model ?? null,
      traits: (asked) => modelTraits(asked, dialect),
      async checkSetup(asked) {
        if (asked.trim() === '') scope.fail('model_not_chosen', { backend: label });
        await key();
      },
      complete: (request) => apiFor(request).complete(request, provider),
      stream: (request) => apiFor(request).stream(request, provider),
      embeddingModel: embeddingModel ?? (isOpenAI ? 'text-embedding-3-small' : null),
      embed: (request) => embedTexts(request, provider),
      models: (request) => listModels(request, provider),
    };
    scope.addBackend(backend);
  },
};

export default openai;
