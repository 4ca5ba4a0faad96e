// The home of nodemailer's composer (the smtp transport is the home of the rest of it).
import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { OutgoingMessage } from '../contracts/transport.ts';
import { messageHash } from './message-hash.ts';
import { type Message, type MessageSource, readMessage } from './message.ts';
import { pageWithPixel } from './open-pixel.ts';
import { safeMessageId } from './safe-text.ts';
import { unsubscribeUrlFor } from './unsubscribe-url.ts';

export interface CompositionSource extends MessageSource {
  readonly settings?: MessageSettings;
  /** When it goes out. Keep it with the message: composing again with the same date gives the same bytes. */
  readonly date: Date;
}

export interface MessageSettings {
  /** The message that this one follows up, oldest ancestor first; RFC 5322 section 3.6.4. */
  readonly references?: readonly string[];
  /** An https endpoint of the user's own that takes people off the list with one click; RFC 8058. */
  readonly unsubscribeUrl?: string;
  /** An https endpoint of the user's own from which a picture is loaded when the message is opened; see open-pixel.ts. */
  readonly openPixelUrl?: string;
}

export interface ComposedMessage extends OutgoingMessage {
  /** What an approval is bound to. */
  readonly hash: string;
}

/** The whole message in RFC 5322 form, footer included. Throws as `readMessage` does; the recipient stands in the envelope, never in re-parsed text. */
export async function composeMessage(source: CompositionSource): Promise<ComposedMessage> {
  const message = readMessage(source);
  const references = (source.settings?.references ?? []).map((id) => safeMessageId('reference to an earlier message', id));
  const envelope = { from: message.from.address, to: [message.to.address] };
  const node = new MailComposer({
    from: message.from,
    to: message.to,
    replyTo: { name: message.from.name, address: message.replyTo },
    envelope,
    subject: message.subject,
    messageId: message.messageId,
    date: source.date,
    text: { content: message.text, contentType: 'text/plain; charset=utf-8', contentTransferEncoding: fitsPlainly(message.text) ? '7bit' : 'quoted-printable' },
    ...(source.settings?.openPixelUrl === undefined ? {} : { html: { content: pageWithPixel(message.text, source.settings.openPixelUrl, message.messageId), contentType: 'text/html; charset=utf-8', contentTransferEncoding: 'quoted-printable' } }),
    attachments: message.attachments.map(({ name, type, bytes }) => ({ filename: name, contentType: type, content: Buffer.from(bytes) })),
    // The composer alone does not read nodemailer's `list` option.
    headers: unsubscribeHeaders(message, source.settings?.unsubscribeUrl),
    ...(references.length > 0 ? { references: [...references], inReplyTo: references.at(-1) ?? '' } : {}),
    // Nothing is read from disk or the web because some text looks like a path.
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: '\r\n',
    baseBoundary: createHash('sha256').update(message.messageId).digest('hex').slice(0, 24),
  }).compile();
  return { messageId: message.messageId, envelope, bytes: await node.build(), hash: messageHash(source) };
}

/** RFC 2369 section 3.2, the address that is preferred first; with an endpoint RFC 8058 as well. */
function unsubscribeHeaders({ replyTo, messageId }: Message, endpoint: string | undefined): Readonly<Record<string, string>> {
  const byMail = `<mailto:${replyTo.split('@').map(encodeURIComponent).join('@')}?subject=unsubscribe>`;
  if (endpoint === undefined) return { 'List-Unsubscribe': byMail };
  return { 'List-Unsubscribe': `<${unsubscribeUrlFor(endpoint, messageId)}>, ${byMail}`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}

/** RFC 5322 section 2.1.1: ASCII, no line over 78 characters, none that old mail programs mangle ("From " at its start, a space at its end). */
function fitsPlainly(text: string): boolean {
  return /^[\n\t\x20-\x7e]*$/.test(text) && text.split('\n').every((line) => line.length <= 78 && !line.startsWith('From ') && !line.startsWith('.') && !/[ \t]$/.test(line));
}
