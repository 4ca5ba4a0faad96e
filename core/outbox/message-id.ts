import { createHash } from 'node:crypto';
import { parseEmailAddress } from '../domain/email-address.ts';
import type { Sender } from '../domain/sender.ts';

/** The Message-ID of a draft, fixed when it is made: the same seed gives the same one, so a step that is repeated after a crash makes no second message. The seed must be unique to this draft. */
export function messageIdFor({ sender, seed }: { readonly sender: Pick<Sender, 'email'>; readonly seed: string }): string {
  const parsed = parseEmailAddress(sender.email);
  // RFC 2606: no one's domain, while the user has not said what theirs is.
  const domain = parsed.problem === undefined ? parsed.domain : 'outreach.invalid';
  return `<${createHash('sha256').update(`outreach message\0${seed}`).digest('hex').slice(0, 32)}@${domain}>`;
}
