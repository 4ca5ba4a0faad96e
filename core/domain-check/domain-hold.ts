import type { DomainCheck } from '../domain/domain-check.ts';

/** Why nothing is sent from this domain: SPF, DKIM or DMARC are not in order, or nobody could look. Undefined when they are, or when the user named exactly this domain. */
export function domainHold({ domain, findings }: Pick<DomainCheck, 'domain' | 'findings'>, override: string | null): string | undefined {
  if (override !== null && override.toLowerCase() === domain) return undefined;
  const lacking = findings.filter(({ check, state }) => check !== 'mx' && state !== 'ok');
  return lacking.length === 0 ? undefined : lacking.map(({ message }) => message).join(' ');
}
