// The one place that asks name servers: each question at most twice, each answer kept for a minute.
import { Resolver } from 'node:dns/promises';
import type { Clock } from '../contracts/ports.ts';
import { createError } from '../errors.ts';
import type { Dns, DnsAnswer } from './dns.ts';

export interface DnsOptions {
  /** `192.0.2.1` or `192.0.2.1:53`, `[2001:db8::1]:53`; the machine's own when there are none. */
  readonly servers: readonly string[];
  readonly clock: Clock;
  /** For one try; usually three seconds. */
  readonly timeoutMs?: number;
}

type RecordType = 'TXT' | 'MX' | 'A' | 'AAAA' | 'CNAME';

interface Kept {
  readonly at: number;
  readonly answer: DnsAnswer<unknown>;
}

const keptForMs = 60_000;
const mostKept = 2_000;
/** A packet that got lost, or a server that stumbled once, is no answer. */
const tries = 2;

/** Throws `dns_server_malformed` for a server that is no address. */
export function createDns({ servers, clock, timeoutMs = 3_000 }: DnsOptions): Dns {
  for (const server of servers) refuseMalformed(server);
  const kept = new Map<string, Kept>();

  async function ask<Found>(type: RecordType, name: string, signal: AbortSignal | undefined, query: (resolver: Resolver) => Promise<readonly Found[]>): Promise<DnsAnswer<Found>> {
    signal?.throwIfAborted();
    if (!isName(name)) return { kind: 'none' };
    const key = `${type} ${name.toLowerCase().replace(/\.$/, '')}`;
    const now = clock.now();
    const known = kept.get(key);
    // A clock that was set back must not keep an answer for longer.
    if (known !== undefined && now >= known.at && now < known.at + keptForMs) return known.answer as DnsAnswer<Found>;
    let answer: DnsAnswer<Found> = { kind: 'failed', reason: 'nobody was asked' };
    for (let attempt = 1; attempt <= tries && answer.kind === 'failed'; attempt++) answer = await askOnce(query, signal);
    kept.delete(key);
    if (answer.kind !== 'failed') kept.set(key, { at: now, answer });
    for (const oldest of kept.keys()) if (kept.size > mostKept) kept.delete(oldest);
    return answer;
  }

  async function askOnce<Found>(query: (resolver: Resolver) => Promise<readonly Found[]>, signal: AbortSignal | undefined): Promise<DnsAnswer<Found>> {
    // One for each question: cancelling one ends every question that it has been asked.
    const resolver = new Resolver({ timeout: timeoutMs, tries: 1 });
    if (servers.length > 0) resolver.setServers(servers);
    const cancel = () => resolver.cancel();
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      const [first, ...more] = await query(resolver);
      return first === undefined ? { kind: 'none' } : { kind: 'found', records: [first, ...more] };
    } catch (thrown) {
      signal?.throwIfAborted();
      return answerOf(thrown);
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }

  return {
    txt: (name, signal) => ask('TXT', name, signal, async (resolver) => (await resolver.resolveTxt(name)).map((strings) => strings.join(''))),
    mx: (name, signal) => ask('MX', name, signal, async (resolver) => (await resolver.resolveMx(name)).map(({ exchange, priority }) => ({ exchange, priority })).sort((one, other) => one.priority - other.priority)),
    async addresses(name, signal) {
      const four = await ask('A', name, signal, (resolver) => resolver.resolve4(name));
      return four.kind === 'none' ? ask('AAAA', name, signal, (resolver) => resolver.resolve6(name)) : four;
    },
    cname: (name, signal) => ask('CNAME', name, signal, (resolver) => resolver.resolveCname(name)),
    forget: () => kept.clear(),
  };
}

function refuseMalformed(server: string): void {
  try {
    new Resolver().setServers([server]);
  } catch (cause) {
    throw createError('dns_server_malformed', { entry: server }, { cause });
  }
}

/** Letters, digits, hyphens and underscores between dots, RFC 1035 section 2.3.4; anything else is no name that a server has. */
function isName(name: string): boolean {
  return name.length <= 254 && /^(?:[A-Za-z0-9_-]{1,63}\.)*[A-Za-z0-9_-]{1,63}\.?$/.test(name);
}

const reasons: Readonly<Record<string, string>> = {
  ETIMEOUT: 'the name server did not answer in time',
  ESERVFAIL: 'the name server could not find out',
  EREFUSED: 'the name server refused to answer',
  ECONNREFUSED: 'no name server could be reached',
  EBADRESP: 'the name server gave an answer that cannot be read',
};

function answerOf(thrown: unknown): DnsAnswer<never> {
  const { code, syscall } = thrown as { readonly code?: unknown; readonly syscall?: unknown };
  if (typeof code !== 'string' || typeof syscall !== 'string' || !syscall.startsWith('query')) throw thrown;
  if (['ENOTFOUND', 'ENODATA', 'EBADNAME'].includes(code)) return { kind: 'none' };
  return { kind: 'failed', reason: reasons[code] ?? `asking the name server failed (${code})` };
}
