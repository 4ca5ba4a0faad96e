import { createHash } from 'node:crypto';
import { createError } from '../errors.ts';
import { safeLine } from './safe-text.ts';

/** Longer ones are cut or folded by some servers, and the line of a header has an end: RFC 5322 section 2.1.1. */
const longest = 500;

/** Where one click takes this recipient off the list, RFC 8058 section 3.1: the user's endpoint and a token that only this message has. Throws `message_field_unsafe` or `message_field_invalid`. */
export function unsubscribeUrlFor(endpoint: string, messageId: string): string {
  const field = 'address for unsubscribing';
  const text = safeLine(field, endpoint, longest);
  const refuse = (reason: string): never => {
    throw createError('message_field_invalid', { field, reason });
  };
  // What would end the angle brackets, or begin a second address behind a comma, must not be repaired but refused.
  if (!/^https:\/\/[\x21-\x7e]+$/i.test(text) || /[<>"\\^`{|},]/.test(text) || !URL.canParse(text)) return refuse('it is no plain address that begins with https://');
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return refuse('it holds a name or a password');
  url.hash = '';
  url.searchParams.set('m', unsubscribeToken(messageId));
  return url.href;
}

/** Tells nothing of the recipient to whoever sees the address; "outreach mail suppress TOKEN" finds them again, which is what the endpoint has to call. */
export function unsubscribeToken(messageId: string): string {
  return createHash('sha256').update(`outreach unsubscribe\0${messageId}`).digest('hex').slice(0, 32);
}
