import { domainHold } from '../domain-check/domain-hold.ts';
import { currentCheck, keptCheck } from '../domain-check/kept-checks.ts';
import { createError } from '../errors.ts';
import type { EngineParts } from '../orchestrator/engine-parts.ts';
import { domainQuestion, reallySends } from './domain-question.ts';

/**
 * Lets mail from this address begin: by a transport that really sends, only from a domain whose SPF, DKIM and DMARC are in order, or that the user
 * named in `sending.domainOverride`. Rejects with `domain_not_ready`.
 */
export async function requireReadyDomain(parts: EngineParts, sender: string, signal?: AbortSignal, transport = parts.settings.transport): Promise<void> {
  if (!reallySends(parts, transport)) return;
  const question = domainQuestion(parts, sender, transport);
  const override = parts.settings.sending.domainOverride;
  // Who has decided is not made to wait for name servers.
  if (override?.toLowerCase() === question.domain) return;
  const { check } = await currentCheck(parts, question, signal);
  const missing = domainHold(check, override);
  if (missing !== undefined) throw createError('domain_not_ready', { domain: question.domain, missing });
}

/** What holds mail from this address, by what was found last; nobody is asked. */
export async function keptDomainHold(parts: Pick<EngineParts, 'settings' | 'kernel' | 'store'>, sender: string, transport = parts.settings.transport): Promise<string | undefined> {
  if (!reallySends(parts, transport)) return undefined;
  const kept = await keptCheck(parts.store, domainQuestion(parts, sender, transport));
  return kept === undefined ? undefined : domainHold(kept.check, parts.settings.sending.domainOverride);
}
