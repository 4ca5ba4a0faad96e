// Both servers of a mail account in one line, as a person types them: `smtp.example.org:587 imap.example.org`.
import type { Dns } from '../dns/dns.ts';
import { serviceOfHost } from '../domain-check/mail-services.ts';
import { type MailAccount, readMailServer } from './mail-account.ts';

/** Where mail goes out and, behind it, where answers are read: without a second one none are. Undefined when it is neither. */
export function readServerLine(text: string): Required<Pick<MailAccount, 'smtp' | 'imap'>> | undefined {
  const [sending, reading, ...more] = text.trim().split(/[\s,;]+/).map(readMailServer);
  const isRead = reading !== undefined || !/[\s,;]/.test(text.trim());
  return sending === undefined || !isRead || more.length > 0 ? undefined : { smtp: sending, imap: reading ?? null };
}

/** The likely servers of a domain of one's own: those of the service that takes its mail, or the names that most have. */
export async function likelyServerLine(domain: string, dns: Pick<Dns, 'mx'>): Promise<string> {
  const answer = await dns.mx(domain);
  const servers = answer.kind === 'found' ? serviceOfHost(answer.records[0].exchange)?.servers : undefined;
  return (servers ?? [`smtp.${domain}`, `imap.${domain}`]).join(' ');
}
