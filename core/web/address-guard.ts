import { isIP } from 'node:net';
import { createError } from '../errors.ts';
import { isOwnAddress, isPublicAddress } from './public-address.ts';
import { shownAddress } from './shown-address.ts';

/** Decides which addresses may be asked for anything. Refuses what it does not understand. */
export interface AddressGuard {
  /** The address, parsed; rejects what is not http or https, holds a name or password, names a forbidden port or a private IP address. */
  checkUrl(address: string | URL): URL;
  /** Every IP address that a host has must pass, right before it is connected to. */
  checkResolved(url: string, host: string, port: string, addresses: readonly string[]): void;
}

export interface AddressGuardOptions {
  /** `host` (ports 80 and 443) or `host:port`, named by the user: these may stand in his own network. */
  readonly allowedPrivateHosts: readonly string[];
  readonly addressLength: number;
}

const publicPorts = ['80', '443'];

export function createAddressGuard({ allowedPrivateHosts, addressLength }: AddressGuardOptions): AddressGuard {
  const allowed = new Set(allowedPrivateHosts.flatMap(namedPlaces));

  function isAllowed(host: string, port: string): boolean {
    return allowed.has(`${bareHost(host)}:${port}`);
  }

  function checkResolved(url: string, host: string, port: string, addresses: readonly string[]): void {
    const named = isAllowed(host, port);
    for (const address of addresses) {
      if (isPublicAddress(address) || (named && isOwnAddress(address))) continue;
      throw createError('web_refused_private', { url, host: bareHost(host), address });
    }
  }

  return {
    checkUrl(address) {
      const url = parse(address, addressLength);
      const port = portOf(url);
      const host = bareHost(url.hostname);
      if (isIP(host) !== 0) checkResolved(shownAddress(url), host, port, [host]);
      if (!publicPorts.includes(port) && !isAllowed(host, port)) throw createError('web_refused_port', { url: shownAddress(url), host, port });
      return url;
    },
    checkResolved,
  };
}

/** The port that an http or https address is read from. */
export function portOf(url: URL): string {
  if (url.port !== '') return url.port;
  return url.protocol === 'https:' ? '443' : '80';
}

function parse(address: string | URL, longest: number): URL {
  const refuse = (reason: string): never => {
    throw createError('web_bad_address', { url: shownAddress(address), reason });
  };
  if (String(address).length > longest) refuse(`it is longer than ${longest} characters`);
  const url = URL.parse(String(address));
  if (url === null) return refuse('it is not a web address');
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return refuse('only http and https are read');
  if (url.username !== '' || url.password !== '') return refuse('it holds a name or password');
  if (bareHost(url.hostname) === '') return refuse('it names no host');
  return url;
}

/** Lower case, without the brackets of IPv6 and the dot of a full name. */
function bareHost(host: string): string {
  return host.toLowerCase().replace(/^\[|\]$/g, '').replace(/\.$/, '');
}

/** `localhost:8080` → one place; `localhost` → its two public ports. */
function namedPlaces(entry: string): string[] {
  const url = URL.parse(`http://${entry}`);
  if (url === null || url.pathname !== '/' || url.username !== '' || url.search !== '') {
    throw createError('web_allowed_host_malformed', { entry: shownAddress(entry) });
  }
  const port = /:(\d+)$/.exec(entry)?.[1];
  const ports = port === undefined ? publicPorts : [String(Number(port))];
  return ports.map((each) => `${bareHost(url.hostname)}:${each}`);
}
