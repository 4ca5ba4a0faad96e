import type { DnsRecord, DomainCheckName, DomainFinding } from '../domain/domain-check.ts';

/** A finding, with what most of them do not have left out. */
export function finding(check: DomainCheckName, state: DomainFinding['state'], message: string, help = '', records: readonly DnsRecord[] = []): DomainFinding {
  const [record = null, ...further] = records;
  return { check, state, message, help, record, further };
}

/** Nobody said; which is no reason to change anything at the domain. */
export function notKnown(check: DomainCheckName, what: string, reason: string): DomainFinding {
  return finding(check, 'unknown', `${what} could not be looked up: ${reason}.`, 'Try again in a few minutes; if it stays so, check your connection and the setting dns.servers.');
}
