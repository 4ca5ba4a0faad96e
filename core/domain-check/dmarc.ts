// Reads a DMARC policy, RFC 7489 section 6.3.
import { quoted } from './quoted.ts';
import { readTags } from './tag-list.ts';

export const dmarcPolicies = ['none', 'quarantine', 'reject'] as const;
export type DmarcPolicy = (typeof dmarcPolicies)[number];

export interface DmarcRecord {
  readonly policy: DmarcPolicy;
  /** For subdomains without a record of their own; the same as `policy` when it is not said. */
  readonly subdomains: DmarcPolicy;
  /** Whether the signature's domain, and the envelope's, must be exactly that of the sender; section 3.1. */
  readonly strictDkim: boolean;
  readonly strictSpf: boolean;
  /** Where daily reports go. */
  readonly reportsTo: readonly string[];
  /** Of mail that fails, how much the policy is for. */
  readonly percent: number;
  /** Parts that receivers ignore, because they are not written as they should be. */
  readonly ignored: readonly string[];
}

/** Letters that a record may have; real ones have some hundred. */
const longestRecord = 4_000;

/** True of a text that is a DMARC record for receivers; others at its name are ignored, section 6.6.3. */
export function isDmarc(text: string): boolean {
  return /^v[ \t]*=[ \t]*DMARC1[ \t]*(?:;|$)/.test(text);
}

/** True of a text that was meant as one. */
export function looksLikeDmarc(text: string): boolean {
  return /dmarc\d?/i.test(text.slice(0, 200)) || /(?:^|;)\s{0,9}p\s{0,9}=\s{0,9}(?:none|quarantine|reject)/i.test(text.slice(0, 200));
}

/** Takes a text that `isDmarc`. */
export function readDmarc(text: string): DmarcRecord | { readonly problem: string } {
  if (text.length > longestRecord) return { problem: `it has ${text.length} letters` };
  const { tags, problems } = readTags(text);
  const [problem] = problems;
  if (problem !== undefined) return { problem };
  const ignored: string[] = [];
  const reportsTo = addressesIn(tags.get('rua'), 'rua', ignored);
  addressesIn(tags.get('ruf'), 'ruf', ignored);
  const said = tags.get('p');
  const policy = policyOf(said);
  // Section 6.6.3: a policy that cannot be read counts as "none" where there is somebody to report it to. What was meant is lost all the same.
  if (policy === undefined) return { problem: said === undefined ? 'it has no policy ("p=")' : `its policy ${quoted(said)} is none of ${dmarcPolicies.join(', ')}` };
  const subdomains = policyOf(tags.get('sp'));
  if (tags.has('sp') && subdomains === undefined) ignored.push(`"sp=" is none of ${dmarcPolicies.join(', ')}`);
  for (const name of ['adkim', 'aspf']) if (!['r', 's', undefined].includes(tags.get(name)?.toLowerCase())) ignored.push(`"${name}=" is neither "r" nor "s"`);
  const percent = tags.get('pct');
  const isPercent = percent !== undefined && /^\d{1,3}$/.test(percent) && Number(percent) <= 100;
  if (percent !== undefined && !isPercent) ignored.push('"pct=" is no number from 0 to 100');
  return {
    policy,
    subdomains: subdomains ?? policy,
    strictDkim: tags.get('adkim')?.toLowerCase() === 's',
    strictSpf: tags.get('aspf')?.toLowerCase() === 's',
    reportsTo,
    percent: isPercent ? Number(percent) : 100,
    ignored,
  };
}

function policyOf(text: string | undefined): DmarcPolicy | undefined {
  return dmarcPolicies.find((policy) => policy === text?.toLowerCase());
}

function addressesIn(list: string | undefined, tag: string, ignored: string[]): readonly string[] {
  const addresses: string[] = [];
  for (const uri of list === undefined ? [] : list.split(',').map((each) => each.trim())) {
    // Section 6.2: a URI, which may end in the largest size that it takes.
    const address = /^mailto:([^\s@!,;]{1,64}@[A-Za-z0-9.-]{1,253})(?:!\d{1,12}[kmgt]?)?$/i.exec(uri)?.[1];
    if (address !== undefined) addresses.push(address);
    else if (!/^https?:\/\//i.test(uri)) ignored.push(`"${tag}=" has ${quoted(uri)}, which is no "mailto:" address`);
  }
  return addresses;
}
