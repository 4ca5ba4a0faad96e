// One loopback server that speaks the wire formats of Anthropic, OpenAI and Ollama, remembers what it was asked, and does what a script says.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ExecutionContext } from 'ava';
import { createAnswering } from './answering.ts';
import { deliver, type Exchange } from './deliver.ts';
import { fieldsOf } from './json-fields.ts';
import type { FakeProviderOptions } from './options.ts';
import type { FakeRequest, Step } from './step.ts';

export type { FakeProviderOptions } from './options.ts';
export type { Reply } from './reply.ts';
export type { FakeRequest, Step, Wait } from './step.ts';

/** A step, or what to answer to this very request. */
export type ScriptedStep = Step | ((request: FakeRequest) => Step | Promise<Step>);

export interface FakeProvider {
  /** `http://127.0.0.1:PORT`: the base URL of Anthropic and Ollama; OpenAI's is `${url}/v1`. */
  readonly url: string;
  /** In the order in which their headers came. */
  readonly requests: readonly FakeRequest[];
  /** Adds steps: each request takes the next one, whatever it asks for; when there is none, it gets the default answer. */
  script(...steps: readonly ScriptedStep[]): void;
  /** Resolves when so many requests have arrived whole. */
  received(count: number): Promise<void>;
  /** Open at this moment. */
  connections(): number;
  /** Ends every connection; resolves when nothing is served any more. */
  close(): Promise<void>;
}

/** Starts it on 127.0.0.1; it is closed when the test ends. */
export async function startFakeProvider(t?: Pick<ExecutionContext, 'teardown'>, options: FakeProviderOptions = {}): Promise<FakeProvider> {
  const requests: Kept[] = [];
  const steps: ScriptedStep[] = [];
  const waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  const now = options.now ?? (() => performance.now());
  const answering = createAnswering(options);
  let arrived = 0;
  let open = 0;

  const server = createServer((incoming, response) => {
    const request = keep(incoming, now());
    const number = requests.push(request);
    const scripted = steps.shift() ?? {};
    const exchange = begin(response, request);
    void serve(incoming, exchange, request, scripted, number).catch((thrown: unknown) => {
      if (exchange.gone.aborted) return; // nobody is left to be answered
      response.destroy();
      throw thrown;
    });
  });
  server.on('connection', (socket) => {
    open += 1;
    socket.setNoDelay(true); // each piece leaves when it is written
    socket.on('close', () => (open -= 1));
  });

  async function serve(incoming: IncomingMessage, exchange: Exchange, request: Kept, scripted: ScriptedStep, number: number): Promise<void> {
    request.body = await readBody(incoming);
    arrived += 1;
    for (const { count, resolve } of waiting) if (arrived >= count) resolve();
    const step = typeof scripted === 'function' ? await scripted(request) : scripted;
    await deliver(exchange, await answering(request, step, number), step);
  }

  await listen(server, options.port ?? 0);
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  t?.teardown(close);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    script: (...added) => void steps.push(...added),
    received: (count) => (arrived >= count ? Promise.resolve() : new Promise((resolve) => waiting.push({ count, resolve }))),
    connections: () => open,
    close,
  };
}

interface Kept extends FakeRequest {
  body: unknown;
  closed: boolean;
  readonly end: () => void;
}

function keep(incoming: IncomingMessage, at: number): Kept {
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  return {
    method: incoming.method ?? '',
    path: new URL(incoming.url ?? '/', 'http://127.0.0.1').pathname,
    headers: incoming.headers,
    body: undefined,
    get fields() {
      return fieldsOf(this.body);
    },
    at,
    closed: false,
    ended,
    end,
  };
}

function begin(response: ServerResponse, request: Kept): Exchange {
  const left = new AbortController();
  const exchange: Exchange = { response, gone: left.signal, severed: false };
  response.on('error', () => undefined); // a client that leaves is told by `close`
  response.on('close', () => {
    request.closed = !response.writableFinished && !exchange.severed;
    left.abort(new Error('The connection was closed.'));
    request.end();
  });
  return exchange;
}

/** JSON, or the text when it is none. */
async function readBody(incoming: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString();
  try {
    return JSON.parse(text);
  } catch {
    return text; // it is for the test to wonder at
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}
