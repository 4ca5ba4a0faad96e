// What an attacker between this machine and the mail server gets: nothing.
import tls from 'node:tls';
import test, { type ExecutionContext } from 'ava';
import type { OutreachError } from '../../../../core/errors.ts';
import { makeAuthority, makeCertificate } from '../../../support/certificates.ts';
import { errorOf } from '../../../support/error-of.ts';
import { type SmtpStandInSettings, startSmtpStandIn } from '../../../support/smtp-stand-in.ts';
import { loadSmtp, outgoing, recordedRun } from '../../../support/smtp-transport.ts';

const password = 'correct-horse-battery';
const day = 86_400_000;

// As an administrator would add the authority of the company: for the whole process.
const authority = makeAuthority();
tls.setDefaultCACertificates([...tls.getCACertificates('default'), authority.cert]);
const trusted = makeCertificate({ by: authority });

async function account(t: ExecutionContext, settings: SmtpStandInSettings, options: Readonly<Record<string, unknown>>) {
  const server = await startSmtpStandIn({ login: (attempt) => (attempt.secret === password ? undefined : '535 5.7.8 Wrong'), ...settings });
  t.teardown(() => server.close());
  return { server, ...(await loadSmtp(t, { options: { port: server.port, user: 'nora@feldt.example', ...options }, secrets: { password } })) };
}

for (const [security, implicitTls] of [['tls', true], ['starttls', false]] as const) {
  test(`a server with a certificate of an authority that this machine trusts is logged in to by ${security}, and never in clear`, async (t) => {
    const { server, transport } = await account(t, { certificate: trusted, implicitTls }, { security });
    await transport.check?.(new AbortController().signal);
    t.is((await transport.send(outgoing(), recordedRun())).kind, 'accepted');
    t.deepEqual(server.logins.map(({ encrypted, secret }) => [encrypted, secret]), [[true, password], [true, password]]);
    t.is(server.stored.length, 1);
    t.false(server.clearBytes.toString().includes('AUTH') || server.clearBytes.toString().includes('MAIL'));
  });

  const untrusted: readonly (readonly [what: string, certificate: ReturnType<typeof makeCertificate>, reason: RegExp])[] = [
    ['signed by itself', makeCertificate(), /signed by itself/],
    ['of an authority that nobody knows', makeCertificate({ by: makeAuthority('Someone') }), /signed by someone unknown/],
    ['for another name', makeCertificate({ by: authority, hosts: ['mail.other.example'] }), /for another name/],
    ['that has expired', makeCertificate({ by: authority, from: new Date(Date.now() - 9 * day), until: new Date(Date.now() - day) }), /has expired/],
    ['of tomorrow', makeCertificate({ by: authority, from: new Date(Date.now() + day), until: new Date(Date.now() + 9 * day) }), /not valid yet/],
  ];
  for (const [what, certificate, reason] of untrusted) {
    test(`a server with a certificate ${what} gets neither password nor message by ${security}`, async (t) => {
      const { server, transport } = await account(t, { certificate, implicitTls }, { security });
      for (const attempt of [() => transport.check?.(new AbortController().signal), () => transport.send(outgoing(), recordedRun())]) {
        const error: OutreachError = await errorOf(async () => attempt());
        t.is(error.code, 'mail_tls_refused');
        t.regex(error.message, reason);
      }
      t.deepEqual([server.logins, server.stored], [[], []]);
    });
  }
}

const stripped: readonly (readonly [how: string, settings: SmtpStandInSettings])[] = [
  ['is not offered', {}],
  ['is refused', { certificate: trusted, script: ({ step }) => (step === 'starttls' ? '502 5.5.1 Unknown command' : undefined) }],
  ['is answered with nonsense', { certificate: trusted, script: ({ step }) => (step === 'starttls' ? '250 2.0.0 Sure, go on in clear' : undefined) }],
];

for (const [how, settings] of stripped) {
  test(`where STARTTLS ${how}, not one byte of a login leaves this machine`, async (t) => {
    const { server, transport } = await account(t, settings, { security: 'starttls', timeoutSeconds: 2 });
    const { code } = await errorOf(() => transport.send(outgoing(), recordedRun()));
    t.true(code === 'mail_tls_refused' || code === 'mail_unreachable', code);
    t.deepEqual([server.logins, server.stored], [[], []]);
    const clear = server.clearBytes.toString();
    for (const secret of ['AUTH', 'MAIL', password, Buffer.from(password).toString('base64').slice(0, 12)]) t.false(clear.includes(secret), secret);
  });
}

test('what somebody smuggles in before the encryption begins is thrown away', async (t) => {
  const { server, transport } = await account(t, { certificate: trusted, mechanisms: ['PLAIN'], script: ({ step }) => (step === 'starttls' ? { reply: '220 2.0.0 Go on', smuggles: '250-evil.example\r\n250 AUTH LOGIN\r\n' } : undefined) }, { security: 'starttls' });
  const outcome = await transport.send(outgoing(), recordedRun());
  t.is(outcome.kind, 'accepted');
  t.deepEqual(server.logins.map(({ mechanism }) => mechanism), ['PLAIN']);
});

test('a server that speaks only an old TLS is refused', async (t) => {
  const old = tls.createServer({ key: trusted.key, cert: trusted.cert, minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }, (socket) => void socket.end('220 old\r\n'));
  old.on('tlsClientError', () => undefined); // that is what is wanted
  await new Promise<void>((resolve) => old.listen(0, '127.0.0.1', resolve));
  t.teardown(() => old.close());
  const { transport } = await loadSmtp(t, { options: { port: (old.address() as { port: number }).port, security: 'tls' } });
  t.is((await errorOf(() => transport.send(outgoing(), recordedRun()))).code, 'mail_tls_refused');
});

test('a server without TLS on a port for TLS is told apart from an attack', async (t) => {
  const { server, transport } = await account(t, {}, { security: 'tls' });
  const error = await errorOf(() => transport.send(outgoing(), recordedRun()));
  t.is(error.code, 'mail_tls_refused');
  t.regex(error.message, /587/);
  t.deepEqual(server.logins, []);
});

for (const mechanism of ['PLAIN', 'LOGIN']) {
  test(`the password goes by ${mechanism} where the server wants that`, async (t) => {
    const { server, transport } = await account(t, { certificate: trusted, mechanisms: [mechanism] }, { security: 'starttls' });
    t.is((await transport.send(outgoing(), recordedRun())).kind, 'accepted');
    t.deepEqual(server.logins, [{ mechanism, user: 'nora@feldt.example', secret: password, encrypted: true }]);
  });
}

test('a server that is not there is said to be unreachable, and nothing is said of the message', async (t) => {
  const server = await startSmtpStandIn();
  await server.close();
  const { transport } = await loadSmtp(t, { options: { port: server.port } });
  const error = await errorOf(() => transport.send(outgoing(), recordedRun()));
  t.is(error.code, 'mail_unreachable');
  t.true(error.retryable);
  t.regex(error.message, /nothing answers on this port/);
});

test('a refused login says so with the server’s words and what to do, without the password', async (t) => {
  const { transport } = await account(t, { certificate: trusted, login: () => `535-5.7.8 Username and Password not accepted.\r\n535 5.7.8 ${password}` }, { security: 'starttls' });
  const error = await errorOf(async () => transport.check?.(new AbortController().signal));
  t.is(error.code, 'mail_login_refused');
  t.regex(error.message, /refused the login of nora@feldt\.example: 535 5\.7\.8 Username and Password not accepted/);
  t.false(error.message.includes(password));
  t.regex(error.help, /outreach setup/);
});
