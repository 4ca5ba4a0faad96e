// The SDK as far as it is used: addresses, headers and authentication of a request, and the reading of events. It is loaded at the first request.
// Its streams are not: they pass over events without a name, end quietly on an abort, and its `stream()` stops at a message_start that comes twice.
import type { Anthropic, Middleware } from '@anthropic-ai/sdk';
import type { WireRequest } from '../../../core/index.ts';
import type { ServerSentEvent } from './read-answer.ts';

export type Call = (client: Anthropic, options: { readonly middleware: Middleware[] }) => { asResponse(): Promise<Response> };

export interface Sdk {
  /** Makes one request; resolves with a response whose body nobody has read. */
  ask(apiKey: string, request: WireRequest, call: Call): Promise<Response>;
}

/** The SDK for one address; its client is kept as long as the key is the same, since making one takes longer than using it. */
export function createSdk(address: string): Sdk {
  let kept: { readonly apiKey: string; readonly client: Promise<Anthropic> } | undefined;
  return {
    async ask(apiKey, request, call) {
      if (kept?.apiKey !== apiKey) kept = { apiKey, client: createClient(address, apiKey) };
      return send(await kept.client, request, call);
    },
  };
}

async function createClient(address: string, apiKey: string): Promise<Anthropic> {
  const { Anthropic: Client } = await import('@anthropic-ai/sdk');
  // Whatever it would take from the environment is said: another address or key, tracing, and lines with prompts in them.
  return withoutVariable('ANTHROPIC_CUSTOM_HEADERS', () => new Client({ apiKey, baseURL: address, maxRetries: 0, logLevel: 'off', openTelemetry: false }));
}

/** Headers that somebody has set for every program that uses the SDK are not for the address that is configured here; the SDK has no option against them. */
function withoutVariable<Made>(name: string, make: () => Made): Made {
  const { [name]: value } = process.env;
  if (value === undefined) return make();
  delete process.env[name];
  try {
    return make();
  } finally {
    process.env[name] = value;
  }
}

async function send(client: Anthropic, request: WireRequest, call: Call): Promise<Response> {
  let failure: { readonly thrown: unknown } | undefined;
  // Stands in for the SDK's own fetch, and for its timer with it.
  const fetch: Middleware = async ({ url, method = 'GET', headers, body }) => {
    try {
      return await request.fetch(url, { method, headers: new Headers(headers), signal: request.signal, ...(typeof body === 'string' ? { body } : {}) });
    } catch (thrown) {
      failure = { thrown };
      throw thrown;
    }
  };
  try {
    return await call(client, { middleware: [fetch] }).asResponse();
  } catch (thrown) {
    // The SDK makes a time-out of its own of every failure that looks like one, and forgets what it was.
    throw failure === undefined ? thrown : failure.thrown;
  }
}

/** The events in a response's body, as its bytes come. */
export async function eventsOf(response: Response): Promise<AsyncIterable<ServerSentEvent>> {
  const { Stream } = await import('@anthropic-ai/sdk/core/streaming');
  const lines = response.body === null ? [] : withLastLineEnd(response.body);
  return Stream.rawEvents({ body: lines } as unknown as Response); // of a response it reads the body, whatever can be iterated
}

/** The last event counts only with an empty line behind it, which some proxies cut off. One that was itself cut off is no JSON and is told as such. */
async function* withLastLineEnd(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* body;
  yield new TextEncoder().encode('\n\n');
}
