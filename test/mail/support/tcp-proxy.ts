// Stands between a client and a server on loopback: counts what goes through, and is the network that fails.
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { ExecutionContext } from 'ava';

export interface TcpProxy {
  readonly port: number;
  /** Lines that clients sent, in order. */
  readonly lines: readonly string[];
  /** Bytes that servers sent. */
  readonly bytes: number;
  /** Connections that are open now, and how many there were ever. */
  readonly open: number;
  readonly opened: number;
  /** Forgets lines and bytes. */
  forget(): void;
  /** Cuts every connection. */
  cut(): void;
  /** Cuts every connection, and lets none in until `restore`. */
  refuse(): Promise<void>;
  /** As when a cable is pulled: connections stay open, and nothing goes through any more until `restore`. */
  stall(): void;
  restore(): Promise<void>;
  /** Cuts after so many more bytes from the server. */
  cutAfter(bytes: number): void;
  /** From this line of a client on the server hears everything and is heard no more, until `restore`. */
  muteAfter(line: string): void;
  close(): Promise<void>;
}

export async function startTcpProxy(target: number): Promise<TcpProxy> {
  const pairs = new Set<readonly [Socket, Socket]>();
  const lines: string[] = [];
  let bytes = 0;
  let opened = 0;
  let stalled = false;
  let lastHeard: string | undefined;
  let muted = false;
  let left = Number.POSITIVE_INFINITY;

  const accept = (client: Socket): void => {
    const server = connect(target, '127.0.0.1');
    const pair = [client, server] as const;
    pairs.add(pair);
    opened += 1;
    let rest = '';
    client.on('data', (piece: Buffer) => {
      if (stalled) return;
      const parts = (rest + piece.toString('latin1')).split('\r\n');
      rest = parts.pop() ?? '';
      lines.push(...parts);
      if (lastHeard !== undefined && parts.includes(lastHeard)) muted = true;
      server.write(piece);
    });
    server.on('data', (piece: Buffer) => {
      if (stalled || muted) return;
      bytes += piece.length;
      left -= piece.length;
      if (left < 0) {
        left = Number.POSITIVE_INFINITY;
        return end();
      }
      client.write(piece);
    });
    const end = (): void => {
      pairs.delete(pair);
      client.destroy();
      server.destroy();
    };
    for (const socket of pair) socket.on('error', end).on('close', end);
  };

  const listen = async (port: number): Promise<Server> => {
    const server = createServer(accept).listen(port, '127.0.0.1');
    await once(server, 'listening');
    return server;
  };
  let server = await listen(0);
  const { port } = server.address() as { readonly port: number };
  const cut = (): void => {
    for (const [client, upstream] of pairs) {
      client.destroy();
      upstream.destroy();
    }
    pairs.clear();
  };

  return {
    port,
    lines,
    get bytes() {
      return bytes;
    },
    get open() {
      return pairs.size;
    },
    get opened() {
      return opened;
    },
    forget() {
      lines.length = 0;
      bytes = 0;
    },
    cut,
    async refuse() {
      server.close();
      cut();
    },
    stall() {
      stalled = true;
    },
    async restore() {
      stalled = muted = false;
      lastHeard = undefined;
      if (!server.listening) server = await listen(port);
    },
    cutAfter(count) {
      left = count;
    },
    muteAfter(line) {
      lastHeard = line;
    },
    async close() {
      if (server.listening) server.close();
      cut();
    },
  };
}

/** One that ends with the test. */
export async function proxyFor(t: ExecutionContext, target: number): Promise<TcpProxy> {
  const proxy = await startTcpProxy(target);
  t.teardown(() => proxy.close());
  return proxy;
}
