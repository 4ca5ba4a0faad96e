import { readHead } from './mail-head.ts';

export interface FetchRule {
  /** Whom we have written to, in lower case. */
  readonly correspondents: ReadonlySet<string>;
  /** The user's own addresses, in lower case: copies of what we sent are no answers. */
  readonly ours?: ReadonlySet<string>;
}

/** The form of every Message-ID of ours: see `messageIdFor`. */
const ourMessageId = /<[0-9a-f]{32}@/;

/** Who sends reports in the name of a mail system. */
const systemSender = /(?:^|[<\s"])(?:mailer-daemon|mail-daemon|mailerdaemon|postmaster|mail-delivery-system|bounces?|complaints?|abuse|feedback-loop|fbl)(?:[+\-=][^@\s]*)?@/i;

const reportType = /multipart\/report|message\/delivery-status|message\/feedback-report|message\/rfc822|text\/rfc822-headers/i;
const reportSubject = /undeliver|deliver|returned? mail|mail system|failure|bounce|unzustellbar|zustell|non remis|no entregad|mancato recapito|abuse report|complaint/i;

/**
 * Whether the whole of a message is wanted, from its head alone: an answer to one of ours, mail of somebody we have written to, or a report. Everything else
 * in a mailbox is none of our business and is not fetched.
 */
export function worthFetching(head: Uint8Array, { correspondents, ours = new Set() }: FetchRule): boolean {
  const fields = readHead(head);
  const field = (name: string) => fields.get(name) ?? '';
  // What we sent ourselves, whatever a server made of its sender.
  if (ourMessageId.test(field('message-id')) || addressesIn(field('from')).some((address) => ours.has(address))) return false;
  if (ourMessageId.test(field('in-reply-to')) || ourMessageId.test(field('references'))) return true;
  if (addressesIn(`${field('from')} ${field('reply-to')} ${field('sender')}`).some((address) => correspondents.has(address))) return true;
  if (fields.has('x-failed-recipients') || reportType.test(field('content-type')) || systemSender.test(field('from'))) return true;
  // RFC 5321 section 4.5.5: reports come from nobody; so does much else, which their subject tells apart.
  return field('return-path').trim() === '<>' && reportSubject.test(field('subject'));
}

function addressesIn(text: string): readonly string[] {
  return text.toLowerCase().match(/[^\s<>"(),;:]{1,64}@[^\s<>"(),;:]{1,255}/g) ?? [];
}
