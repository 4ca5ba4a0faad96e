import test from 'ava';
import { validate } from '../../../../core/validate.ts';
import { type Account, readAccount } from '../../../../plugins/transports/smtp/account.ts';
import { type AccountOptions, type SmtpOptions, smtpOptions } from '../../../../plugins/transports/smtp/account-options.ts';
import { providers } from '../../../../plugins/transports/smtp/providers.ts';
import { errorOf } from '../../../support/error-of.ts';
import { loadSmtp } from '../../../support/smtp-transport.ts';

const usual: AccountOptions = { login: 'password', connections: 2, timeoutSeconds: 600 };

function account(options: Partial<AccountOptions>): Account {
  const read = readAccount(null, { ...usual, ...options });
  if (read === undefined || 'problem' in read) throw new Error(read?.problem ?? 'no account');
  return read;
}

for (const { name, domains, host, port, security, filesSent } of providers) {
  test(`an address of ${name} (${domains[0] ?? ''}) is enough to send by ${host}`, (t) => {
    for (const domain of domains) t.like(account({ user: `sam@${domain.toUpperCase()}` }), { host, port, security, filesSent, id: 'smtp' });
    t.like(account({ host }), { host, port, security, filesSent });
  });
}

test('only services that put a copy into the folder for sent mail are said to', (t) => {
  t.deepEqual([...new Set(providers.filter(({ filesSent }) => filesSent).map(({ name }) => name))], ['Gmail', 'Outlook.com', 'Microsoft 365']);
  t.true(account({ host: 'smtp.gmail.com', user: 'sam@own-domain.example' }).filesSent);
  t.false(account({ host: 'mail.own-domain.example' }).filesSent);
});

test('a server of one’s own is spoken to by TLS on port 465, or by STARTTLS on 587', (t) => {
  t.like(account({ host: 'mail.example.org' }), { port: 465, security: 'tls' });
  t.like(account({ host: 'mail.example.org', port: 587 }), { port: 587, security: 'starttls' });
  t.like(account({ host: 'mail.example.org', security: 'starttls' }), { port: 587, security: 'starttls' });
  t.like(account({ host: 'mail.example.org', port: 2465, security: 'tls' }), { port: 2465, security: 'tls' });
});

test('an address of a domain of one’s own names no server', (t) => {
  t.is(readAccount(null, { ...usual, user: 'sam@own-domain.example' }), undefined);
  t.is(readAccount(null, usual), undefined);
  t.is(readAccount(null, { ...usual, user: 'sam@notgmail.com' }), undefined);
  t.is(readAccount(null, { ...usual, user: 'sam@gmail.com.evil.example' }), undefined);
});

test('nothing goes in clear to another machine', (t) => {
  for (const host of ['mail.example.org', '10.0.0.5', '127.evil.example', 'localhost.evil.example', '128.0.0.1']) {
    const read = readAccount(null, { ...usual, host, security: 'none' });
    t.true(read !== undefined && 'problem' in read, host);
  }
  for (const host of ['localhost', '127.0.0.1', '127.3.2.1', '::1', '[::1]']) t.is(account({ host, security: 'none' }).security, 'none', host);
});

test('OAuth 2 needs a user, a provider and a client, and a safe address for tokens', (t) => {
  const missing = readAccount('work', { ...usual, host: 'smtp.gmail.com', login: 'oauth2' });
  t.deepEqual(missing, { problem: 'the login "oauth2" needs accounts.work.user, accounts.work.provider, accounts.work.clientId' });
  for (const tokenUrl of ['http://tokens.example/', 'ftp://tokens.example/', 'nonsense']) t.true('problem' in (readAccount(null, { ...usual, host: 'smtp.gmail.com', tokenUrl }) ?? {}), tokenUrl);
  t.is(account({ host: 'smtp.gmail.com', tokenUrl: 'https://tokens.example/' }).tokenUrl, 'https://tokens.example/');
});

test('options that are wrong keep the plugin from loading and say why', async (t) => {
  const error = await errorOf(() => loadSmtp(t, { options: { host: 'mail.example.org', security: 'none' } }));
  t.is(error.code, 'plugin_options_invalid');
  t.regex(error.message, /could read your mail/);
});

test('further accounts have the same options, and names that can stand in an id', (t) => {
  const good = validate<SmtpOptions>(smtpOptions, { accounts: { work: { host: 'mail.example.org' }, 'second-home': {} } });
  t.like(good.ok ? good.value.accounts['work'] : {}, { host: 'mail.example.org', login: 'password', connections: 2, timeoutSeconds: 600 });
  for (const wrong of [{ accounts: { 'Work Mail': {} } }, { accounts: { work: { hots: 'x' } } }, { accounts: { work: { password: 'x' } } }, { connections: 11 }, { connections: 0 }, { security: 'ssl' }, { port: 70_000 }, { host: 'mail.example.org\r\nQUIT' }]) {
    t.false(validate(smtpOptions, wrong).ok, JSON.stringify(wrong));
  }
});

test('the login of the editor is for Microsoft, and who uses Google is told what there is instead', (t) => {
  t.like(account({ user: 'sam@outlook.com', login: 'editor', provider: 'microsoft' }), { login: 'editor', host: 'smtp-mail.outlook.com' });
  const google = readAccount(null, { ...usual, user: 'sam@gmail.com', login: 'editor', provider: 'google' });
  t.regex(google !== undefined && 'problem' in google ? google.problem : '', /no sign-in with Google, which takes an app password/);
  const nobody = readAccount(null, { ...usual, host: 'smtp.office365.com', login: 'editor', provider: 'microsoft' });
  t.regex(nobody !== undefined && 'problem' in nobody ? nobody.problem : '', /needs user/);
});
