// Somebody pressed "this is spam" (RFC 5965), or a provider says that our mail failed its sender's policy (RFC 6591).
import { consequence } from '../../delivery/reason-of-reply.ts';
import type { ReportedRecipient } from '../../domain/mail-reading.ts';
import { headerOf, type ParsedMail } from '../parsed-mail.ts';
import { sameAddress, typedAddress } from './address-in.ts';
import { enclosedMessage, hasEnclosedMessage } from './enclosed-message.ts';
import { jsonNotice } from './json-notice.ts';
import { reportBlocks } from './report-fields.ts';

/**
 * Who complains about our mail; empty when the provider hides it (match by `originalMessageId` then), undefined when the message is no complaint.
 * The action names what follows for the account; that whoever complains is never written to again follows from the kind.
 */
export function readComplaint(mail: ParsedMail): readonly ReportedRecipient[] | undefined {
  const addresses = jsonNotice(mail.text)?.complaint ?? fromFeedbackReport(mail) ?? fromOldForm(mail);
  return addresses?.filter((address, index) => addresses.findIndex((other) => sameAddress(other, address)) === index).map((address) => ({ address, status: '', smtpCode: '', reason: 'feedback', ...consequence('feedback', false) }));
}

function fromFeedbackReport(mail: ParsedMail): readonly string[] | undefined {
  const report = mail.parts.find(({ type }) => type === 'message/feedback-report')?.text;
  const isReport = /report-type="?feedback-report/i.test(headerOf(mail, 'content-type') ?? '');
  const written = report ?? (isReport || /^feedback-type[ \t]{0,4}:/im.test(mail.text) ? mail.text : undefined);
  if (written === undefined) return undefined;
  const blocks = reportBlocks(written);
  // RFC 6430: somebody took the message out of the spam folder.
  if (blocks.some((block) => block.get('feedback-type')?.some((type) => /^not-?spam/i.test(type)))) return undefined;
  if (report === undefined && !isReport && !hasEnclosedMessage(mail)) return undefined;
  const named = blocks.flatMap((block) => ['original-rcpt-to', 'removal-recipient', 'original-recipient'].flatMap((name) => block.get(name) ?? [])).map(typedAddress).filter(Boolean);
  return named.length > 0 ? named : (enclosedMessage(mail)?.to ?? []);
}

/** Before RFC 5965, and at Microsoft still: the message itself, sent back by an address for complaints. */
function fromOldForm(mail: ParsedMail): readonly string[] | undefined {
  if (!hasEnclosedMessage(mail)) return undefined;
  const junkFolder = mail.parts.some(({ text }) => text !== null && /^x-hmxmroriginalrecipient:/im.test(text.slice(0, 16_000)));
  const sender = /^(?:staff@hotmail|abuse@|complaints?@|scomp@|fbl[\w.+-]{0,40}@|feedback-?loop@|arf@|feedback@|jmrp@|spam-?report@|abuse-?report@)/i.test(mail.from?.address ?? '');
  const subject = /complaint|abuse report|feedback report|spam report|feedback loop|reported as (?:spam|junk)/i.test(mail.subject);
  return junkFolder || (sender && subject) ? (enclosedMessage(mail)?.to ?? []) : undefined;
}
