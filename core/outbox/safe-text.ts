// Header injection ends here: every field that can reach a header is looked at before the composer sees it.
import { createError } from '../errors.ts';
import { parseEmailAddress } from '../domain/email-address.ts';

/** Controls (CR, LF, NUL and the rest of C0 and C1), Unicode's own line ends, and marks that turn the reading direction. */
const unsafe = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** In a body lines may end and be indented; nothing else that is unseen may stand there. */
const unsafeInBody = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029]|\r(?!\n)|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** The text, fit for one header line. Throws `message_field_unsafe` naming the field, or `message_field_invalid` when it is too long. */
export function safeLine(field: string, text: string, longest = 500): string {
  refuse(field, unsafe.exec(text));
  if (text.length > longest) throw createError('message_field_invalid', { field, reason: `it has ${text.length} characters; ${longest} are allowed` });
  return text.trim();
}

/** The text with LF line ends, fit for a body. Throws `message_field_unsafe`. */
export function safeBody(field: string, text: string): string {
  refuse(field, unsafeInBody.exec(text));
  return text.replaceAll('\r\n', '\n');
}

/** One bare address in ASCII. Throws `message_field_unsafe` or `message_field_invalid`. */
export function safeAddress(field: string, text: string): string {
  safeLine(field, text);
  const parsed = parseEmailAddress(text);
  // RFC 2047 words do not belong in an address, but some programs decode them there.
  if (text.includes('=?')) throw createError('message_field_invalid', { field, reason: 'it holds an encoded word' });
  if (parsed.problem !== undefined) throw createError('message_field_invalid', { field, reason: parsed.problem });
  return parsed.address;
}

/** A Message-ID with its angle brackets (RFC 5322 section 3.6.4, without the obsolete forms). */
export function safeMessageId(field: string, text: string): string {
  safeLine(field, text);
  if (text.length > 250 || !/^<[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9.-]+>$/.test(text)) {
    throw createError('message_field_invalid', { field, reason: 'it is not of the form <unique@domain>' });
  }
  return text;
}

function refuse(field: string, found: RegExpExecArray | null): void {
  if (found === null) return;
  const code = found[0].charCodeAt(0);
  const names: Readonly<Record<number, string>> = { 0: 'a NUL character', 10: 'a line end', 13: 'a line end', 0x85: 'a line end (U+0085)', 0x2028: 'a line end (U+2028)', 0x2029: 'a paragraph end (U+2029)' };
  throw createError('message_field_unsafe', { field, character: names[code] ?? `the character U+${code.toString(16).toUpperCase().padStart(4, '0')}` });
}
