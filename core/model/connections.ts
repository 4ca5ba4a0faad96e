// The connections to providers, by Node's own HTTP. Its `fetch` gives up after five silent minutes, though a model on a laptop may think for longer, and
// loading undici for one that does not takes 130 ms, more than all else before a first answer.
import type { Agent, ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import type { Socket } from 'node:net';

export interface Connections {
  /**
   * Makes one request and resolves with the head of its answer, whatever its status; redirects are not followed, nothing is unpacked. Rejects with what the socket
   * says, with the code `connectTimeout` when there was no connection in time, and with the signal's reason when it is aborted, which ends the body as well.
   */
  send(address: URL, init: RequestInit): Promise<IncomingMessage>;
  /** Ends them all. */
  close(): Promise<void>;
}

/** `code` of the error when no connection was had in time. */
export const connectTimeout = 'CONNECT_TIMEOUT';

/** Most servers close a connection that has been idle for five seconds: one that is about to be closed must not be used again. */
const idleMilliseconds = 4_000;

export function openConnections(connectSeconds: number): Connections {
  const ways = new Map<string, Promise<Way>>();

  async function open(protocol: string): Promise<Way> {
    const { default: http } = protocol === 'https:' ? await import('node:https') : await import('node:http');
    return { request: http.request, agent: new http.Agent({ keepAlive: true, timeout: idleMilliseconds }) };
  }

  /** Once for each protocol: to import takes its time, also of what is there already. */
  function opened({ protocol }: URL): Promise<Way> {
    const way = ways.get(protocol) ?? open(protocol);
    ways.set(protocol, way);
    return way;
  }

  return {
    async send(address, { method = 'GET', headers, body, signal }) {
      const { request, agent } = await opened(address);
      if (typeof body !== 'string' && body !== undefined && body !== null) throw new TypeError('a question is sent as text');
      const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
      const sent = request(address, { agent, method, headers: { 'accept-encoding': 'identity', ...Object.fromEntries(new Headers(headers)) } });
      sent.once('response', resolve);
      let failure: unknown;
      sent.on('error', (thrown) => (failure ??= thrown));
      sent.once('close', () => reject(failure)); // when nothing of it is left; once there is a response, this means nothing
      sent.once('socket', (socket) => giveUpConnecting(sent, socket, connectSeconds));
      sent.end(body ?? undefined);
      if (signal !== null && signal !== undefined) endWith(sent, signal);
      return promise;
    },
    async close() {
      for (const { agent } of await Promise.all(ways.values())) agent.destroy();
    },
  };
}

interface Way {
  readonly request: (address: URL, options: RequestOptions) => ClientRequest;
  readonly agent: Agent;
}

/** Node's own `signal` would leave the connection of a request that is not on it yet to whoever comes next, who never comes. */
function endWith(sent: ClientRequest, signal: AbortSignal): void {
  const end = (): void => {
    if (sent.socket === null) sent.once('socket', end);
    else sent.destroy(signal.reason as Error);
  };
  if (signal.aborted) end();
  signal.addEventListener('abort', end, { once: true });
  sent.once('close', () => signal.removeEventListener('abort', end));
}

function giveUpConnecting(sent: ClientRequest, socket: Socket, seconds: number): void {
  if (!socket.connecting) return;
  const timer = setTimeout(() => sent.destroy(Object.assign(new Error(`no connection within ${seconds} s`), { code: connectTimeout })), seconds * 1000);
  for (const event of ['encrypted' in socket ? 'secureConnect' : 'connect', 'close']) socket.once(event, () => clearTimeout(timer));
}
