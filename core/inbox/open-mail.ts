import type { ReadMessage } from './keep-received.ts';
import { parseMailSafely } from './mail-thread.ts';
import { readParsedMail } from './read-mail.ts';
import { originalMessageId } from './reports/enclosed-message.ts';

/** Takes a received message apart within limits of time and memory, reads it, and says which message of ours it may be about. `now` is in milliseconds since 1970. */
export async function openMail(bytes: Uint8Array, { now }: { readonly now: number }): Promise<ReadMessage> {
  const mail = await parseMailSafely(bytes);
  return { mail, reading: readParsedMail(mail, now), originalMessageId: originalMessageId(mail) };
}
