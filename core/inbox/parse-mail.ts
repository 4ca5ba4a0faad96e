// The only file that knows the MIME library. It decodes; what is a message, a report or a person's words is decided elsewhere.
import PostalMime, { type Address, type Attachment, decodeWords, type Email } from 'postal-mime';
import { decodeText } from '../text/decode-text.ts';
import { fromHtml } from '../text/from-html.ts';
import type { BoundedMail } from './bounded-mail.ts';
import type { MailAddress, MailHeader, MailPart, ParsedMail } from './parsed-mail.ts';

/** Characters of one part that are kept as text. */
const longestPartText = 512 * 1024;
/** Bytes of the body that are read as plain text when the parts cannot be told apart. */
const longestBareBody = 256 * 1024;
const longestHeadBody = 16 * 1024;
/** Each costs the parser some 20 µs, however short it is. */
const mostHeadLines = 1_000;
/** Characters of the text. What people write is shorter, and every reader of it may look at all of it. */
const longestText = 256 * 1024;
const mostAddresses = 200;

/** Takes a message apart (RFC 5322, RFC 2045). Never throws: what cannot be parsed is read as plain text, and `isCut` says so. How long it takes is up to the writer of the message: see `parseMailSafely`. */
export async function parseBounded(bounded: BoundedMail): Promise<ParsedMail> {
  const whole = await parse(bounded.bytes);
  if (whole !== undefined && !hasLostItsBody(whole, bounded)) return parsedMail(whole, bounded.isCut);
  const bare = await parse(bareMail(bounded, longestBareBody));
  return bare === undefined ? emptyMail : parsedMail(bare, whole === undefined || bounded.isCut);
}

/** The headers, and the beginning of the body as it stands, at little cost whatever the message is. */
export async function parseHead(bounded: BoundedMail): Promise<ParsedMail> {
  const bare = await parse(firstLines(bareMail(bounded, longestHeadBody), mostHeadLines));
  return bare === undefined ? emptyMail : parsedMail(bare, true);
}

async function parse(bytes: Uint8Array): Promise<Email | undefined> {
  try {
    // Enclosed messages are evidence, not content: they stay parts of their own.
    return await PostalMime.parse(bytes, { forceRfc822Attachments: true });
  } catch {
    return undefined; // nested too deeply, or something the library did not expect; the caller reads less of it
  }
}

/** Boundaries that are announced but never come leave a message without any part. */
function hasLostItsBody({ text, html, attachments }: Email, { bytes, headerEnd }: BoundedMail): boolean {
  return attachments.length === 0 && (text ?? '').trim() === '' && (html ?? '') === '' && bytes.length > headerEnd + 2;
}

/** The message with its body as plain text, whatever its headers say the body is. */
function bareMail({ bytes, headerEnd }: BoundedMail, most: number): Buffer {
  const head = decodeText(bytes.subarray(0, headerEnd));
  const kept = head.split(/\n(?![ \t])/).filter((line) => !/^(?:content-|mime-version)/i.test(line));
  return Buffer.concat([Buffer.from(`${kept.join('\n').trimEnd()}\n\n`), bytes.subarray(headerEnd + 1, headerEnd + 1 + most)]);
}

/** The headers, and so many lines of what follows. */
function firstLines(bytes: Buffer, count: number): Uint8Array {
  let end = bytes.indexOf('\n\n');
  for (let line = 0; line <= count && end >= 0; line += 1) end = bytes.indexOf('\n', end + 1);
  return end < 0 ? bytes : bytes.subarray(0, end);
}

const emptyMail: ParsedMail = { headers: [], from: null, to: [], subject: '', date: null, messageId: null, inReplyTo: [], references: [], text: '', parts: [], isCut: true };

function parsedMail(email: Email, isCut: boolean): ParsedMail {
  const headers = email.headers.map(({ key, value }): MailHeader => ({ name: key, value: value.includes('=?') ? decoded(value) : value }));
  const full = unixLines(email.text ?? fromHtml(email.html ?? '', { markQuotes: true }));
  const text = full.slice(0, longestText);
  return {
    headers,
    from: (email.from === undefined ? [] : flat(email.from))[0] ?? null,
    to: (email.to ?? []).flatMap(flat).slice(0, mostAddresses),
    subject: unixLines(email.subject ?? '').replaceAll('\n', ' ').trim(),
    date: dateOf(email.date),
    messageId: messageIdsIn(email.messageId)[0] ?? null,
    inReplyTo: messageIdsIn(email.inReplyTo),
    references: messageIdsIn(email.references),
    text,
    parts: [...ownText(email, text), ...email.attachments.map(partOf)],
    isCut: isCut || full.length > longestText,
  };
}

function ownText({ text, html }: Email, read: string): MailPart[] {
  if (text !== undefined) return [{ type: 'text/plain', filename: null, text: read }];
  return html === undefined ? [] : [{ type: 'text/html', filename: null, text: unixLines(html).slice(0, longestPartText) }];
}

function partOf({ mimeType, filename, content }: Attachment): MailPart {
  const isText = /^(?:text|message)\//.test(mimeType);
  return { type: mimeType, filename, text: isText ? textOf(content) : null };
}

function textOf(content: Attachment['content']): string {
  if (typeof content === 'string') return unixLines(content);
  const bytes = new Uint8Array(content as ArrayBuffer).subarray(0, longestPartText);
  return unixLines(decodeText(bytes));
}

function flat({ name, address, group }: Address): MailAddress[] {
  return group === undefined ? [{ name, address: address ?? '' }] : group.flatMap(flat);
}

function decoded(value: string): string {
  return decodeWords(value.slice(0, 65_536));
}

/** RFC 5322 section 3.6.4; ids without angle brackets are seen, too. */
function messageIdsIn(value: string | undefined): string[] {
  if (value === undefined) return [];
  const ids = value.slice(0, 16_384).match(/<[^<>\s]{1,998}>/g);
  if (ids !== null) return ids;
  const bare = value.trim();
  return /^[^<>\s]+@[^<>\s]+$/.test(bare) ? [`<${bare}>`] : [];
}

function dateOf(written: string | undefined): string | null {
  return written !== undefined && /^\d{4}-\d\d-\d\dT/.test(written) ? written : null;
}

function unixLines(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}
