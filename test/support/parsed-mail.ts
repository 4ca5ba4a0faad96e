import PostalMime, { type Address } from 'postal-mime';
import type { ParsedMail } from '../../core/inbox/parsed-mail.ts';

/** A received message as its reader sees it, with what a test says about it put in. */
export function mailWith(over: Partial<Omit<ParsedMail, 'headers'>> & { readonly headers?: Readonly<Record<string, string>> }): ParsedMail {
  const { headers = {}, ...rest } = over;
  return {
    from: { name: 'Jane Doe', address: 'jane.doe@acme.example' },
    to: [{ name: 'Sam Lee', address: 'sam@sender.example' }],
    subject: 'Re: Backend role',
    date: '2026-11-17T09:30:00.000Z',
    messageId: '<answer@acme.example>',
    inReplyTo: [],
    references: [],
    text: '',
    parts: [],
    isCut: false,
    ...rest,
    headers: Object.entries(headers).map(([name, value]) => ({ name: name.toLowerCase(), value })),
  };
}

/** A message from its bytes, for tests of those who read parsed mail; reading hostile mail is tried elsewhere. */
export async function parsedForTest(raw: string | Uint8Array): Promise<ParsedMail> {
  const mail = await PostalMime.parse(raw);
  const address = (each: Address) => ({ name: each.name, address: each.address ?? '' });
  const sent = Date.parse(mail.date ?? '');
  return {
    headers: mail.headers.map(({ key, value }) => ({ name: key.toLowerCase(), value })),
    from: mail.from === undefined ? null : address(mail.from),
    to: (mail.to ?? []).map(address),
    subject: mail.subject ?? '',
    date: Number.isNaN(sent) ? null : new Date(sent).toISOString(),
    messageId: mail.messageId ?? null,
    inReplyTo: mail.inReplyTo === undefined ? [] : [mail.inReplyTo],
    references: (mail.references ?? '').split(/\s+/).filter((each) => each !== ''),
    text: (mail.text ?? '').replaceAll(/\r\n?/g, '\n'),
    parts: [],
    isCut: false,
  };
}
