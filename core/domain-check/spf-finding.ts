import { BlockList, isIP, isIPv6 } from 'node:net';
import type { Dns } from '../dns/dns.ts';
import type { DnsRecord, DomainFinding } from '../domain/domain-check.ts';
import { finding, notKnown } from './finding.ts';
import { organisationalDomain } from './organisational-domain.ts';
import { quoted } from './quoted.ts';
import type { SendingDomain } from './sending-domain.ts';
import { isSpf, readSpf, type SpfRecord } from './spf.ts';
import { mostLookups, mostVoidLookups, type SpfWalk, walkSpf } from './walk-spf.ts';

/** A longer one is nothing to type in, and most of it is somebody's joke. */
const longestRecord = 1_500;

/** May the server that sends for this domain do so? RFC 7208. */
export async function spfFinding(dns: Dns, sending: SendingDomain, signal?: AbortSignal): Promise<DomainFinding> {
  const { domain } = sending;
  const answer = await dns.txt(domain, signal);
  if (answer.kind === 'failed') return notKnown('spf', `The SPF record of ${domain}`, answer.reason);
  const texts = answer.kind === 'none' ? [] : answer.records;
  const [text, ...others] = texts.filter(isSpf);
  if (text === undefined) {
    const mistyped = texts.find((each) => /^[\s"']{0,9}v\s{0,9}=\s{0,9}spf/i.test(each));
    if (mistyped !== undefined) return finding('spf', 'broken', `${domain} has ${quoted(mistyped)}, which receivers do not take for an SPF record.`, 'Put this record in its place; it begins with "v=spf1" and a space.', mended(sending, []));
    return finding('spf', 'missing', `${domain} has no SPF record: receivers cannot tell who may send for it.`, 'Add this record where the records of your domain are kept.', mended(sending, []));
  }
  const record = readSpf(text);
  if (others.length > 0) return finding('spf', 'broken', `${domain} has ${others.length + 1} SPF records, and receivers take none when there is more than one.`, 'Delete all of them, and add this one, which says what they said together.', mended(sending, [record, ...others.map(readSpf)]));

  const walk = await walkSpf(dns, domain, record, signal);
  const [problem] = walk.problems;
  if (record.problems.length > 0) return finding('spf', 'broken', `The SPF record of ${domain} is void for receivers: ${record.problems.slice(0, 3).join('; ')}.`, 'Put this record in its place.', mended(sending, [record]));
  if (walk.lookups > mostLookups) return finding('spf', 'broken', `Following the SPF record of ${domain} takes more than ${mostLookups} lookups, where receivers give up.`, `Take out parts that you no longer need; it says ${quoted(text)}.`);
  if (problem !== undefined) return finding('spf', 'broken', `The SPF record of ${domain} is void for receivers: ${walk.problems.slice(0, 3).join('; ')}.`, 'Take that part out of it, or ask whoever it belongs to.');
  if (walk.voids > mostVoidLookups) return finding('spf', 'broken', `The SPF record of ${domain} names ${walk.voids} hosts that do not exist, and receivers give up at the third.`, 'Take out the names that are gone.');
  if (walk.isOpen) return finding('spf', 'broken', `The SPF record of ${domain} lets everybody in the world send for it ("+all").`, 'Put this record in its place.', mended(sending, [record]));
  if (walk.failed !== null) return notKnown('spf', `A part of the SPF record of ${domain}`, walk.failed);
  return ofSender(dns, sending, record, walk, signal);
}

/** The record is sound: is the server that sends in it? */
async function ofSender(dns: Dns, sending: SendingDomain, record: SpfRecord, walk: SpfWalk, signal?: AbortSignal): Promise<DomainFinding> {
  const { domain, service, transportHost } = sending;
  const sound = (words: string) => finding('spf', 'ok', `The SPF record of ${domain} ${words}.${openEnd(walk)}`, walk.all === null || walk.all === '?' ? 'Let it end with "~all".' : '');
  const lacking = (whom: string) => finding('spf', 'broken', `The SPF record of ${domain} does not let ${whom} send for it.`, 'Put this record in its place.', mended(sending, [record]));
  if (service !== undefined && service.includes !== null) {
    if (service.includes.some((name) => walk.included.has(name))) return sound(`lets ${service.label} send for it`);
    if (walk.isOpaque) return sound(`is made for each message; whether it lets ${service.label} send for it cannot be told from here`);
    const [include = ''] = service.includes;
    const theirs = await walkSpf(dns, domain, { terms: [], redirect: include, problems: [] }, signal);
    return covers(walk.networks, theirs.networks) ? sound(`lets ${service.label} send for it, by the addresses of its servers`) : lacking(service.label);
  }
  if (transportHost !== null) {
    if (walk.hosts.has(transportHost.toLowerCase())) return sound(`lets ${transportHost} send for it`);
    const addresses = isIP(transportHost) > 0 ? [transportHost] : await addressesOf(dns, transportHost, signal);
    if (covers(walk.networks, addresses) || addresses.some((address) => walk.hosts.has(address))) return sound(`lets ${transportHost} send for it`);
    // A server of one's own sends by itself; one at a provider hands mail on to others, which have other addresses.
    const isOwn = addresses.length > 0 && isIP(transportHost) === 0 && organisationalDomain(transportHost.toLowerCase()) === sending.organisation;
    if (isOwn && !walk.isOpaque && walk.all !== null && walk.all !== '?' && (await dns.cname(transportHost, signal)).kind === 'none') return lacking(transportHost);
  }
  const letsNobody = record.redirect === null && record.terms.every(({ mechanism }) => mechanism === 'all');
  if (letsNobody && walk.all !== '?') return lacking(transportHost ?? 'anybody');
  return sound(transportHost === null ? 'can be read' : `can be read; whether it lets the servers behind ${transportHost} send for it cannot be told from here`);
}

function openEnd({ all }: SpfWalk): string {
  return all === null || all === '?' ? ' It says nothing of everybody else.' : '';
}

async function addressesOf(dns: Dns, host: string, signal?: AbortSignal): Promise<readonly string[]> {
  const answer = await dns.addresses(host, signal);
  return answer.kind === 'found' ? answer.records : [];
}

/** Whether one of these addresses lies in one of those networks. */
function covers(networks: readonly string[], addresses: readonly string[]): boolean {
  const list = new BlockList();
  for (const network of networks.slice(0, 1_000)) {
    const [address = '', prefix] = network.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    list.addSubnet(address, Math.min(Number(prefix ?? 128), family === 'ipv6' ? 128 : 32), family);
  }
  return addresses.slice(0, 1_000).some((each) => {
    const [address = ''] = each.split('/');
    return isIP(address) > 0 && list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
  });
}

/** One record that says what these say, and lets the sender's server send. */
function mended({ domain, transportHost, service, receiving }: SendingDomain, records: readonly SpfRecord[]): readonly DnsRecord[] {
  const kept = records.flatMap(({ terms }) => terms).filter(({ mechanism }) => mechanism !== 'all').map(({ text }) => text);
  const wanted = [service, receiving].flatMap((each) => {
    const [include] = each?.includes ?? [];
    // Any of its names does, as long as it is there.
    return include === undefined || each?.includes?.some((name) => kept.some((text) => text.toLowerCase().endsWith(`include:${name}`))) === true ? [] : [`include:${include}`];
  });
  const own = transportHost === null || service?.includes != null ? [] : isIP(transportHost) > 0 ? [`ip${isIP(transportHost)}:${transportHost}`] : [`a:${transportHost}`];
  const [redirect] = records.flatMap((record) => (record.redirect === null ? [] : [record.redirect]));
  const qualifiers = records.flatMap(({ terms }) => terms.filter(({ mechanism }) => mechanism === 'all').map(({ qualifier }) => qualifier));
  const end = redirect !== undefined && qualifiers.length === 0 ? `redirect=${redirect}` : `${qualifiers.includes('-') ? '-' : '~'}all`;
  const terms = [...new Set([...kept, ...wanted, ...own])];
  const value = ['v=spf1', ...(terms.length === 0 ? ['mx'] : terms), end].join(' ');
  return value.length > longestRecord ? [] : [{ type: 'TXT', name: domain, value }];
}
