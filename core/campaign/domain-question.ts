import type { Settings } from '../config/settings.ts';
import { parseEmailAddress } from '../domain/email-address.ts';
import type { DomainQuestion } from '../domain-check/check-domain.ts';
import { createError } from '../errors.ts';
import type { EngineParts } from '../orchestrator/engine-parts.ts';

/** What is asked of the domain of this address, as the settings are: by which server mail goes out, and where answers go. Throws `email_address_invalid`. */
export function domainQuestion({ settings, kernel }: Pick<EngineParts, 'settings' | 'kernel'>, sender: string, transport = settings.transport): DomainQuestion {
  const { address, domain } = parsed(sender);
  const repliesTo = repliesToOf(settings);
  return {
    domain,
    transportHost: kernel.transports.has(transport) ? (kernel.transports.get(transport).host ?? null) : null,
    selectors: settings.sending.dkimSelectors,
    sender: address,
    ...(repliesTo === undefined ? {} : { repliesTo }),
  };
}

/** True of a transport by which messages leave this machine. */
export function reallySends({ settings, kernel }: Pick<EngineParts, 'settings' | 'kernel'>, transport = settings.transport): boolean {
  return kernel.transports.has(transport) && kernel.transports.get(transport).isLocal !== true;
}

function repliesToOf({ sender }: Settings): string | undefined {
  return sender.replyTo === null ? undefined : parsed(sender.replyTo).domain;
}

function parsed(text: string) {
  const address = parseEmailAddress(text);
  if (address.problem !== undefined) throw createError('email_address_invalid', { address: text, problem: address.problem });
  return address;
}
