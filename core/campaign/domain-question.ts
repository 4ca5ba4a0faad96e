import type { Settings } from '../config/settings.ts';
import { parseEmailAddress } from '../domain/email-address.ts';
import type { DomainQuestion } from '../domain-check/check-domain.ts';
import { createError } from '../errors.ts';
import type { EngineParts } from '../orchestrator/engine-parts.ts';

/** From which address messages go out, and by which transport. */
export interface SendingFrom {
  readonly email: string;
  /** Id of a transport. */
  readonly transport: string;
  /** Where answers go, when not there. */
  readonly replyTo: string | null;
}

/** What is asked of the domain of this address: by which server mail goes out, and where answers go. Throws `email_address_invalid`. */
export function domainQuestion({ settings, kernel }: { readonly settings: Pick<Settings, 'sending'>; readonly kernel: Pick<EngineParts['kernel'], 'transports'> }, { email, transport, replyTo }: SendingFrom): DomainQuestion {
  const { address, domain } = parsed(email);
  return {
    domain,
    transportHost: kernel.transports.has(transport) ? (kernel.transports.get(transport).host ?? null) : null,
    selectors: settings.sending.dkimSelectors,
    sender: address,
    ...(replyTo === null ? {} : { repliesTo: parsed(replyTo).domain }),
  };
}

/** True of a transport by which messages leave this machine; what can be done over without doing it twice is written down here. */
export function reallySends({ kernel }: { readonly kernel: Pick<EngineParts['kernel'], 'transports'> }, id: string): boolean {
  if (!kernel.transports.has(id)) return false;
  const { isLocal, idempotent } = kernel.transports.get(id);
  return isLocal !== true && !idempotent;
}

function parsed(text: string) {
  const address = parseEmailAddress(text);
  if (address.problem !== undefined) throw createError('email_address_invalid', { address: text, problem: address.problem });
  return address;
}
