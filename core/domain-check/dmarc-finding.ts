import type { Dns } from '../dns/dns.ts';
import type { DnsRecord, DomainFinding } from '../domain/domain-check.ts';
import { type DmarcRecord, isDmarc, looksLikeDmarc, readDmarc } from './dmarc.ts';
import type { SigningKeys } from './dkim-finding.ts';
import { finding, notKnown } from './finding.ts';
import { quoted } from './quoted.ts';
import type { SendingDomain } from './sending-domain.ts';

/** What receivers are told to do with mail that is not proven to be from here, and whether that hits our own. RFC 7489. */
export async function dmarcFinding(dns: Dns, sending: SendingDomain, spf: DomainFinding, { finding: dkim, signer }: SigningKeys, signal?: AbortSignal): Promise<DomainFinding> {
  const { domain, organisation } = sending;
  let mistyped: DomainFinding | undefined;
  for (const at of new Set([domain, organisation])) {
    const answer = await dns.txt(`_dmarc.${at}`, signal);
    if (answer.kind === 'failed') return mistyped ?? notKnown('dmarc', `The DMARC record of ${at}`, answer.reason);
    const texts = answer.kind === 'none' ? [] : answer.records;
    const [text, ...others] = texts.filter(isDmarc);
    if (others.length > 0) return finding('dmarc', 'broken', `_dmarc.${at} has ${others.length + 1} DMARC records, and receivers take none when there is more than one.`, 'Leave one of them, and delete the others.', newRecord(sending, at));
    if (text !== undefined) {
      const record = readDmarc(text);
      if ('problem' in record) return finding('dmarc', 'broken', `The DMARC record of ${at} cannot be read by receivers: ${record.problem}.`, 'Put this record in its place.', newRecord(sending, at));
      return aligned(sending, at, record);
    }
    const wrong = texts.find(looksLikeDmarc);
    if (wrong !== undefined) mistyped ??= finding('dmarc', 'broken', `_dmarc.${at} has ${quoted(wrong)}, which receivers do not take for a DMARC record.`, 'Put this record in its place; it begins with "v=DMARC1;".', newRecord(sending, at));
  }
  return mistyped ?? finding('dmarc', 'missing', `${domain} has no DMARC record, which large mail services ask of whoever writes to strangers.`, 'Add this record where the records of your domain are kept.', newRecord(sending, domain));

  function aligned({ transportHost }: SendingDomain, at: string, record: DmarcRecord): DomainFinding {
    const policy = at === domain ? record.policy : record.subdomains;
    const where = at === domain ? `The DMARC record of ${domain}` : `The DMARC record of ${at}, which is for ${domain} as well,`;
    if (signer === 'organisation' && record.strictDkim) {
      return finding('dmarc', 'broken', `${where} wants signatures of ${domain} itself ("adkim=s"), and there is only a key of ${organisation}.`, `Make a DKIM key for ${domain}, or take "adkim=s" out of the record.`);
    }
    const isProven = spf.state === 'ok' || dkim.state === 'ok';
    if (policy !== 'none' && !isProven && spf.state !== 'unknown' && dkim.state !== 'unknown') {
      const does = policy === 'reject' ? 'refuse' : 'put aside as spam';
      return finding('dmarc', 'broken', `${where} tells receivers to ${does} what neither SPF nor DKIM proves, and that is your own mail${transportHost === null ? '' : ` by ${transportHost}`}.`, 'Mend SPF and DKIM before you write to anybody.');
    }
    const says = policy === 'none' ? `${where} asks receivers only to report.` : `${where} tells receivers to ${policy === 'reject' ? 'refuse' : 'put aside'} what is not proven to be from it${record.percent < 100 ? `, of ${record.percent} % of it` : ''}.`;
    const notes = [...record.ignored.slice(0, 3).map((part) => `Receivers ignore a part: ${part}.`), ...(record.reportsTo.length === 0 ? [`Nobody gets reports; "rua=mailto:${sending.reportsTo}" would bring them.`] : [])];
    return finding('dmarc', 'ok', says, notes.join(' '));
  }
}

/** The mildest policy: it changes nothing but that there is one. */
function newRecord({ reportsTo }: SendingDomain, at: string): readonly DnsRecord[] {
  return [{ type: 'TXT', name: `_dmarc.${at}`, value: `v=DMARC1; p=none; rua=mailto:${reportsTo}` }];
}
