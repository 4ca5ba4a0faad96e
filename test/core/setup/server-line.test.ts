import test from 'ava';
import type { DnsAnswer, MailExchanger } from '../../../core/dns/dns.ts';
import { likelyServerLine, readServerLine } from '../../../core/setup/server-line.ts';

for (const [line, servers] of [
  ['smtp.example.org:587 imap.example.org', { smtp: { host: 'smtp.example.org', port: 587 }, imap: { host: 'imap.example.org' } }],
  [' smtp.example.org,  imap.example.org:143 ', { smtp: { host: 'smtp.example.org' }, imap: { host: 'imap.example.org', port: 143 } }],
  ['smtp.example.org', { smtp: { host: 'smtp.example.org' }, imap: null }],
  ['', undefined],
  ['smtp.example.org https://imap.example.org', undefined],
  ['smtp.example.org imap.example.org pop.example.org', undefined],
  ['smtp.example.org:0 imap.example.org', undefined],
] as const) {
  test(`"${line}" ${servers === undefined ? 'names no servers' : servers.imap === null ? 'names a server to send by, and answers are read nowhere' : 'names a server to send by and one to read from'}`, (t) => t.deepEqual(readServerLine(line), servers));
}

const taking = (exchange: string): DnsAnswer<MailExchanger> => ({ kind: 'found', records: [{ exchange, priority: 1 }] });

for (const [who, answer, line] of [
  ['Google', taking('smtp.google.com'), 'smtp.gmail.com imap.gmail.com'],
  ['Microsoft', taking('example-org.mail.protection.outlook.com'), 'smtp.office365.com outlook.office365.com'],
  ['Fastmail', taking('in1-smtp.messagingengine.com'), 'smtp.fastmail.com imap.fastmail.com'],
  ['a server of its own', taking('mx.example.org'), 'smtp.example.org imap.example.org'],
  ['nobody', { kind: 'none' }, 'smtp.example.org imap.example.org'],
  ['nobody knows whom', { kind: 'failed', reason: 'no name server answered' }, 'smtp.example.org imap.example.org'],
] as const) {
  test(`where ${who} takes the mail of a domain, its servers are likely ${line}`, async (t) => {
    t.is(await likelyServerLine('example.org', { mx: async () => answer }), line);
    t.not(readServerLine(line)?.imap, undefined);
  });
}
