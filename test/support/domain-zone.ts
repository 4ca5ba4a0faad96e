// A domain whose records are as they should be, for tests that spoil one of them.
import { generateKeyPairSync } from 'node:crypto';
import type { ZoneEntry } from './dns-stand-in.ts';

/** A public key as it stands behind `p=`. */
export function dkimPublicKey(bits = 2048): string {
  return generateKeyPairSync('rsa', { modulusLength: bits }).publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
}

const key = dkimPublicKey();

/** At Google, with everything in order; `changes` are laid over it. */
export function goodZone(domain: string, changes: Readonly<Record<string, ZoneEntry>> = {}): Record<string, ZoneEntry> {
  return {
    [domain]: [{ txt: 'v=spf1 include:_spf.google.com ~all' }, { txt: 'some-site-verification=123' }, { mx: [1, 'smtp.google.com'] }],
    '_spf.google.com': [{ txt: 'v=spf1 ip4:192.0.2.0/24 ip6:2001:db8::/32 ~all' }],
    [`google._domainkey.${domain}`]: [{ txt: `v=DKIM1; k=rsa; p=${key}` }],
    [`_dmarc.${domain}`]: [{ txt: `v=DMARC1; p=quarantine; rua=mailto:dmarc@${domain}` }],
    ...changes,
  };
}
