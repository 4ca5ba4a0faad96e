import { headerOf, type ParsedMail } from '../parsed-mail.ts';

/** What an automatic answer says (RFC 3834); undefined when a person wrote. */
export function readAutoReply(mail: ParsedMail, _now: number): { returnsOn: string | null; substitute: string | null } | undefined {
  const submitted = headerOf(mail, 'auto-submitted')?.trim().toLowerCase() ?? 'no';
  const automatic = !submitted.startsWith('no') || headerOf(mail, 'x-autoreply') !== null || headerOf(mail, 'x-autorespond') !== null || /^(?:auto|automatic reply|out of office|abwesen)\b/i.test(mail.subject);
  return automatic ? { returnsOn: null, substitute: null } : undefined;
}
