// What a network and a server can do to a mailbox, and what is said of it.
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import test, { type ExecutionContext } from 'ava';
import type { ErrorCode } from '../../core/errors.ts';
import { accessToken, startTokenEndpoint } from '../support/token-endpoint.ts';
import { createHandClock } from '../support/hand-clock.ts';
import { dovecotFor } from './support/dovecot.ts';
import { letter, openMailbox, readAll, subjects } from './support/imap-mailbox.ts';
import { proxyFor } from './support/tcp-proxy.ts';

const { signal } = new AbortController();

async function refusedWith(t: ExecutionContext, work: Promise<unknown>, code: ErrorCode, says: RegExp): Promise<void> {
  const thrown = await t.throwsAsync<Error & { help: string }>(work, { code });
  t.regex(thrown?.message ?? '', says);
  t.notRegex(`${thrown?.message} ${thrown?.help}`, /correct horse/);
}

test.serial('a server that is away for an hour is asked ever more seldom, and reading goes on where it was', async (t) => {
  const clock = createHandClock(Date.now());
  const dovecot = await dovecotFor(t);
  await dovecot.deliver(letter('One'));
  const proxy = await proxyFor(t, dovecot.port);
  const mailbox = await openMailbox(t, { ...dovecot, port: proxy.port }, { clock });
  const cursor = (await readAll(mailbox, null)).at(-1)?.cursor ?? null;
  await proxy.refuse();
  await dovecot.deliver(letter('Two'));

  const begun = clock.now();
  const pauses: number[] = [];
  while (clock.now() - begun < 3_600_000) {
    await refusedWith(t, readAll(mailbox, cursor), 'mail_unreachable', /nobody answers at this port/);
    const asleep = clock.sleeps.length;
    const waiting = mailbox.wait(signal);
    while (clock.sleeps.length === asleep) await sleep(1);
    pauses.push((clock.sleeps.at(-1) ?? 0) / 1000);
    await clock.advance(clock.sleeps.at(-1) ?? 0);
    await waiting;
  }
  t.deepEqual(pauses.slice(0, 8), [5, 10, 20, 40, 80, 160, 300, 300]);
  t.true(pauses.length < 25);

  await proxy.restore();
  t.deepEqual(subjects(await readAll(mailbox, cursor)), ['Two']);
});

test.serial('a server that was started anew between two polls is connected to again, unnoticed', async (t) => {
  const dovecot = await dovecotFor(t);
  const mailbox = await openMailbox(t, dovecot);
  await dovecot.deliver(letter('One'));
  const cursor = (await readAll(mailbox, null)).at(-1)?.cursor ?? null;
  await dovecot.pause();
  await dovecot.resume();
  await dovecot.deliver(letter('Two'));
  t.deepEqual(subjects(await readAll(mailbox, cursor)), ['Two']);
});

test.serial('a connection that is cut while messages come loses none of them and gives none twice', async (t) => {
  const dovecot = await dovecotFor(t);
  const expected = Array.from({ length: 40 }, (_, number) => `Message ${number}`);
  for (const subject of expected) await dovecot.deliver(`${letter(subject)}${'x'.repeat(300_000)}\r\n`);
  const proxy = await proxyFor(t, dovecot.port);
  for (const bytes of [100, 1000, 5000, 20_000, 1_000_000, 9_000_000]) {
    const mailbox = await openMailbox(t, { ...dovecot, port: proxy.port });
    const seen: unknown[] = [];
    let cursor: string | null = null;
    let failures = 0;
    proxy.cutAfter(bytes);
    for (let poll = 0; poll < 5 && seen.length < expected.length; poll += 1) {
      try {
        for await (const message of mailbox.read(cursor, { signal, since: '2026-01-01T00:00:00.000Z', wants: () => true })) {
          ({ cursor } = message);
          seen.push(...subjects([message]));
        }
      } catch (thrown) {
        failures += 1;
        t.is((thrown as { code?: unknown }).code, 'mail_unreachable');
      }
    }
    t.deepEqual(seen, expected, `cut after ${bytes} bytes`);
    t.true(failures <= 1);
    mailbox.close();
  }
});

test.serial('a server that falls silent while it is read is given up, and the next poll goes on', async (t) => {
  const dovecot = await dovecotFor(t);
  await dovecot.deliver(letter('One'));
  const proxy = await proxyFor(t, dovecot.port);
  const mailbox = await openMailbox(t, { ...dovecot, port: proxy.port }, { options: { silenceSeconds: 1 } });
  const cursor = (await readAll(mailbox, null)).at(-1)?.cursor ?? null;
  await dovecot.deliver(letter('Two'));
  proxy.stall();
  const begun = performance.now();
  await refusedWith(t, readAll(mailbox, cursor), 'mail_unreachable', /has fallen silent/);
  t.true(performance.now() - begun < 5000);
  await proxy.restore();
  t.deepEqual(subjects(await readAll(mailbox, cursor)), ['Two']);
});

test.serial('a login that is refused is said to be, without the password', async (t) => {
  const dovecot = await dovecotFor(t);
  const wrong = await openMailbox(t, { ...dovecot, password: 'a wrong one' });
  await refusedWith(t, readAll(wrong, null), 'mail_login_refused', /the server says "Authentication failed/);
  await refusedWith(t, wrong.check(signal), 'mail_login_refused', /Authentication failed/);
  const none = await openMailbox(t, dovecot, { options: { auth: 'oauth2', clientId: 'client' } });
  await refusedWith(t, none.check(signal), 'mail_login_missing', /OAuth 2 refresh token/);
});

test.serial('a login that the server cannot look at now is tried again later', async (t) => {
  const port = await scripted(t, '* OK ready', (line) => (/CAPABILITY/.test(line) ? '* CAPABILITY IMAP4rev1' : /LOGIN/.test(line) ? 'NO [UNAVAILABLE] Try later' : undefined));
  const mailbox = await openMailbox(t, { port, user: 'user@out.example', password: 'correct horse' });
  await refusedWith(t, mailbox.check(signal), 'mail_unreachable', /Try later/);
});

test.serial('an access token that the server no longer takes is renewed once, and no more often', async (t) => {
  for (const taken of ['access-2', 'none']) {
    const { url, asked } = await startTokenEndpoint(t, (_form, count) => accessToken(`access-${count}`));
    const shown: string[] = [];
    const port = await scripted(t, '* OK [CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR] ready', (line) => {
      const [, , , login] = /^(\S+) (AUTHENTICATE XOAUTH2) (\S+)/.exec(line) ?? [];
      if (login === undefined) return undefined;
      shown.push(/Bearer ([\w-]+)/.exec(Buffer.from(login, 'base64').toString())?.[1] ?? '');
      return shown.at(-1) === taken ? 'OK [CAPABILITY IMAP4rev1] welcome' : 'NO [AUTHENTICATIONFAILED] the token was taken back';
    });
    const mailbox = await openMailbox(t, { port, user: 'user@out.example', password: '' }, { options: { auth: 'oauth2', clientId: 'client-1', tokenUrl: url }, secrets: { refreshToken: 'refresh-1' } });
    if (taken === 'none') await refusedWith(t, mailbox.check(signal), 'mail_login_refused', /the token was taken back/);
    else await t.notThrowsAsync(mailbox.check(signal));
    t.deepEqual(shown, ['access-1', 'access-2']);
    t.is(asked.length, 2);
  }
});

test.serial('an access token is not renewed when the server only has no time for it', async (t) => {
  const { url, asked } = await startTokenEndpoint(t, (_form, count) => accessToken(`access-${count}`));
  const port = await scripted(t, '* OK [CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR] ready', (line) => (/AUTHENTICATE/.test(line) ? 'NO [UNAVAILABLE] Try later' : undefined));
  const mailbox = await openMailbox(t, { port, user: 'user@out.example', password: '' }, { options: { auth: 'oauth2', clientId: 'client-1', tokenUrl: url }, secrets: { refreshToken: 'refresh-1' } });
  await refusedWith(t, mailbox.check(signal), 'mail_unreachable', /Try later/);
  t.is(asked.length, 1);
});

test.serial('check logs in and out again, and leaves no connection', async (t) => {
  const dovecot = await dovecotFor(t);
  const proxy = await proxyFor(t, dovecot.port);
  const mailbox = await openMailbox(t, { ...dovecot, port: proxy.port });
  await t.notThrowsAsync(mailbox.check(signal));
  while (proxy.open > 0) await sleep(5);
  t.true(proxy.lines.some((line) => line.endsWith(' LOGOUT')));
});

test.serial('TLS and STARTTLS are used when the certificate is trusted', async (t) => {
  const dovecot = await dovecotFor(t);
  await dovecot.deliver(letter('One'));
  for (const [security, port] of [['tls', dovecot.tlsPort], ['starttls', dovecot.port]] as const) {
    const proxy = await proxyFor(t, port);
    const mailbox = await openMailbox(t, { ...dovecot, port: proxy.port }, { options: { host: 'localhost', security, certificate: dovecot.certificate } });
    t.deepEqual(subjects(await readAll(mailbox, null)), ['One']);
    t.false(proxy.lines.some((line) => /LOGIN|AUTHENTICATE|EXAMINE/.test(line)));
  }
});

test.serial('a certificate that nobody vouches for, or of another name, is refused before the login', async (t) => {
  const dovecot = await dovecotFor(t);
  const other = await dovecotFor(t, { certificateFor: 'mail.other.example' });
  for (const { server, security, options, says } of [
    { server: dovecot, security: 'tls', options: {}, says: /self.signed/i },
    { server: dovecot, security: 'starttls', options: {}, says: /self.signed/i },
    { server: other, security: 'tls', options: { certificate: other.certificate }, says: /altnames|does not match/i },
    { server: other, security: 'starttls', options: { certificate: other.certificate }, says: /altnames|does not match/i },
  ] as const) {
    const proxy = await proxyFor(t, security === 'tls' ? server.tlsPort : server.port);
    const mailbox = await openMailbox(t, { ...server, port: proxy.port }, { options: { host: 'localhost', security, ...options } });
    await refusedWith(t, mailbox.check(signal), 'mail_tls_refused', says);
    t.false(proxy.lines.some((line) => /LOGIN|AUTHENTICATE/.test(line)));
  }
});

test.serial('where STARTTLS is taken out of the conversation, no password is sent', async (t) => {
  const stripped = await dovecotFor(t, { tls: false });
  const heard: string[] = [];
  const refusing = await scripted(t, '* OK [CAPABILITY IMAP4rev1 STARTTLS] ready', (line) => (/STARTTLS/.test(line) ? 'NO not now' : undefined), heard);
  const before = await scripted(t, '* PREAUTH [CAPABILITY IMAP4rev1 STARTTLS] you are in', () => undefined, heard);
  const injecting = await scripted(t, '* OK [CAPABILITY IMAP4rev1 STARTTLS] ready', (line) => (/STARTTLS/.test(line) ? 'OK go\r\n* CAPABILITY IMAP4rev1' : undefined), heard);
  for (const port of [stripped.port, refusing, before, injecting]) {
    const proxy = await proxyFor(t, port);
    const mailbox = await openMailbox(t, { ...stripped, port: proxy.port }, { options: { host: 'localhost', security: 'starttls' } });
    await refusedWith(t, mailbox.check(signal), 'mail_tls_refused', /STARTTLS|does not finish starting TLS/);
    t.false(proxy.lines.some((line) => /LOGIN|AUTHENTICATE|correct/.test(line)));
  }
});

test.serial('a connection without TLS is made to this machine only', async (t) => {
  const mailbox = await openMailbox(t, { port: 143, user: 'user@out.example', password: 'correct horse' }, { options: { host: 'mail.out.example' } });
  await refusedWith(t, mailbox.check(signal), 'mail_tls_refused', /to this machine only/);
});

test.serial('whatever is no IMAP server is said not to be one', async (t) => {
  const web = await scripted(t, 'HTTP/1.1 400 Bad Request\r\n\r\nwhat?', () => undefined);
  const silent = await scripted(t, '', () => undefined);
  const full = await scripted(t, '* BYE too many connections', () => undefined);
  const dovecot = await dovecotFor(t);
  const plain = await openMailbox(t, dovecot, { options: { security: 'tls' } });
  await refusedWith(t, plain.check(signal), 'mail_tls_refused', /does not speak TLS|packet length|wrong version/i);
  for (const port of [full]) {
    const mailbox = await openMailbox(t, { port, user: 'user@out.example', password: 'correct horse' });
    await refusedWith(t, mailbox.check(signal), 'mail_unreachable', /too many connections/);
  }
  for (const port of [web, silent]) {
    const mailbox = await openMailbox(t, { port, user: 'user@out.example', password: 'correct horse' });
    const stopping = new AbortController();
    const checking = mailbox.check(stopping.signal).then(() => 'done', (thrown: Error & { code?: string }) => thrown.code ?? thrown.message);
    await sleep(300);
    stopping.abort(new Error('cancelled by the test'));
    t.true(['cancelled by the test', 'mail_unreachable'].includes(await checking));
  }
});

/** Says its greeting, and to each line what it is told to, `OK` by default; answers with its port. */
async function scripted(t: ExecutionContext, greeting: string, answer: (line: string) => string | undefined, heard: string[] = []): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    if (greeting !== '') socket.write(`${greeting}\r\n`);
    socket.on('data', (piece: Buffer) => {
      for (const line of piece.toString('latin1').split('\r\n').filter((each) => each !== '')) {
        heard.push(line);
        const said = answer(line) ?? 'OK done';
        const tag = line.split(' ', 1)[0] ?? '';
        socket.write(said.startsWith('*') ? `${said}\r\n${tag} OK done\r\n` : `${tag} ${said}\r\n`);
      }
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.teardown(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return (server.address() as { readonly port: number }).port;
}
