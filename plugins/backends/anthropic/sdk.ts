// The SDK as far as it is used: addresses, headers and authentication of a request, and the reading of events. It is loaded at the first request.
// Its streams are not: they pass over events without a name, end quietly on an abort, and its `stream()` stops at a message_start that comes twice.
import type { Anthropic, Middleware } from '@anthropic-ai/sdk';
import type { WireRequest } from '../../../core/index.ts';
import type { ServerSentEvent } from './read-answer.ts';

export interface Door {
  readonly address: string;
  readonly apiKey: string;
}

export type Call = (client: Anthropic, options: { readonly middleware: Middleware[] }) => { asResponse(): Promise<Response> };

/** Makes one request; resolves with a response whose body nobody has read. */
export async function ask({ address, apiKey }: Door, request: WireRequest, call: Call): Promise<Response> {
  const { Anthropic: Client } = await import('@anthropic-ai/sdk');
  // Whatever it would take from the environment is said: another address or key, tracing, and lines with prompts in them.
  const client = new Client({ apiKey, baseURL: address, maxRetries: 0, logLevel: 'off', openTelemetry: false });
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
