import type { Dns } from '../dns/dns.ts';
import type { DomainFinding } from '../domain/domain-check.ts';
import { type DkimKey, isDkim, readDkimKey } from './dkim.ts';
import { finding, notKnown } from './finding.ts';
import { usualSelectors } from './mail-services.ts';
import { quoted } from './quoted.ts';
import type { SendingDomain } from './sending-domain.ts';

/** Names asked for at the same time: a home router drops what comes faster. */
const atOnce = 8;
/** RFC 8301 section 3.2: what signers should have. */
const enoughBits = 2048;

/** What was found, and of whom a signature can be: of the domain itself, or only of the one that it is a part of. */
export interface SigningKeys {
  readonly finding: DomainFinding;
  readonly signer: 'domain' | 'organisation' | null;
}

interface FoundKey {
  readonly name: string;
  readonly key: DkimKey;
}

/** Is there a key that receivers can check signatures with? RFC 6376. Selectors cannot be listed: the usual ones are tried, and those that the user names. */
export async function dkimFinding(dns: Dns, sending: SendingDomain, ownSelectors: readonly string[], signal?: AbortSignal): Promise<SigningKeys> {
  const { domain, organisation, service, receiving } = sending;
  const likely = [...new Set([...ownSelectors, ...(service?.selectors ?? []), ...(receiving?.selectors ?? [])])];
  const others = usualSelectors.filter((selector) => !likely.includes(selector));
  const bad: FoundKey[] = [];
  let failed: string | null = null;

  for (const at of new Set([domain, organisation])) {
    for (const selectors of [likely, others]) {
      const looked = await lookUp(dns, at, selectors, signal);
      failed ??= looked.failed;
      const good = looked.keys.filter(({ key }) => key.state === 'good');
      if (good.length > 0) return { finding: soundKeys(sending, good, [...bad, ...looked.keys.filter(({ key }) => key.state !== 'good')], selectors === likely), signer: at === domain ? 'domain' : 'organisation' };
      bad.push(...looked.keys);
    }
  }
  const [worst] = bad;
  if (worst !== undefined) return { finding: finding('dkim', 'broken', `The DKIM key ${worst.name} cannot be used: ${problemOf(worst.key)}.`, makeKey(sending), keyRecords(sending)), signer: null };
  if (failed !== null) return { finding: notKnown('dkim', `The DKIM keys of ${domain}`, failed), signer: null };
  const dangling = await danglingKey(dns, domain, likely, signal);
  if (dangling !== undefined) return { finding: finding('dkim', 'broken', `${dangling.name} points to ${quoted(dangling.target)}, where there is no key.`, `Switch signing on there, or make the key anew: ${makeKey(sending)}`, keyRecords(sending)), signer: null };
  const tried = likely.length > 0 ? ` (among others ${likely.slice(0, 4).join(', ')})` : '';
  return {
    finding: finding('dkim', 'missing', `No DKIM key of ${domain} was found under the usual selectors${tried}: receivers cannot tell that a message is really from you.`, `${makeKey(sending)} If there is a key, name its selector: "outreach config set sending.dkimSelectors NAME".`, keyRecords(sending)),
    signer: null,
  };
}

async function lookUp(dns: Dns, domain: string, selectors: readonly string[], signal?: AbortSignal): Promise<{ readonly keys: readonly FoundKey[]; readonly failed: string | null }> {
  const keys: FoundKey[] = [];
  let failed: string | null = null;
  for (let start = 0; start < selectors.length; start += atOnce) {
    const names = selectors.slice(start, start + atOnce).map((selector) => `${selector}._domainkey.${domain}`);
    const answers = await Promise.all(names.map((name) => dns.txt(name, signal)));
    answers.forEach((answer, index) => {
      if (answer.kind === 'failed') failed ??= answer.reason;
      if (answer.kind !== 'found') return;
      const name = names[index] ?? '';
      const [text, ...more] = answer.records.filter(isDkim);
      // RFC 6376 section 3.6.2.2: with several, what a receiver does is undefined.
      if (text !== undefined) keys.push({ name, key: more.length > 0 ? { state: 'broken', problem: `there are ${more.length + 1} records of that name` } : readDkimKey(text) });
    });
    if (failed !== null) break; // a server that is gone is not asked sixty times
  }
  return { keys, failed };
}

function soundKeys(sending: SendingDomain, good: readonly FoundKey[], bad: readonly FoundKey[], isLikely: boolean): DomainFinding {
  const best = [...good].sort((one, other) => strength(other.key) - strength(one.key))[0] as FoundKey;
  const key = best.key as Extract<DkimKey, { state: 'good' }>;
  const what = key.type === 'rsa' ? `RSA, ${key.bits} bits` : 'Ed25519';
  const notes = [
    ...(key.type === 'rsa' && key.bits < enoughBits ? [`Keys of ${enoughBits} bits are asked for today.`] : []),
    ...(key.type === 'ed25519' ? ['Many receivers know only RSA: have a key of that kind beside it.'] : []),
    ...(key.isTest ? ['It is marked as a test ("t=y").'] : []),
    ...bad.slice(0, 3).map(({ name, key: other }) => `${name} cannot be used: ${problemOf(other)}.`),
    ...(!isLikely && sending.service !== undefined && sending.service.selectors.length > 0 ? [`${sending.service.label} usually signs with ${sending.service.selectors.slice(0, 3).join(', ')}, which is not there: see that it signs with this one.`] : []),
  ];
  return finding('dkim', 'ok', `The DKIM key ${best.name} can be used (${what}).`, notes.join(' '));
}

function strength(key: DkimKey): number {
  return key.state !== 'good' ? 0 : key.type === 'rsa' ? key.bits : 1;
}

function problemOf(key: DkimKey): string {
  return key.state === 'revoked' ? 'it was revoked ("p=" is empty)' : key.state === 'broken' ? key.problem : '';
}

async function danglingKey(dns: Dns, domain: string, selectors: readonly string[], signal?: AbortSignal): Promise<{ readonly name: string; readonly target: string } | undefined> {
  for (const selector of selectors) {
    const name = `${selector}._domainkey.${domain}`;
    const answer = await dns.cname(name, signal);
    if (answer.kind === 'found') return { name, target: answer.records[0] };
  }
  return undefined;
}

function makeKey({ service, receiving, transportHost }: SendingDomain): string {
  const made = (service ?? receiving)?.keyMadeAt;
  if (made !== undefined) return `Make the key ${made}.`;
  return `Make a key at whoever runs ${transportHost ?? 'the server that sends your mail'}, and add the record that you are shown there (NAME._domainkey and your domain).`;
}

function keyRecords({ domain, service, receiving }: SendingDomain) {
  return (service ?? receiving)?.keyRecords?.(domain) ?? [];
}
