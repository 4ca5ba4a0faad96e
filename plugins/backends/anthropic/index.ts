import type { ChatAnswer, ChatPiece, ChatRequest, Plugin, WireRequest } from '../../../core/index.ts';
import { defaultModel, knownModel } from './known-models.ts';
import { mapRequest } from './map-request.ts';
import { type Asked, readStream, readWhole } from './read-answer.ts';
import { readModels } from './read-models.ts';
import { type Call, createSdk, eventsOf } from './sdk.ts';

interface Options {
  readonly baseUrl: string;
}

const label = 'Claude';
const usualAddress = 'https://api.anthropic.com';

/** Claude, by the Messages API: https://platform.claude.com/docs/en/api/messages */
const anthropic: Plugin<Options> = {
  name: 'anthropic',
  apiVersion: 1,
  description: 'Asks Claude, by Anthropic’s API or any address that speaks its format.',
  options: {
    type: 'object',
    additionalProperties: false,
    properties: {
      baseUrl: {
        type: 'string',
        format: 'uri',
        pattern: '^https?://',
        default: usualAddress,
        title: 'Base URL',
        description: 'Where requests go: the address of the API, or of a stand-in that speaks its format.',
      },
    },
  },
  apply(scope) {
    // Other clients of this provider take the address with the version; the SDK adds it.
    const address = scope.options.baseUrl.replace(/(?:\/+v1)?\/*$/, '');
    const remote = !isLoopback(new URL(address).hostname);
    const sdk = createSdk(address);

    async function key(): Promise<string> {
      const given = await scope.secrets.get('apiKey');
      if (given !== undefined && given !== '') return given;
      // On this machine is a stand-in: it wants no key, and the SDK wants one.
      return remote ? scope.fail('model_key_missing', { backend: label, where: 'ANTHROPIC_API_KEY' }) : 'none';
    }

    async function ask(request: WireRequest, call: Call): Promise<Response> {
      request.signal.throwIfAborted();
      return sdk.ask(await key(), request, call);
    }

    scope.addBackend({
      id: 'anthropic',
      label,
      remote,
      defaultModel,
      ...(address === usualAddress ? {} : { address }),
      traits(model) {
        const { contextTokens, maxOutputTokens, tools, objects } = knownModel(model);
        return { contextTokens, maxOutputTokens, tools, objects };
      },
      async checkSetup() {
        await key();
      },
      async complete(request) {
        const { body, asked } = toBeAsked(request, address);
        const response = await ask(request, (client, options) => client.post('/v1/messages', { body, ...options }));
        return readWhole(response, asked, scope.fail);
      },
      async *stream(request) {
        const { body, asked } = toBeAsked(request, address);
        const response = await ask(request, (client, options) => client.post('/v1/messages', { body: { ...body, stream: true }, ...options }));
        // Some stand-ins answer whole whatever is asked.
        if (response.headers.get('content-type')?.includes('json') === true) yield* inPieces(await readWhole(response, asked, scope.fail));
        else yield* readStream(await eventsOf(response), asked, scope.fail);
      },
      async models(request) {
        const response = await ask(request, (client, options) => client.get('/v1/models', { query: { limit: 1000 }, ...options }));
        return readModels(await response.text()) ?? scope.fail('model_address_wrong', { backend: label, address, reason: 'what answers there does not list models' });
      },
    });
  },
};

export default anthropic;

function toBeAsked(request: ChatRequest, address: string): { readonly body: ReturnType<typeof mapRequest>['body']; readonly asked: Asked } {
  const { body, objectTool } = mapRequest(request);
  return { body, asked: { label, model: request.model, address, objectTool } };
}

function inPieces(answer: ChatAnswer): readonly ChatPiece[] {
  const { reasoning, text, toolCalls } = answer;
  return [
    ...(reasoning === '' ? [] : [{ kind: 'reasoning', text: reasoning } as const]),
    ...(text === '' ? [] : [{ kind: 'text', text } as const]),
    ...toolCalls.map((call, index) => ({ kind: 'tool-call', index, ...call }) as const),
    { kind: 'finish', answer },
  ];
}

/** 127.0.0.0/8, ::1 and localhost: what a request to them asks does not leave this machine. */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
