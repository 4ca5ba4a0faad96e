import { hash } from 'node:crypto';
import { createError } from '../errors.ts';
import { safeLine } from './safe-text.ts';

/** Longer ones are cut or folded by some servers, and the line of a header has an end: RFC 5322 section 2.1.1. */
const longest = 500;

/** The user's endpoint with the token of one message, as it may stand in a header and in a page. Throws `message_field_unsafe` or `message_field_invalid` naming the field. */
export function endpointUrl(field: string, endpoint: string, token: string): string {
  const text = safeLine(field, endpoint, longest);
  const refuse = (reason: string): never => {
    throw createError('message_field_invalid', { field, reason });
  };
  // What would end the angle brackets, or begin a second address behind a comma, must not be repaired but refused.
  if (!/^https:\/\/[\x21-\x7e]+$/i.test(text) || /[<>"\\^`{|},]/.test(text) || !URL.canParse(text)) return refuse('it is no plain address that begins with https://');
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return refuse('it holds a name or a password');
  url.hash = '';
  url.searchParams.set('m', token);
  return url.href;
}

/** 32 hexadecimal digits that tell nothing of the recipient to whoever sees them, another for each purpose; whoever has the Message-ID can make it again. */
export function messageToken(purpose: string, messageId: string): string {
  return hash('sha256', `outreach ${purpose}\0${messageId}`).slice(0, 32);
}
