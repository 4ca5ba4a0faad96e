// Loaded before every test, and by every Node process that a test starts: a connection to anything but this machine fails.
import dgram from 'node:dgram';
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

/** Thrown at whoever connects, and once more where nobody can catch it, so that code which swallows errors cannot hide it. */
export class NotLoopbackError extends Error {
  constructor(target: string) {
    super(`Tests use no network: something wanted to reach ${target}. Serve it on 127.0.0.1 instead.`);
  }
}

/** Addresses of this machine: 127.0.0.0/8 (RFC 1122), ::1 (RFC 4291), and the names that RFC 6761 keeps for them. */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[|\]$/g, '');
  if (name === 'localhost' || name.endsWith('.localhost')) return true;
  return /^(?:::ffff:)?127\.\d+\.\d+\.\d+$/.test(name) || name === '::1' || name === '::ffff:7f00:1';
}

export function guardNetwork(report: (error: NotLoopbackError) => void): void {
  const refuse = (target: string): never => {
    const error = new NotLoopbackError(target);
    report(error);
    throw error;
  };
  guardSockets(refuse);
  guardDatagrams(refuse);
  guardNames(refuse);
  syncBuiltinESMExports();
}

type Refuse = (target: string) => never;
type Lookup = NonNullable<net.TcpNetConnectOpts['lookup']>;

function guardSockets(refuse: Refuse): void {
  const connect = net.Socket.prototype.connect;
  net.Socket.prototype.connect = function guarded(this: net.Socket, ...parameters: never[]) {
    const options = connectOptions(parameters);
    if (options !== undefined && 'port' in options) {
      const host = options.host ?? 'localhost';
      const { lookup } = options;
      if (net.isIP(host) !== 0 || lookup === undefined) {
        if (!isLoopback(host)) refuse(`${host}:${options.port}`);
      } else options.lookup = checkedLookup(lookup, refuse);
    }
    return Reflect.apply(connect, this, parameters) as net.Socket;
  } as typeof connect;
}

/** `connect(options)`, `connect(port, host)`, or Node's own normalised list; `undefined` for a local pipe. */
function connectOptions(parameters: readonly unknown[]): net.TcpNetConnectOpts | undefined {
  const [first, second] = parameters;
  if (Array.isArray(first)) return connectOptions(first);
  if (typeof first === 'object' && first !== null) return 'path' in first && first.path ? undefined : (first as net.TcpNetConnectOpts);
  if (typeof first === 'number') return { port: first, host: typeof second === 'string' ? second : 'localhost' };
  return undefined;
}

/** A program may look names up its own way, as the guard against private addresses does; what it finds is looked at all the same. */
function checkedLookup(lookup: Lookup, refuse: Refuse): Lookup {
  return (hostname, options, callback) =>
    lookup(hostname, options, (error, address, family) => {
      if (error === null) for (const found of Array.isArray(address) ? address.map((one) => one.address) : [address]) if (!isLoopback(found)) refuse(`${hostname} at ${found}`);
      callback(error, address, family);
    });
}

function guardDatagrams(refuse: Refuse): void {
  const send = dgram.Socket.prototype.send;
  dgram.Socket.prototype.send = function guarded(this: dgram.Socket, ...parameters: never[]) {
    const host = (parameters as readonly unknown[]).findLast((parameter) => typeof parameter === 'string') as string | undefined;
    if (host !== undefined && !isLoopback(host)) refuse(`${host} by UDP`);
    return Reflect.apply(send, this, parameters) as void;
  } as typeof send;
}

function guardNames(refuse: Refuse): void {
  const modules = [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype] as unknown as Record<string, unknown>[];
  for (const module of modules) {
    for (const [name, original] of Object.entries(module).filter(([name]) => name === 'lookup' || /^resolve(?:[A-Z0-9]|$)/.test(name))) {
      if (typeof original !== 'function') continue;
      module[name] = function guarded(this: unknown, hostname: unknown, ...rest: unknown[]) {
        if (typeof hostname === 'string' && net.isIP(hostname) === 0 && !isLoopback(hostname) && !asksLoopback(this)) refuse(`the name ${hostname}`);
        return Reflect.apply(original, this, [hostname, ...rest]) as unknown;
      };
    }
  }
}

/** A resolver whose every server is on this machine asks nobody else, whatever the name. */
function asksLoopback(resolver: unknown): boolean {
  if (!(resolver instanceof dns.Resolver) && !(resolver instanceof dns.promises.Resolver)) return false;
  const servers = resolver.getServers();
  return servers.length > 0 && servers.every((server) => isLoopback(server.replace(/:\d+$/, '')));
}

if (process.env['OUTREACH_TEST_NETWORK'] !== 'guarded by its own test') {
  guardNetwork((error) => {
    queueMicrotask(() => {
      throw error;
    });
  });
  process.env['NODE_OPTIONS'] = withImport(process.env['NODE_OPTIONS'] ?? '');
}

function withImport(options: string): string {
  const ours = `--import=${import.meta.url}`;
  return options.includes(ours) ? options : `${options} ${ours}`.trim();
}
