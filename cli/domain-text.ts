import type { DomainReport } from '../core/campaign/domain-report.ts';
import type { DnsRecord, DomainFinding } from '../core/index.ts';
import { plainLine } from './host/plain-line.ts';

/** What was found of a domain, and each record to add on lines of its own, to be copied. */
export function domainText(report: DomainReport): string {
  const { domain, provider, transportHost, findings, records } = report;
  const by = [provider, transportHost].filter((each) => each !== null);
  return [
    `${domain}${by.length === 0 ? '' : ` (${by.join(', ')})`}`,
    ...findings.flatMap(findingLines),
    ...(records.length === 0 ? [] : ['', records.length === 1 ? 'The record to add:' : 'The records to add:', ...records.flatMap(recordLines)]),
    '',
    ending(report),
  ].join('\n');
}

function findingLines({ check, state, message, help, asOf }: DomainFinding): readonly string[] {
  const seen = asOf === undefined ? '' : ` (as it was on ${asOf.slice(0, 10)}; name servers do not say it now)`;
  return [`  ${check.toUpperCase().padEnd(5)}  ${state.padEnd(7)}  ${plainLine(message)}${seen}`, ...(help === '' ? [] : [`${' '.repeat(18)}${plainLine(help)}`])];
}

function recordLines({ type, name, value }: DnsRecord): readonly string[] {
  return ['', `  Type   ${type}`, `  Name   ${plainLine(name)}`, `  Value  ${plainLine(value)}`];
}

function ending({ domain, transport, hold, isGated, isOverridden }: DomainReport): string {
  if (!isGated) return `The transport "${transport}" keeps messages on this machine, so nothing waits for this.`;
  if (hold !== null) return `No campaign starts from ${domain} until SPF, DKIM and DMARC are in order. To send all the same: "outreach config set sending.domainOverride ${domain}"`;
  return isOverridden ? `You send from ${domain} whatever its records say (sending.domainOverride).` : `Campaigns may start from ${domain}.`;
}
