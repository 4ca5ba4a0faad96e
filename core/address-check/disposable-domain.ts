// The one home of the list of mail services whose addresses vanish after minutes.
import { disposableEmailBlocklist } from 'disposable-email-domains-js';

let domains: ReadonlySet<string> | undefined;

/** True of such a domain, and of what lies under one. */
export function isDisposableDomain(domain: string): boolean {
  domains ??= new Set(disposableEmailBlocklist());
  const labels = domain.toLowerCase().split('.');
  for (let from = 0; from < labels.length - 1; from++) if (domains.has(labels.slice(from).join('.'))) return true;
  return false;
}
