import type { Intent } from '../../domain/mail-reading.ts';
import type { ParsedMail } from '../parsed-mail.ts';

/** What a person wrote, without quotes, and what they want. */
export function readReply(mail: ParsedMail): { text: string; intent: Intent } {
  const text = mail.text.split('\n').filter((line) => !line.startsWith('>')).join('\n').trim();
  return { text, intent: /^(?:please )?(?:unsubscribe|remove me)\b/i.test(text) ? 'opt-out' : 'unclear' };
}
