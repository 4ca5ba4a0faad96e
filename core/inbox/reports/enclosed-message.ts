// A report brings back what it is about: the whole message, its headers, or some lines of it in the text.
import type { ParsedMail } from '../parsed-mail.ts';
import { addressesIn } from './address-in.ts';
import { splitAtOriginal } from './notice.ts';
import { fieldOf, type ReportFields, reportBlocks } from './report-fields.ts';

/** What is known of the message that a report encloses. */
export interface EnclosedMessage {
  /** With angle brackets. */
  readonly messageId: string | null;
  readonly to: readonly string[];
  readonly from: readonly string[];
}

const enclosing = /^(?:message\/(?:rfc822|global|rfc822-headers|partial|global-headers)|text\/(?:rfc822-headers?|global-headers))$/;

/** The message that the report encloses as a part, or behind its own words; undefined when there is none. */
export function enclosedMessage(mail: ParsedMail): EnclosedMessage | undefined {
  for (const { type, text } of mail.parts) {
    if (enclosing.test(type) && text !== null && text.trim() !== '') return described(headerBlock(text));
  }
  const { original } = splitAtOriginal(mail.text);
  return original === '' ? undefined : described(headerBlock(original));
}

/** Whether the report has a part that is a message. */
export function hasEnclosedMessage({ parts }: ParsedMail): boolean {
  return parts.some(({ type }) => enclosing.test(type));
}

/** Message-ID of the message that a report is about, with angle brackets: from the enclosed message, from fields of the report, from its words, or from what it answers. */
export function originalMessageId(mail: ParsedMail): string | null {
  const enclosed = enclosedMessage(mail)?.messageId;
  if (enclosed !== undefined && enclosed !== null) return enclosed;
  for (const { type, text } of mail.parts) {
    if (!/^message\/(?:delivery-status|global-delivery-status|feedback-report)$/.test(type) || text === null) continue;
    for (const block of reportBlocks(text)) {
      const id = bracketed(fieldOf(block, 'x-original-message-id') || fieldOf(block, 'original-message-id') || fieldOf(block, 'message-id'));
      if (id !== null) return id;
    }
  }
  const inWords = /(?:message-?id|nachrichten-?id|message id|id du message)\S{0,3}[ \t:=#]{1,8}(<?[^\s<>@]{1,250}@[^\s<>@,;]{1,250}>?)/i.exec(mail.text.slice(0, 64_000))?.[1];
  return bracketed(inWords ?? '') ?? mail.inReplyTo[0] ?? mail.references.at(-1) ?? null;
}

/** The first lines that look like headers; some reports put a sentence before them. */
function headerBlock(text: string): ReportFields {
  const blocks = reportBlocks(text.slice(0, 64_000).replace(/^(?:>[ \t]?|[ \t]{1,8}(?=[A-Z][A-Za-z-]{1,40}:))/gm, ''));
  return blocks.find((block) => block.has('message-id') || block.has('received') || (block.has('from') && block.has('subject'))) ?? blocks[0] ?? new Map<string, string[]>();
}

function described(headers: ReportFields): EnclosedMessage {
  return {
    messageId: bracketed(fieldOf(headers, 'message-id')),
    to: ['to', 'cc', 'x-hmxmroriginalrecipient', 'x-original-to', 'delivered-to', 'x-apparently-to'].flatMap((name) => (headers.get(name) ?? []).flatMap((value) => addressesIn(value).map(({ address }) => address))),
    from: ['from', 'sender', 'return-path', 'reply-to'].flatMap((name) => (headers.get(name) ?? []).flatMap((value) => addressesIn(value).map(({ address }) => address))),
  };
}

function bracketed(written: string): string | null {
  const id = /<([^<>\s]{1,998})>/.exec(written)?.[1] ?? /^\s*([^<>\s@]{1,250}@[^<>\s@]{1,250})\s*$/.exec(written)?.[1];
  return id === undefined ? null : `<${id}>`;
}
