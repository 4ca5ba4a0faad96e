import { createConnection } from 'node:net';
import { once } from 'node:events';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import test from 'ava';
import { startDovecot } from './dovecot.ts';
import { startPostfix } from './postfix.ts';

test.serial('what is sent arrives, and what cannot be delivered comes back as a delivery report', async (t) => {
  const dovecot = await startDovecot({ users: ['me@out.example', 'them@in.example'] });
  t.teardown(() => dovecot.stop());
  const postfix = await startPostfix({ dovecot });
  t.teardown(() => postfix.stop());

  await send(postfix.port, 'them@in.example');
  await send(postfix.port, 'gone@in.example');
  while ((await dovecot.messages()).length === 0 || (await dovecot.messages({ user: 'them@in.example' })).length === 0) await sleep(50);

  const [arrived] = await dovecot.messages({ user: 'them@in.example' });
  t.regex(String(arrived), /^Subject: Hello$/m);
  const [report] = await dovecot.messages();
  t.regex(String(report), /^Content-Type: multipart\/report/m);
  t.regex(String(report), /^Final-Recipient: rfc822; ?gone@in\.example$/m);
  t.regex(String(report), /^Status: 5\.1\.1$/m);
  t.deepEqual(await postfix.queue(), []);
});

test.serial('servers that a killed run has left are ended and removed by the next', async (t) => {
  const left = await startDovecot();
  const folder = dirname(left.certificate);
  writeFileSync(join(folder, 'owner'), '999999999 1'); // as if the test had been killed

  const next = await startDovecot();
  t.teardown(() => next.stop());

  t.false(existsSync(folder));
  t.true(readdirSync(tmpdir()).some((name) => join(tmpdir(), name) === dirname(next.certificate)));
  const socket = createConnection(left.port, '127.0.0.1');
  await t.throwsAsync(once(socket, 'connect'), { code: 'ECONNREFUSED' });
});

/** One message by hand, RFC 5321. */
async function send(port: number, to: string): Promise<void> {
  const socket = createConnection(port, '127.0.0.1');
  let said = '';
  socket.on('data', (piece: Buffer) => (said += piece.toString()));
  const lines = ['EHLO localhost', 'MAIL FROM:<me@out.example>', `RCPT TO:<${to}>`, 'DATA', `From: me@out.example\r\nTo: ${to}\r\nSubject: Hello\r\n\r\nHello.\r\n.`, 'QUIT'];
  for (const line of lines) {
    while (!/^\d{3} [^\n]*\n$/m.test(said)) await once(socket, 'data');
    said = '';
    socket.write(`${line}\r\n`);
  }
  await once(socket, 'close');
}
