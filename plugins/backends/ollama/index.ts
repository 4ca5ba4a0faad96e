import type { ChatAnswer, ChatPiece, ChatRequest, ModelInfo, ModelTraits, Plugin } from '../../../core/index.ts';
import { askOllama, label } from './ask-ollama.ts';
import { createContextKeeper } from './context-keeper.ts';
import { mapRequest } from './map-request.ts';
import { readAnswer } from './read-answer.ts';
import { readModelList } from './read-model-list.ts';
import { readTraits, unknownTraits } from './read-traits.ts';

interface Options {
  readonly baseUrl: string;
  readonly model?: string;
  readonly contextTokens: number;
  readonly keepAlive?: string;
  readonly embeddingModel?: string;
}

/** Models of an Ollama, over its native API, which alone lets one set the context size: https://docs.ollama.com/api */
const ollama: Plugin<Options> = {
  name: 'ollama',
  apiVersion: 1,
  description: 'Asks models of an Ollama server, on this machine unless another address is given.',
  options: {
    type: 'object',
    additionalProperties: false,
    properties: {
      baseUrl: {
        type: 'string',
        format: 'uri',
        pattern: '^https?://',
        default: 'http://127.0.0.1:11434',
        title: 'Base URL',
        description: 'Where the Ollama server listens, without "/api".',
      },
      model: { type: 'string', minLength: 1, title: 'Model', description: 'The model that answers when none is chosen elsewhere, as "ollama list" names it: "llama3.1:8b".' },
      contextTokens: {
        type: 'integer',
        minimum: 512,
        default: 8_192,
        title: 'Context size',
        // Ollama's own default is 4,096 where memory is short, too little for a posting with a résumé; 8,192 tokens take about 1 GB beside a model of 8 billion parameters.
        description: 'Tokens that question and answer have together. Larger questions get more, up to what the model can; more tokens need more memory.',
      },
      keepAlive: {
        type: 'string',
        pattern: '^-?\\d+(?:\\.\\d+)?(?:ms|s|m|h)$',
        title: 'Keep loaded for',
        description: 'How long a model stays in memory after an answer: "10m", "1h"; a negative time is for ever. By default what the server says (5 minutes).',
      },
      embeddingModel: { type: 'string', minLength: 1, title: 'Model for embeddings', description: 'The model that turns texts into vectors: "nomic-embed-text".' },
    },
  },
  apply(scope) {
    const { model: defaultModel = null, keepAlive, embeddingModel = null } = scope.options;
    const address = scope.options.baseUrl.replace(/(?:\/+api)?\/*$/, '');
    const described = new Map<string, ModelTraits>();
    const traits = (model: string) => described.get(model) ?? unknownTraits;
    const keeper = createContextKeeper({ leastContext: scope.options.contextTokens, tokens: scope.text.tokens, ownContext: (model) => traits(model).contextTokens });

    async function* stream(request: ChatRequest): AsyncGenerator<ChatPiece> {
      const sized = keeper.size(request);
      const { model } = request;
      if (!sized.fits) return scope.fail('model_context_cut', { backend: label, model, sent: sized.prompt.about, read: sized.contextTokens });
      const body = mapRequest(request, sized.contextTokens, keepAlive);
      // The SDK skips what it cannot read and says so on the console: it asks, and we read.
      const { response } = await askOllama({ address, request, model, fail: scope.fail }, (client) => client.chat(body));
      for await (const piece of readAnswer(response, { request, fail: scope.fail })) {
        if (piece.kind !== 'finish') yield piece;
        else {
          const { answer, counts } = piece;
          if (!keeper.wasReadWhole(sized, counts)) return scope.fail('model_context_cut', { backend: label, model, sent: sized.prompt.about, read: counts.read ?? 0 });
          yield { kind: 'finish', answer };
        }
      }
    }

    scope.addBackend({
      id: 'ollama',
      label,
      remote: !isLoopback(new URL(address).hostname),
      address,
      defaultModel,
      traits,
      // No key is needed, and whether it runs cannot be known without a request.
      checkSetup: async (model) => (model === '' ? scope.fail('model_not_chosen', { backend: label }) : undefined),
      // As a stream too: the first token shows that a slow model is at work, and there is one way to read an answer.
      async complete(request) {
        let last: ChatAnswer | undefined;
        for await (const piece of stream(request)) if (piece.kind === 'finish') last = piece.answer;
        return last as ChatAnswer; // a stream without its finish has thrown
      },
      stream,
      embeddingModel,
      async embed(request) {
        const { model, texts } = request;
        // A text that is too long is refused instead of cut.
        const body = { model, input: [...texts], truncate: false, ...(keepAlive === undefined ? {} : { keep_alive: keepAlive }) };
        const { value } = await askOllama({ address, request, model, fail: scope.fail }, (client) => client.embed(body));
        const { embeddings, prompt_eval_count: read, model: answered } = value;
        if (!isVectors(embeddings) || embeddings.length !== texts.length) return scope.fail('model_failed', { backend: label, status: null, reason: `it was asked for ${texts.length} vectors, and answered something else` });
        return { vectors: embeddings, usage: { inputTokens: Number.isSafeInteger(read) ? read : 0, outputTokens: 0 }, model: typeof answered === 'string' ? answered : model };
      },
      async models(request): Promise<readonly ModelInfo[]> {
        const { value } = await askOllama({ address, request, model: defaultModel ?? '', fail: scope.fail }, (client) => client.list());
        const list = readModelList(value, (model) => traits(model).contextTokens);
        return list ?? scope.fail('model_address_wrong', { backend: label, address, reason: 'it answered with no list of models' });
      },
      async describe(model, request) {
        const { value } = await askOllama({ address, request, model, fail: scope.fail }, (client) => client.show({ model }));
        const found = readTraits(value);
        described.set(model, found);
        return found;
      },
    });
  },
};

export default ollama;

/** 127.0.0.0/8, ::1 and localhost: what is sent there stays on this machine. */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

function isVectors(value: unknown): value is readonly (readonly number[])[] {
  return Array.isArray(value) && value.every((vector) => Array.isArray(vector) && vector.every((each) => typeof each === 'number'));
}
