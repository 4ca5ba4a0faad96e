// One received message, from its bytes to what it says. The order is the meaning: a bounce says "auto-replied" of itself, and must not become an absence.
import type { MailReading } from '../domain/mail-reading.ts';
import { parseMailSafely } from './mail-thread.ts';
import type { ParsedMail } from './parsed-mail.ts';
import { readAutoReply } from './people/auto-reply.ts';
import { readReply } from './people/reply.ts';
import { readBounce } from './reports/bounce.ts';
import { readComplaint } from './reports/complaint.ts';

/** Takes a message apart and reads it, whatever its bytes are; bounded in time and memory, never throws. `now` is in milliseconds since 1970. */
export async function readMail(bytes: Uint8Array, { now }: { readonly now: number }): Promise<MailReading> {
  return readParsedMail(await parseMailSafely(bytes), now);
}

/** What a message says: a bounce, a complaint, an automatic answer, a wish not to be written to, or what a person answers. `now` is in milliseconds since 1970. */
export function readParsedMail(mail: ParsedMail, now: number): MailReading {
  const bounced = readBounce(mail);
  if (bounced !== undefined) return { ...nothing, kind: 'bounce', recipients: bounced };
  const complaint = readComplaint(mail);
  if (complaint !== undefined) return { ...nothing, kind: 'complaint', recipients: complaint };
  if (isNotice(mail)) return { ...nothing, kind: 'other' };
  const automatic = readAutoReply(mail, now);
  if (automatic !== undefined) return { ...nothing, kind: 'auto-reply', returnsOn: automatic.returnsOn, substitute: automatic.substitute, hasLeft: automatic.hasLeft, text: readReply(mail).text, intent: automatic.optsOut ? 'opt-out' : null };
  if (mail.from === null || isMachine(mail)) return { ...nothing, kind: 'other' };
  const { text, intent, substitute } = readReply(mail);
  return { ...nothing, kind: intent === 'opt-out' ? 'opt-out' : 'reply', text, intent, substitute };
}

/** What is said of a message that says nothing. */
export const nothing: MailReading = { kind: 'other', recipients: [], returnsOn: null, substitute: null, hasLeft: false, text: '', intent: null };

/** By a machine, and no answer to what we wrote: a receipt (RFC 8098), a report about our domain (RFC 7489, RFC 8460), and what else a mail server says. */
function isNotice({ parts, subject, from }: ParsedMail): boolean {
  return parts.some(({ type }) => type === 'message/disposition-notification') || /^\s*report domain:.{1,250}\bsubmitter:/i.test(subject) || /^mailer-daemon@/i.test(from?.address ?? '');
}

/** Reports that say nothing of anybody, and messages without any sign of a person in them. */
function isMachine({ parts, text, headers }: ParsedMail): boolean {
  return parts.some(({ type }) => /^message\/(?:feedback-report|delivery-status)$/.test(type)) || (text.trim() === '' && headers.length < 3);
}
