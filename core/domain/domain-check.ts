export const domainChecks = ['spf', 'dkim', 'dmarc', 'mx'] as const;
/** What is looked at: who may send for the domain (RFC 7208), its signing key (RFC 6376), what receivers shall do (RFC 7489), who takes its mail (RFC 5321 section 5). */
export type DomainCheckName = (typeof domainChecks)[number];

/** A record as it is typed in at the provider of the domain. */
export interface DnsRecord {
  readonly type: 'TXT' | 'CNAME' | 'MX';
  /** The whole name, without a dot at its end. */
  readonly name: string;
  readonly value: string;
}

/** What one check found. `unknown` when name servers did not say: never taken for `missing`. */
export interface DomainFinding {
  readonly check: DomainCheckName;
  readonly state: 'ok' | 'missing' | 'broken' | 'unknown';
  readonly message: string;
  /** What to do; empty when there is nothing to do. */
  readonly help: string;
  /** To be added, or to stand where a broken one stands now; null when there is none, or when only the provider knows its value. */
  readonly record: DnsRecord | null;
  /** To be added beside it. */
  readonly further: readonly DnsRecord[];
  /** ISO 8601: when it was seen, if name servers have not said it again since. */
  readonly asOf?: string;
}

/** Whether receivers can tell that mail from a domain is what it says. */
export interface DomainCheck {
  readonly domain: string;
  /** Name of the mail service that was recognised; null for one that is not known. */
  readonly provider: string | null;
  /** A mail service for everyone: its records are its own affair. */
  readonly isFreeMail: boolean;
  readonly findings: readonly DomainFinding[];
}
