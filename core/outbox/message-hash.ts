import { createHash } from 'node:crypto';
import { type MessageSource, readMessage } from './message.ts';

/** SHA-256 (hex) over exactly what a person approves: sender, recipient, chosen subject, body, footer, attachments and Message-ID; the date of sending does not count. Throws as `readMessage` does. */
export function messageHash(source: MessageSource): string {
  const { messageId, from, to, replyTo, subject, text, attachments } = readMessage(source);
  const approved = [
    'outreach message 1',
    messageId,
    from.name,
    from.address,
    to.name,
    to.address,
    replyTo,
    subject,
    text,
    attachments.map(({ name, type, bytes }) => [name, type, createHash('sha256').update(bytes).digest('hex')]),
  ];
  // JSON keeps the fields apart: no text can run over into its neighbour.
  return createHash('sha256').update(JSON.stringify(approved)).digest('hex');
}
