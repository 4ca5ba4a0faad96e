import { domainHold } from '../domain-check/domain-hold.ts';
import { currentCheck, keptCheck } from '../domain-check/kept-checks.ts';
import { createError } from '../errors.ts';
import type { EngineParts } from '../orchestrator/engine-parts.ts';
import { domainQuestion, reallySends, type SendingFrom } from './domain-question.ts';

/**
 * What holds mail from this address: by a transport that really sends, it goes only from a domain whose SPF, DKIM and DMARC are in order, or that the
 * user named in `sending.domainOverride`. Asks name servers when nobody has for a day, or when it was not well.
 */
export async function currentDomainHold(parts: EngineParts, from: SendingFrom, signal?: AbortSignal): Promise<string | undefined> {
  if (!reallySends(parts, from.transport)) return undefined;
  const question = domainQuestion(parts, from);
  const override = parts.settings.sending.domainOverride;
  // Who has decided is not made to wait for name servers.
  if (override?.toLowerCase() === question.domain) return undefined;
  return domainHold((await currentCheck(parts, question, signal)).check, override);
}

/** What holds it by what was found last; nobody is asked. */
export async function keptDomainHold(parts: Pick<EngineParts, 'settings' | 'kernel' | 'store'>, from: SendingFrom): Promise<string | undefined> {
  if (!reallySends(parts, from.transport)) return undefined;
  const kept = await keptCheck(parts.store, domainQuestion(parts, from));
  return kept === undefined ? undefined : domainHold(kept.check, parts.settings.sending.domainOverride);
}

/** Lets a campaign begin that would send from these addresses. Rejects with `domain_not_ready`. */
export async function requireReadyDomains(parts: EngineParts, all: readonly SendingFrom[], signal?: AbortSignal): Promise<void> {
  for (const from of all) {
    const missing = await currentDomainHold(parts, from, signal);
    if (missing !== undefined) throw createError('domain_not_ready', { domain: domainQuestion(parts, from).domain, missing });
  }
}
