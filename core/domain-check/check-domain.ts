import { isIP } from 'node:net';
import type { Dns, DnsAnswer, MailExchanger } from '../dns/dns.ts';
import { type DomainCheck, domainChecks } from '../domain/domain-check.ts';
import { isFreeMail } from '../domain/free-mail.ts';
import { dkimFinding } from './dkim-finding.ts';
import { dmarcFinding } from './dmarc-finding.ts';
import { finding, notKnown } from './finding.ts';
import { serviceOfFreeMail, serviceOfHost } from './mail-services.ts';
import { mxFinding } from './mx-finding.ts';
import { organisationalDomain } from './organisational-domain.ts';
import { spfFinding } from './spf-finding.ts';

export interface DomainQuestion {
  /** In ASCII. */
  readonly domain: string;
  /** The server that mail goes out by; null when it is not known. */
  readonly transportHost: string | null;
  /** Of DKIM keys, tried before the usual ones. */
  readonly selectors?: readonly string[];
  /** An address of the user's at this domain, for reports. */
  readonly sender?: string;
  /** Where answers go, when it is another domain. */
  readonly repliesTo?: string;
}

/** Looks at SPF, DKIM, DMARC and MX, in this order. Rejects only when it is aborted: what cannot be found out is `unknown`. */
export async function checkDomain(dns: Dns, question: DomainQuestion, signal?: AbortSignal): Promise<DomainCheck> {
  const domain = question.domain.toLowerCase().replace(/\.$/, '');
  const { selectors = [], sender, repliesTo = domain } = question;
  const transportHost = isElsewhere(question.transportHost) ? question.transportHost : null;
  if (isFreeMail(domain)) return ofFreeMail(domain, transportHost);

  const mx = await dns.mx(domain, signal);
  const receiving = serviceOf(mx);
  const sends = transportHost === null ? receiving : serviceOfHost(transportHost);
  const sending = { domain, organisation: organisationalDomain(domain), transportHost, service: sends, receiving, reportsTo: sender ?? `postmaster@${domain}` };
  const spf = await spfFinding(dns, sending, signal);
  // Sixty more questions to servers that have not answered two would only make the user wait.
  const isDown = mx.kind === 'failed' && spf.state === 'unknown';
  const keys = isDown ? { finding: notKnown('dkim', `The DKIM keys of ${domain}`, mx.reason), signer: null } : await dkimFinding(dns, sending, selectors, signal);
  const dmarc = await dmarcFinding(dns, sending, spf, keys, signal);
  const answersTo = repliesTo === domain ? mx : await dns.mx(repliesTo, signal);
  const answers = isFreeMail(repliesTo) ? finding('mx', 'ok', `Answers go to ${repliesTo}.`) : await mxFinding(dns, repliesTo, answersTo, repliesTo === domain ? sends : undefined, signal);
  return { domain, provider: (sends ?? receiving)?.label ?? null, isFreeMail: false, findings: [spf, keys.finding, dmarc, answers] };
}

/** Nobody but the provider can change its records; but only its own servers may send for it. */
function ofFreeMail(domain: string, transportHost: string | null): DomainCheck {
  const service = serviceOfFreeMail(domain);
  const provider = service?.label ?? domain;
  const sends = transportHost === null ? service : serviceOfHost(transportHost);
  const isForeign = service !== undefined && sends !== service;
  const findings = domainChecks.map((check) =>
    isForeign && check !== 'mx'
      ? finding(check, 'broken', `Only the servers of ${provider} may send for ${domain}, and ${transportHost ?? 'yours'} is none of them.`, `Send by the server of ${provider}, or write from an address at a domain of your own.`)
      : finding(check, 'ok', `${domain} is a mail service for everyone: ${provider} sees to its records itself.`),
  );
  return { domain, provider: service?.label ?? null, isFreeMail: true, findings };
}

function serviceOf(answer: DnsAnswer<MailExchanger>) {
  return answer.kind === 'found' ? answer.records.map(({ exchange }) => serviceOfHost(exchange)).find((service) => service !== undefined) : undefined;
}

/** A relay on this machine hands mail on, nobody knows to whom. */
function isElsewhere(host: string | null): boolean {
  return host !== null && !/^(?:localhost|127\.[\d.]+|::1|\[::1\])$/i.test(host) && (host.includes('.') || isIP(host) > 0);
}
