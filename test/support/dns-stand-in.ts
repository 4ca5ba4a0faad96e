// A name server on loopback, by UDP and TCP on one port, that says what a test has put into its zone.
import type { ExecutionContext } from 'ava';
import { Packet, TCPServer, UDPServer } from 'dns2';

/** One record of a name. A TXT record is one text, or its strings of at most 255 bytes. */
export type ZoneRecord =
  | { readonly txt: string | readonly string[] }
  | { readonly mx: readonly [priority: number, exchange: string] }
  | { readonly a: string }
  | { readonly aaaa: string }
  | { readonly cname: string };

/** What a name has, or how the server fails when it is asked for it: an answer of SERVFAIL or REFUSED, none at all, or SERVFAIL once and then the records. */
export type ZoneEntry = readonly ZoneRecord[] | 'servfail' | 'refused' | 'silent' | { readonly onceFailing: readonly ZoneRecord[] };

export interface DnsStandIn {
  /** For the setting `dns.servers`. */
  readonly server: string;
  /** May be changed while it runs; names in lower case. A name that is not there does not exist. */
  readonly zone: Record<string, ZoneEntry>;
  /** Every question, as `TXT example.org`; by TCP as `TXT example.org tcp`. */
  readonly asked: readonly string[];
}

type Message = InstanceType<typeof Packet>;

const typeNames: Readonly<Record<number, string>> = { [Packet.TYPE.A]: 'A', [Packet.TYPE.AAAA]: 'AAAA', [Packet.TYPE.CNAME]: 'CNAME', [Packet.TYPE.MX]: 'MX', [Packet.TYPE.TXT]: 'TXT' };
/** As far as a server follows names that point to names. */
const longestChain = 8;

/** For `createDns`: as long as a busy machine may need, and short only where a server stays silent, since that is waited for in real time. */
export function patience(zone: Readonly<Record<string, ZoneEntry>>): number {
  return Object.values(zone).includes('silent') ? 1_000 : 20_000;
}

/** Closed when the test has ended. */
export async function startDnsStandIn(t: ExecutionContext, zone: Record<string, ZoneEntry> = {}): Promise<DnsStandIn> {
  const asked: string[] = [];
  const failedOnce = new Set<string>();

  function answer(request: Message, send: (response: Message) => unknown, by: '' | ' tcp'): void {
    const [question] = request.questions;
    const response = Packet.createResponseFromRequest(request);
    response.header.ra = 1;
    const type = typeNames[question?.type ?? 0] ?? '';
    const first = String(question?.name ?? '').toLowerCase();
    asked.push(`${type} ${first}${by}`);
    let name = first;
    for (let hop = 0; hop < longestChain; hop++) {
      const entry = zone[name];
      if (entry === 'silent') return;
      const isFailing = entry !== undefined && 'onceFailing' in Object(entry) && !failedOnce.has(name);
      if (isFailing) failedOnce.add(name);
      if (entry === 'servfail' || isFailing) response.header.rcode = Packet.RCODE.SERVFAIL;
      else if (entry === 'refused') response.header.rcode = Packet.RCODE.REFUSED;
      else if (entry === undefined && hop === 0) response.header.rcode = Packet.RCODE.NXDOMAIN;
      const records = typeof entry === 'object' && !isFailing ? ('onceFailing' in entry ? (entry as { onceFailing: readonly ZoneRecord[] }).onceFailing : (entry as readonly ZoneRecord[])) : [];
      for (const record of records) if (typeOf(record) === type || typeOf(record) === 'CNAME') response.answers.push({ name, class: Packet.CLASS.IN, ttl: 60, ...dataOf(record) } as never);
      const alias = records.find((record) => 'cname' in record);
      if (alias === undefined || type === 'CNAME') break;
      name = (alias as { cname: string }).cname.toLowerCase();
    }
    void send(response);
  }

  const { udp, tcp, port } = await listening(answer);
  t.teardown(() => {
    udp.close();
    tcp.close();
  });
  return { server: `127.0.0.1:${port}`, zone, asked };
}

/** UDP takes a free port; when that one is taken for TCP, another is tried. */
async function listening(answer: (request: Message, send: (response: Message) => unknown, by: '' | ' tcp') => void) {
  for (;;) {
    const udp = new UDPServer();
    udp.on('request', (request: Message, send: (response: Message) => unknown) => answer(request, send, ''));
    await udp.listen(0, '127.0.0.1');
    const { port } = udp.address();
    const tcp = new TCPServer();
    tcp.on('request', (request: Message, send: (response: Message) => unknown) => answer(request, send, ' tcp'));
    tcp.on('requestError', () => undefined); // a client that was cancelled closes in the middle of its question
    const isFree = await new Promise<boolean>((resolve) => {
      tcp.once('error', () => resolve(false));
      tcp.listen(port, '127.0.0.1', () => resolve(true));
    });
    if (isFree) return { udp, tcp, port };
    udp.close();
  }
}

function typeOf(record: ZoneRecord): string {
  return String(Object.keys(record)[0]).toUpperCase();
}

function dataOf(record: ZoneRecord): object {
  if ('txt' in record) return { type: Packet.TYPE.TXT, data: (typeof record.txt === 'string' ? (record.txt.match(/[\s\S]{1,255}/g) ?? ['']) : record.txt).map((part) => Buffer.from(part, 'latin1')) };
  if ('mx' in record) return { type: Packet.TYPE.MX, priority: record.mx[0], exchange: record.mx[1] };
  if ('a' in record) return { type: Packet.TYPE.A, address: record.a };
  if ('aaaa' in record) return { type: Packet.TYPE.AAAA, address: record.aaaa };
  return { type: Packet.TYPE.CNAME, domain: record.cname };
}
