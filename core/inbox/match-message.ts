// Which of our messages does something received belong to? By Message-IDs first; then by whom a report is about; then by who wrote.
import type { MailReading } from '../domain/mail-reading.ts';
import type { Inbox, SentCounterpart } from '../store/inbox.ts';
import type { Transaction } from '../store/write.ts';
import type { ParsedMail } from './parsed-mail.ts';

export interface MatchSource {
  readonly mail: Pick<ParsedMail, 'from' | 'inReplyTo' | 'references'>;
  readonly reading: Pick<MailReading, 'kind' | 'recipients'>;
  /** Message-ID of the message that a report encloses, with angle brackets. */
  readonly originalMessageId: string | null;
}

/** Services that put a Message-ID of their own into what they send for others. */
const rewritten = /@(?:[\w-]+\.)*(?:amazonses\.com|outlook\.com|smtp-relay\.gmail\.com|mx\.google\.com)>$/i;

/** The newest message that it belongs to; undefined for none of ours. */
export async function matchMessage(inbox: Pick<Inbox, 'byMessageIds' | 'byRecipient'>, { mail, reading, originalMessageId }: MatchSource, tx?: Transaction): Promise<SentCounterpart | undefined> {
  const isReport = reading.kind === 'bounce' || reading.kind === 'complaint';
  const ids = [...(originalMessageId === null ? [] : [originalMessageId]), ...mail.inReplyTo, ...mail.references];
  const [byId] = ids.length === 0 ? [] : await inbox.byMessageIds(ids, tx);
  if (byId !== undefined) return byId;
  // A report about another message of the user's is not about ours, even where both went to one address; but some services write Message-IDs of their own.
  if (isReport && originalMessageId !== null && !rewritten.test(originalMessageId)) return undefined;
  const addresses = isReport ? reading.recipients.map(({ address }) => address) : mail.from === null ? [] : [mail.from.address];
  for (const address of addresses.filter((each) => each !== '')) {
    const [byAddress] = await inbox.byRecipient(address, tx);
    if (byAddress !== undefined) return byAddress;
  }
  return undefined;
}
