// Connections that were looked at before they were opened. The agent is never shared: a socket that somebody else opened
// without looking could be used again.
import { lookup } from 'node:dns/promises';
import type { LookupAddress } from 'node:dns';
import type { LookupFunction, Socket } from 'node:net';
import { Agent, buildConnector } from 'undici';
import type { Clock, Log } from '../contracts/ports.ts';
import type { AddressGuard } from './address-guard.ts';
import { createNameLookup } from './name-lookup.ts';
import { shownAddress } from './shown-address.ts';

/** The two steps in which the network is touched, so that tests can stand in for it. */
export interface Network {
  /** All addresses of a host. */
  resolve(host: string): Promise<readonly LookupAddress[]>;
  /** Opens a connection to one of these addresses and to nothing else. */
  connect(target: ConnectTarget, addresses: readonly LookupAddress[]): Promise<Socket>;
}

export type ConnectTarget = buildConnector.Options;

export interface GuardedAgentOptions {
  readonly guard: AddressGuard;
  readonly clock: Clock;
  readonly log: Log;
  /** For looking up the name and opening the connection together. */
  readonly connectMilliseconds: number;
  readonly network?: Partial<Network> | undefined;
}

/** An agent of its own, which resolves, checks and connects in one step: what was checked is what is connected to. Knows no proxy. */
export function createGuardedAgent({ guard, clock, log, connectMilliseconds, network = {} }: GuardedAgentOptions): Agent {
  const resolve = createNameLookup(network.resolve ?? resolveHost, { clock, log });
  const { connect = (target, addresses) => openSocket(target, addresses, connectMilliseconds) } = network;

  async function open(target: ConnectTarget): Promise<Socket> {
    const port = target.port !== '' ? target.port : target.protocol === 'https:' ? '443' : '80';
    const addresses = await resolve(target.hostname);
    if (addresses.length === 0) throw new Error(`${target.hostname} has no address`);
    const shown = shownAddress(`${target.protocol}//${target.host ?? target.hostname}/`);
    guard.checkResolved(shown, target.hostname, port, addresses.map(({ address }) => address));
    return connect(target, addresses);
  }

  async function openInTime(target: ConnectTarget): Promise<Socket> {
    const done = new AbortController();
    const opening = open(target);
    const late = clock.sleep(connectMilliseconds, done.signal).then(() => {
      throw new Error(`it does not answer within ${connectMilliseconds / 1000} s`);
    });
    try {
      return await Promise.race([opening, late]);
    } catch (thrown) {
      opening.then(
        (socket) => socket.destroy(),
        () => undefined, // it has failed, which is told already
      );
      throw thrown;
    } finally {
      done.abort();
    }
  }

  return new Agent({
    connections: 1,
    pipelining: 1,
    allowH2: false,
    connect: (target: ConnectTarget, callback: buildConnector.Callback) => {
      openInTime(target).then(
        (socket) => callback(null, socket),
        (thrown: unknown) => callback(thrown instanceof Error ? thrown : new Error(String(thrown)), null),
      );
    },
  });
}

async function resolveHost(host: string): Promise<readonly LookupAddress[]> {
  return lookup(host, { all: true, order: 'verbatim' });
}

function openSocket(target: ConnectTarget, addresses: readonly LookupAddress[], timeout: number): Promise<Socket> {
  const known: LookupFunction = (_host, options, callback) => {
    const first = addresses[0];
    if (options.all) callback(null, [...addresses]);
    else if (first !== undefined) callback(null, first.address, first.family);
  };
  const connect = buildConnector({ timeout, allowH2: false, lookup: known } as buildConnector.BuildOptions);
  return new Promise((resolve, reject) => {
    connect(target, (...[failure, socket]) => (failure === null ? resolve(socket) : reject(failure)));
  });
}
