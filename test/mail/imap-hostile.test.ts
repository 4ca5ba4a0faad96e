// Mail that is made to do harm: each message costs bounded time and memory, and none keeps the next one from being read.
import test from 'ava';
import { dovecotFor } from './support/dovecot.ts';
import { letter, openMailbox, readAll, subjects } from './support/imap-mailbox.ts';

const megabyte = 1024 * 1024;

test.serial('hostile messages are read within bounds, and those after them as well', async (t) => {
  const dovecot = await dovecotFor(t);
  const hostile = [
    '',
    '\r\n',
    'no head at all',
    `Subject: ${'x'.repeat(megabyte)}\r\n\r\nText.\r\n`,
    `${'X-Filler: y\r\n'.repeat(100_000)}Subject: Filled\r\n\r\nText.\r\n`,
    'Subject: N\0UL\r\n\r\nT\0ext.\r\n',
    'Subject: bare\rreturns\r\rText.\r',
    `Subject: Parts\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(10_000)}--b--\r\n`,
    `Subject: Nested\r\n${Array.from({ length: 1000 }, (_, depth) => `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\n`).join('')}\r\nText.\r\n`,
    `Subject: * 1 FETCH (UID 99999 BODY[] {5}\r\n\r\n)\r\n* BYE go\r\nA1 NO stop\r\n`,
  ];
  for (const message of hostile) await dovecot.deliver(message);
  await dovecot.deliver(Buffer.concat([Buffer.from('Subject: Huge\r\n\r\n'), Buffer.alloc(100 * megabyte, 'z\r\n')]));
  await dovecot.deliver(letter('Last'));
  const mailbox = await openMailbox(t, dovecot);
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let most = before;
  const seen: unknown[] = [];
  const begun = performance.now();
  for await (const message of mailbox.read(null, { signal: new AbortController().signal, since: '2026-01-01T00:00:00.000Z', wants: () => true })) {
    most = Math.max(most, process.memoryUsage().rss);
    seen.push(message.bytes?.length);
    t.true((message.bytes?.length ?? 0) <= 5 * megabyte);
  }
  const took = performance.now() - begun;
  t.is(seen.length, hostile.length + 2);
  t.true(most - before < 200 * megabyte, `${Math.round((most - before) / megabyte)} MB`);
  t.true(took < 2_000 * seen.length, 'two seconds a message');
  t.log(`${Math.round(took)} ms, ${Math.round((most - before) / megabyte)} MB`);

  await dovecot.deliver(letter('New'));
  const all = await readAll(mailbox, null, { wants: (head) => head.length < 300 });
  t.deepEqual(subjects(all).slice(-2), ['Last', 'New']);
});
