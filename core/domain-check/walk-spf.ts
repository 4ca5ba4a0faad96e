// Follows an SPF record as a receiver does, as far as it may: RFC 7208 section 4.6.4 allows ten lookups, and two that find nothing.
import type { Dns } from '../dns/dns.ts';
import { hasMacro, isSpf, readSpf, type SpfQualifier, type SpfRecord } from './spf.ts';

export const mostLookups = 10;
export const mostVoidLookups = 2;

/** What receivers find who follow a record. */
export interface SpfWalk {
  /** At least so many; counting ends above the limit. */
  readonly lookups: number;
  /** Lookups that found nothing. */
  readonly voids: number;
  /** Names of all records that were included or redirected to, in lower case. */
  readonly included: ReadonlySet<string>;
  /** Hosts that `a` and `mx` name, in lower case; the domain itself for bare ones. */
  readonly hosts: ReadonlySet<string>;
  readonly networks: readonly string[];
  /** Each makes the whole record void. */
  readonly problems: readonly string[];
  /** What it says of everybody else; null when it does not say. */
  readonly all: SpfQualifier | null;
  /** Everybody in the world passes, here or in a record that is included. */
  readonly isOpen: boolean;
  /** A part of it is made from the message when a receiver looks. */
  readonly isOpaque: boolean;
  /** Why a part of it could not be read now; null when all was. */
  readonly failed: string | null;
}

export async function walkSpf(dns: Dns, domain: string, first: SpfRecord, signal?: AbortSignal): Promise<SpfWalk> {
  const found = { lookups: 0, voids: 0, isOpen: false, isOpaque: false, failed: null as string | null };
  const included = new Set<string>();
  const hosts = new Set<string>();
  const networks = new Set<string>();
  const problems = new Set<string>();
  const all = await follow(domain, first, [domain.toLowerCase()]);
  return { ...found, all, included, hosts, networks: [...networks], problems: [...problems] };

  async function follow(of: string, record: SpfRecord, trail: readonly string[]): Promise<SpfQualifier | null> {
    for (const problem of record.problems) problems.add(of === domain ? problem : `${of}: ${problem}`);
    for (const { qualifier, mechanism, value } of record.terms) {
      if (mechanism === 'ip4' || mechanism === 'ip6') networks.add(value);
      if (mechanism === 'all') {
        if (qualifier === '+') found.isOpen = true;
        return qualifier; // section 5.1: what stands behind it is ignored
      }
      if (mechanism === 'ip4' || mechanism === 'ip6') continue;
      if (++found.lookups > mostLookups) return null;
      if (hasMacro(value) || mechanism === 'ptr') found.isOpaque = true;
      else if (mechanism === 'include') await open(value, trail);
      else await resolve(mechanism, value.replace(/\/.*$/, '') || of);
    }
    if (record.redirect === null || ++found.lookups > mostLookups) return null;
    if (!hasMacro(record.redirect)) return open(record.redirect, trail);
    found.isOpaque = true;
    return null;
  }

  async function open(target: string, trail: readonly string[]): Promise<SpfQualifier | null> {
    const name = target.toLowerCase().replace(/\.$/, '');
    if (trail.includes(name)) {
      problems.add(`${name} includes itself`);
      return null;
    }
    included.add(name);
    const answer = await dns.txt(name, signal);
    if (answer.kind === 'failed') {
      found.failed ??= `${name}: ${answer.reason}`;
      return null;
    }
    if (answer.kind === 'none') found.voids++;
    const [record, ...others] = answer.kind === 'none' ? [] : answer.records.filter(isSpf);
    if (record === undefined) problems.add(`it includes ${name}, which has no SPF record`);
    else if (others.length > 0) problems.add(`it includes ${name}, which has several SPF records`);
    return record === undefined ? null : follow(name, readSpf(record), [...trail, name]);
  }

  async function resolve(mechanism: 'a' | 'mx' | 'exists', target: string): Promise<void> {
    const name = target.toLowerCase().replace(/\.$/, '');
    const answer = await (mechanism === 'mx' ? dns.mx(name, signal) : dns.addresses(name, signal));
    if (answer.kind === 'none') found.voids++;
    else if (answer.kind === 'failed') found.failed ??= `${name}: ${answer.reason}`;
    else if (mechanism === 'a') for (const host of [name, ...answer.records]) hosts.add(String(host));
    else if (mechanism === 'mx') {
      if (answer.records.length > 10) problems.add(`${name} has more than ten mail servers, which SPF does not follow`);
      for (const record of answer.records) if (typeof record === 'object') hosts.add(record.exchange.toLowerCase());
    }
  }
}
