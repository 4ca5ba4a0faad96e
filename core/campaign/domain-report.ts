import type { DnsRecord, DomainFinding } from '../domain/domain-check.ts';
import { domainHold } from '../domain-check/domain-hold.ts';
import { checkAnew } from '../domain-check/kept-checks.ts';
import { createError } from '../errors.ts';
import type { EngineParts } from '../orchestrator/engine-parts.ts';
import { sendingFrom } from '../outbox/accounts.ts';
import { domainQuestion, reallySends } from './domain-question.ts';

/** Everything about the domain that is written from, for the command line, setup and the editor. */
export interface DomainReport {
  readonly domain: string;
  /** Id of the transport, and the server that it sends by; null when it does not say. */
  readonly transport: string;
  readonly transportHost: string | null;
  /** Name of the mail service that was recognised. */
  readonly provider: string | null;
  readonly isFreeMail: boolean;
  /** ISO 8601. */
  readonly checkedAt: string;
  readonly findings: readonly DomainFinding[];
  /** All records to add, as they are typed in. */
  readonly records: readonly DnsRecord[];
  /** Why no campaign starts; null when one does. */
  readonly hold: string | null;
  /** False of a transport that keeps messages on this machine: then the findings hold nothing. */
  readonly isGated: boolean;
  /** The user sends from this domain all the same. */
  readonly isOverridden: boolean;
}

export interface DomainReportRequest {
  /** Another domain than the sender's. */
  readonly domain?: string;
  readonly signal?: AbortSignal;
}

/** Looks at the domain now. Rejects with `sender_unknown` when no address is known to write from, and with `email_address_invalid`. */
export async function domainReport(parts: EngineParts, { domain, signal }: DomainReportRequest = {}): Promise<DomainReport> {
  const { settings, store } = parts;
  const all = sendingFrom(settings, (await store.profiles.active())?.profile);
  const [main] = all;
  if (domain === undefined && main === undefined) throw createError('sender_unknown', { missing: 'address' });
  const own = domain === undefined ? main : all.find(({ email }) => email.toLowerCase().endsWith(`@${domain.toLowerCase()}`));
  const from = own ?? { email: `postmaster@${domain}`, transport: settings.transport };
  const question = domainQuestion(parts, from.email, from.transport);
  parts.dns.forget();
  const { at, check } = await checkAnew(parts, question, signal);
  const override = settings.sending.domainOverride;
  const isGated = reallySends(parts, from.transport);
  return {
    domain: check.domain,
    transport: from.transport,
    transportHost: question.transportHost,
    provider: check.provider,
    isFreeMail: check.isFreeMail,
    checkedAt: new Date(at).toISOString(),
    findings: check.findings,
    records: check.findings.flatMap(({ record, further }) => (record === null ? [] : [record, ...further])),
    hold: isGated ? (domainHold(check, override) ?? null) : null,
    isGated,
    isOverridden: override?.toLowerCase() === check.domain,
  };
}
