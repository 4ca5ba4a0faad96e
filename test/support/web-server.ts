// A web server on loopback that does what a script says, and remembers what it was asked.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { ExecutionContext } from 'ava';

export type Answer = (response: ServerResponse, request: IncomingMessage) => void;

export interface WebServer {
  readonly port: number;
  /** `localhost:PORT`, to be allowed by name. */
  readonly host: string;
  /** `http://localhost:PORT` */
  readonly origin: string;
  /** Paths asked for, in order. */
  readonly asked: readonly string[];
  readonly requests: readonly { readonly path: string; readonly headers: IncomingMessage['headers'] }[];
  /** Connections opened so far. */
  readonly connections: () => number;
  /** Bytes written to all connections so far, as the operating system took them. */
  readonly bytesSent: () => number;
  /** Says what a path answers from now on; `/robots.txt` is not there unless it is said. */
  on(path: string, answer: Answer): void;
}

/** Starts a server for one test, stopped when it ends. */
export async function startWebServer(t: ExecutionContext, pages: Readonly<Record<string, Answer>> = {}): Promise<WebServer> {
  const answers = new Map(Object.entries(pages));
  const requests: { path: string; headers: IncomingMessage['headers'] }[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    requests.push({ path, headers: request.headers });
    const answer = answers.get(path) ?? answers.get(path.split('?')[0] ?? '') ?? status(404);
    response.on('error', () => undefined);
    answer(response, request);
  });
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    host: `localhost:${port}`,
    origin: `http://localhost:${port}`,
    requests,
    get asked() {
      return requests.map(({ path }) => path);
    },
    connections: () => sockets.size,
    bytesSent: () => Array.from(sockets).reduce((sum, socket) => sum + socket.bytesWritten, 0),
    on: (path, answer) => void answers.set(path, answer),
  };
}

/** A page with these headers beside its type. */
export function page(body: string | Buffer, headers: Readonly<Record<string, string>> = {}): Answer {
  return (response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers });
    response.end(body);
  };
}

export function json(value: unknown): Answer {
  return page(JSON.stringify(value), { 'content-type': 'application/json' });
}

export function text(body: string): Answer {
  return page(body, { 'content-type': 'text/plain; charset=utf-8' });
}

export function status(code: number, headers: Readonly<Record<string, string>> = {}): Answer {
  return (response) => {
    response.writeHead(code, { 'content-type': 'text/html', ...headers });
    response.end(`status ${code}`);
  };
}

export function redirect(location: string, code = 302): Answer {
  return status(code, { location });
}

/** One answer after the other; the last one stays. */
export function inTurn(...answers: readonly Answer[]): Answer {
  let next = 0;
  return (response, request) => {
    answers[Math.min(next, answers.length - 1)]?.(response, request);
    next += 1;
  };
}

/** The same piece for ever, as fast as it is taken. */
export function endless(piece: Buffer, headers: Readonly<Record<string, string>> = {}): Answer {
  return repeated(piece, Number.POSITIVE_INFINITY, headers);
}

/** The same piece so many times, as fast as it is taken. */
export function repeated(piece: Buffer, times: number, headers: Readonly<Record<string, string>> = {}): Answer {
  return (response) => {
    response.writeHead(200, { 'content-type': 'text/html', ...headers });
    let left = times;
    const more = (): void => {
      while (left > 0 && !response.destroyed) {
        left -= 1;
        if (!response.write(piece)) return void response.once('drain', more);
      }
      response.end();
    };
    more();
  };
}

/** The beginning of a page, and then nothing. */
export function stalled(beginning = '<p>'): Answer {
  return (response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.write(beginning);
  };
}

/** Takes the request and says nothing at all. */
export const silent: Answer = () => undefined;
