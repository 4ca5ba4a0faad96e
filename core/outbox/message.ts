// What a message consists of. Composing it and hashing it start from this one reading, so what is approved is what goes out.
import type { Email } from '../domain/email.ts';
import type { Lead } from '../domain/lead.ts';
import type { Sender } from '../domain/sender.ts';
import { createError } from '../errors.ts';
import { footer } from '../writing/footer.ts';
import { chosenSubject } from './chosen-subject.ts';
import { safeAddress, safeBody, safeLine, safeMessageId } from './safe-text.ts';

export interface Attachment {
  readonly name: string;
  /** Such as `application/pdf`. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface MessageSource {
  readonly email: Pick<Email, 'messageId' | 'subjectA' | 'subjectB' | 'body'>;
  readonly lead: Pick<Lead, 'id' | 'company' | 'person' | 'email'>;
  readonly sender: Sender;
  readonly attachments?: readonly Attachment[];
}

/** Every field checked and ready to be written. */
export interface Message {
  readonly messageId: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly to: { readonly name: string; readonly address: string };
  readonly replyTo: string;
  readonly subject: string;
  /** With the footer under it, LF line ends. */
  readonly text: string;
  readonly attachments: readonly Attachment[];
}

/** Throws `sender_incomplete`, `mailing_address_missing`, `lead_without_address`, `message_field_unsafe` or `message_field_invalid`. */
export function readMessage({ email, lead, sender, attachments = [] }: MessageSource): Message {
  const missing = [...(sender.name.trim() === '' ? ['your name'] : []), ...(sender.email.trim() === '' ? ['your mail address'] : [])];
  if (missing.length > 0) throw createError('sender_incomplete', { missing });
  if (sender.mailingAddress === null || sender.mailingAddress.trim() === '') throw createError('mailing_address_missing', {});
  if (lead.email === null || lead.email.trim() === '') throw createError('lead_without_address', { company: lead.company, id: lead.id });
  const from = { name: named("sender's name", sender.name), address: safeAddress("sender's address", sender.email) };
  const mailingAddress = safeBody('mailing address', sender.mailingAddress);
  const under = footer({ sender: { ...sender, name: from.name, email: from.address, mailingAddress } });
  return {
    messageId: safeMessageId('Message-ID', email.messageId),
    from,
    to: { name: safeLine("recipient's name", lead.person ?? ''), address: safeAddress("recipient's address", lead.email) },
    replyTo: sender.replyTo === null ? from.address : safeAddress('reply address', sender.replyTo),
    subject: named('subject', chosenSubject({ ...email, subjectA: safeLine('first subject', email.subjectA), subjectB: safeLine('second subject', email.subjectB) })),
    text: `${safeBody('body', email.body).trimEnd()}\n\n${under}\n`,
    attachments: attachments.map(safeAttachment),
  };
}

function named(field: string, text: string): string {
  const line = safeLine(field, text);
  if (line === '') throw createError('message_field_invalid', { field, reason: 'it is empty' });
  return line;
}

function safeAttachment({ name, type, bytes }: Attachment): Attachment {
  const safeName = named("attachment's name", name);
  if (/[/\\]/.test(safeName)) throw createError('message_field_invalid', { field: "attachment's name", reason: 'it names a folder' });
  const safeType = safeLine("attachment's type", type);
  if (!/^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*$/i.test(safeType)) throw createError('message_field_invalid', { field: "attachment's type", reason: 'it is not of the form type/subtype' });
  return { name: safeName, type: safeType, bytes };
}
