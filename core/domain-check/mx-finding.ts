import type { Dns, DnsAnswer, MailExchanger } from '../dns/dns.ts';
import type { DomainFinding } from '../domain/domain-check.ts';
import { finding, notKnown } from './finding.ts';
import { type MailService, serviceOfHost } from './mail-services.ts';
import { quoted } from './quoted.ts';

/** Do answers arrive? RFC 5321 section 5.1, RFC 7505. */
export async function mxFinding(dns: Dns, domain: string, answer: DnsAnswer<MailExchanger>, service: MailService | undefined, signal?: AbortSignal): Promise<DomainFinding> {
  if (answer.kind === 'failed') return notKnown('mx', `The mail servers of ${domain}`, answer.reason);
  const records = (service?.exchangers?.(domain) ?? []).map((value) => ({ type: 'MX' as const, name: domain, value }));
  const help = records.length > 0 ? 'Add these records, or let answers go to another address: "outreach config set sender.replyTo ADDRESS".' : 'Add the MX records that your mail provider names, or let answers go to another address: "outreach config set sender.replyTo ADDRESS".';
  if (answer.kind === 'none') {
    const addresses = await dns.addresses(domain, signal);
    if (addresses.kind === 'failed') return notKnown('mx', `The mail servers of ${domain}`, addresses.reason);
    if (addresses.kind === 'none') return finding('mx', 'missing', `${domain} has no mail server: nobody can answer you.`, help, records);
    return finding('mx', 'ok', `${domain} names no mail server, so answers go to ${domain} itself.`, 'See that mail is taken there.');
  }
  const [{ exchange }] = answer.records;
  if (answer.records.every((record) => record.exchange === '' || record.exchange === '.')) return finding('mx', 'broken', `${domain} says that it takes no mail at all (RFC 7505): nobody can answer you.`, help, records);
  return finding('mx', 'ok', `Answers to ${domain} go to ${serviceOfHost(exchange)?.label ?? quoted(exchange)}.`);
}
