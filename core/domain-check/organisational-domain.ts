// The one home of tldts: which part of a name somebody registered, by the public suffix list.
import { getDomain } from 'tldts';

/** `example.co.uk` for `mail.example.co.uk`: where DMARC looks when a domain says nothing itself, RFC 7489 section 3.2. The domain itself when nobody can register it. */
export function organisationalDomain(domain: string): string {
  return getDomain(domain, { allowPrivateDomains: true }) ?? domain;
}
