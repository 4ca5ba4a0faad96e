// The first poll of a mailbox beside the library alone, fetching the same bytes from the same Dovecot, in turn; and what a poll costs that finds nothing.
import { spawnSync } from 'node:child_process';
import { ImapFlow } from 'imapflow';
import type { Mailbox } from '../../core/contracts/mailbox.ts';
import { startKernel } from '../../core/kernel/kernel.ts';
import { fakePorts } from '../../core/testing/fake-ports.ts';
import { imap } from '../../plugins/index.ts';
import { type Dovecot, dovecotPassword, startDovecot } from '../mail/support/dovecot.ts';
import { realClock } from '../mail/support/real-clock.ts';
import { startTcpProxy } from '../mail/support/tcp-proxy.ts';
import { type Bench, type BenchSettings, type Measure, median } from './bench.ts';

export const benches: readonly Bench[] = [{ name: 'the first poll of an inbox, and an idle one', run: measure }];

const everything = { signal: new AbortController().signal, since: '2026-01-01T00:00:00.000Z' };
/** One message in so many is wanted whole, as an answer is. */
const wantedEvery = 20;

async function measure({ smoke }: BenchSettings): Promise<readonly Measure[]> {
  if (spawnSync('dovecot', ['--version']).error !== undefined) throw new Error('There is no Dovecot to measure with: apt-get install dovecot-imapd dovecot-lmtpd, and run this as root.');
  const count = smoke ? 200 : 10_000;
  const rounds = smoke ? 1 : 5;
  const dovecot = await startDovecot();
  try {
    await dovecot.fill(Array.from({ length: count }, (_, number) => ({ message: messageOf(number), receivedAt: new Date() })));
    await dovecot.doveadm('mailbox', 'status', '-u', dovecot.user, 'messages', 'INBOX');
    await raw(dovecot.port, dovecot, count); // the server's own caches are warm for both
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      theirs.push(await timed(() => raw(dovecot.port, dovecot, count)));
      ours.push(await poll(dovecot.port, dovecot, count));
    }
    const proxied = { ours: await bytesOf(dovecot, (port) => poll(port, dovecot, count)), theirs: await bytesOf(dovecot, (port) => raw(port, dovecot, count)) };
    const ratio = median(ours.map((each, round) => each / (theirs[round] ?? Number.NaN))); // of neighbours: the machine may have other work
    return [
      {
        title: `first poll of ${count} messages, one in ${wantedEvery} wanted`,
        value: `${ratio.toFixed(2)}× (${median(ours).toFixed(0)} ms against ${median(theirs).toFixed(0)} ms of the library alone; ${megabytes(proxied.ours)} against ${megabytes(proxied.theirs)})`,
        limit: { text: 'at most 1.5×', kept: ratio <= 1.5 },
      },
      ...(await measureIdle(dovecot)),
    ];
  } finally {
    await dovecot.stop();
  }
}

async function measureIdle(dovecot: Dovecot): Promise<readonly Measure[]> {
  const proxy = await startTcpProxy(dovecot.port);
  const { mailbox, stop } = await open(proxy.port, dovecot);
  try {
    const all = await Array.fromAsync(mailbox.read(null, { ...everything, wants: () => false }));
    const cursor = all.at(-1)?.cursor ?? null;
    proxy.forget();
    const took = await timed(() => Array.fromAsync(mailbox.read(cursor, { ...everything, wants: () => false })));
    const { length } = proxy.lines;
    return [{ title: 'a poll that finds nothing', value: `${length} round trip${length === 1 ? '' : 's'}, ${took.toFixed(1)} ms`, limit: { text: 'one or two round trips', kept: length <= 2 } }];
  } finally {
    stop();
    await proxy.close();
  }
}

/** Milliseconds, from before the connection is made. */
async function poll(port: number, dovecot: Dovecot, count: number): Promise<number> {
  const { mailbox, stop } = await open(port, dovecot);
  const begun = performance.now();
  let seen = 0;
  let whole = 0;
  for await (const { bytes } of mailbox.read(null, { ...everything, wants: (head) => Buffer.from(head).includes('In-Reply-To:') })) {
    seen += 1;
    whole += bytes === null ? 0 : 1;
  }
  const took = performance.now() - begun;
  stop();
  if (seen !== count || whole !== count / wantedEvery) throw new Error(`${seen} messages were read, ${whole} of them whole`);
  return took;
}

/** What one would write by hand: all heads in one command, then what is wanted in another. */
async function raw(port: number, { user }: Dovecot, count: number): Promise<void> {
  const client = new ImapFlow({ host: '127.0.0.1', port, secure: false, doSTARTTLS: false, auth: { user, pass: dovecotPassword }, logger: false, disableAutoIdle: true, disableCompression: true });
  await client.connect();
  await client.mailboxOpen('INBOX', { readOnly: true });
  const wanted: number[] = [];
  let seen = 0;
  for await (const { uid, headers } of client.fetch('1:*', { uid: true, size: true, internalDate: true, headers: true })) {
    seen += 1;
    if (headers?.includes('In-Reply-To:') === true) wanted.push(uid);
  }
  let whole = 0;
  for await (const { source } of client.fetch(wanted.join(','), { uid: true, source: true }, { uid: true })) whole += source === undefined ? 0 : 1;
  client.close();
  if (seen !== count || whole !== count / wantedEvery) throw new Error(`${seen} messages were fetched, ${whole} of them whole`);
}

async function open(port: number, { user }: Dovecot): Promise<{ readonly mailbox: Mailbox; stop(): void }> {
  const ports = { ...fakePorts(), clock: realClock };
  await ports.secrets.set('plugin/mailbox-imap/password', dovecotPassword);
  const kernel = await startKernel([{ value: imap, origin: { kind: 'built-in', where: 'this program' } }], ports, {
    options: { 'mailbox-imap': { host: '127.0.0.1', port, security: 'none', user } },
    disabled: [],
    deadlineSeconds: 10,
  });
  return { mailbox: kernel.mailboxes.get('imap'), stop: () => kernel.stop('measured') };
}

function messageOf(number: number): string {
  const received = Array.from({ length: 6 }, (_, hop) => `Received: from relay${hop}.in.example (relay${hop}.in.example [192.0.2.${hop + 1}])\r\n\tby relay${hop + 1}.in.example (Postfix) with ESMTPS id ${number}${hop}\r\n\tfor <user@out.example>; Mon, 2 Mar 2026 09:00:00 +0000 (UTC)\r\n`).join('');
  const answer = number % wantedEvery === 0 ? `In-Reply-To: <${number}@out.example>\r\n` : '';
  return `${received}From: Mara ${number} <mara${number}@in.example>\r\nTo: user@out.example\r\nSubject: Message ${number}\r\nMessage-ID: <${number}@in.example>\r\n${answer}MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${'A line of some sixty characters that stands in this message.\r\n'.repeat(60)}`;
}

async function bytesOf(dovecot: Dovecot, work: (port: number) => Promise<unknown>): Promise<number> {
  const proxy = await startTcpProxy(dovecot.port);
  await work(proxy.port);
  await proxy.close();
  return proxy.bytes;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
