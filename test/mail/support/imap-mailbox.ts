import type { ExecutionContext } from 'ava';
import type { Mailbox, ReadRun, ReceivedMessage } from '../../../core/contracts/mailbox.ts';
import type { Clock } from '../../../core/contracts/ports.ts';
import { startKernel } from '../../../core/kernel/kernel.ts';
import { type FakePorts, fakePorts } from '../../../core/testing/fake-ports.ts';
import imap from '../../../plugins/mailboxes/imap/index.ts';
import { realClock } from './real-clock.ts';

export interface OpenMailbox extends Mailbox {
  readonly wait: NonNullable<Mailbox['wait']>;
  readonly sent: NonNullable<Mailbox['sent']>;
  readonly check: NonNullable<Mailbox['check']>;
  readonly ports: FakePorts;
  /** Ends its connection, as the end of the program does. */
  close(): void;
}

export interface MailboxWish {
  /** Options of the plugin; `host` is 127.0.0.1 and `security` none unless told otherwise. */
  readonly options?: Readonly<Record<string, unknown>>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly clock?: Clock;
  /** Of a further account. */
  readonly id?: string;
}

interface Server {
  readonly port: number;
  readonly user: string;
  readonly password: string;
}

/** The plugin as a program would load it, logged in at a server of the test; closed when the test has ended. */
export async function openMailbox(t: ExecutionContext, { port, user, password }: Server, { options = {}, secrets = {}, clock = realClock, id = 'imap' }: MailboxWish = {}): Promise<OpenMailbox> {
  const ports = { ...fakePorts(), clock };
  for (const [name, value] of Object.entries({ password, ...secrets })) await ports.secrets.set(`plugin/mailbox-imap/${name}`, value);
  const kernel = await startKernel([{ value: imap, origin: { kind: 'built-in', where: 'this program' } }], ports, {
    options: { 'mailbox-imap': { host: '127.0.0.1', port, security: 'none', user, ...options } },
    disabled: [],
    deadlineSeconds: 10,
  });
  if (kernel.plugins[0]?.failure) throw kernel.plugins[0].failure;
  t.teardown(() => kernel.stop('the test has ended'));
  const mailbox = kernel.mailboxes.get(id);
  if (mailbox.wait === undefined || mailbox.sent === undefined || mailbox.check === undefined) throw new Error('something of the mailbox is missing');
  const { wait, sent, check } = mailbox;
  return { id: mailbox.id, label: mailbox.label, read: mailbox.read.bind(mailbox), wait, sent, check, ports, close: () => kernel.stop('closed by the test') };
}

/** Reads to the end; everything is wanted unless told otherwise. */
export function readAll(mailbox: Mailbox, cursor: string | null, run: Partial<ReadRun> = {}): Promise<readonly ReceivedMessage[]> {
  return Array.fromAsync(mailbox.read(cursor, { signal: new AbortController().signal, since: '2026-01-01T00:00:00.000Z', wants: () => true, ...run }));
}

/** The subject of each message, in order; null for one that was not wanted. */
export function subjects(messages: readonly ReceivedMessage[]): readonly (string | null)[] {
  return messages.map(({ bytes }) => (bytes === null ? null : (/^Subject: (.*?)\r?$/m.exec(Buffer.from(bytes).toString())?.[1] ?? '')));
}

/** A small message with this subject. */
export function letter(subject: string, fields: Readonly<Record<string, string>> = {}): string {
  const head = { From: 'them@in.example', To: 'user@out.example', Subject: subject, 'Message-ID': `<${subject.replace(/\W+/g, '-')}@in.example>`, ...fields };
  return `${Object.entries(head).map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\nText of ${subject}.\r\n`;
}
