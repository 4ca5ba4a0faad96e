// OAuth 2.0 at a real server: the access token is fetched, and logs in by XOAUTH2.
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import test from 'ava';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { dovecotFor } from './support/dovecot.ts';
import { letter, openMailbox, readAll, subjects } from './support/imap-mailbox.ts';
import { proxyFor } from './support/tcp-proxy.ts';

test.serial('an account with OAuth 2.0 is read, and a token that is refused is told', async (t) => {
  let given = 'access-1';
  const tokens = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const asked = url.searchParams.get('access_token');
    response.setHeader('content-type', 'application/json');
    if (url.pathname === '/token') response.end(JSON.stringify({ access_token: given, expires_in: 3600 }));
    else if (asked === 'access-1') response.end(JSON.stringify({ email: 'user@out.example', expires_in: 3600 }));
    else response.writeHead(401).end(JSON.stringify({ error: 'invalid_token' }));
  }).listen(0, '127.0.0.1');
  await once(tokens, 'listening');
  t.teardown(() => void tokens.close());
  const base = `http://127.0.0.1:${(tokens.address() as { readonly port: number }).port}`;

  const file = join(temporaryFolder(t), 'oauth2.conf');
  writeFileSync(file, `tokeninfo_url = ${base}/info?access_token=\nusername_attribute = email\n`);
  const dovecot = await dovecotFor(t, { settings: `auth_mechanisms = plain login xoauth2\npassdb {\n  driver = oauth2\n  mechanisms = xoauth2\n  args = ${file}\n}\n` });
  await dovecot.deliver(letter('One'));
  const proxy = await proxyFor(t, dovecot.port);
  const options = { auth: 'oauth2', provider: 'google', clientId: 'client-1', tokenUrl: `${base}/token` };

  const mailbox = await openMailbox(t, { ...dovecot, port: proxy.port }, { options, secrets: { refreshToken: 'refresh-1' } });
  t.deepEqual(subjects(await readAll(mailbox, null)), ['One']);
  t.true(proxy.lines.some((line) => line.includes('AUTHENTICATE XOAUTH2')));

  given = 'access-2';
  const refused = await openMailbox(t, dovecot, { options, secrets: { refreshToken: 'refresh-1' } });
  const thrown = await t.throwsAsync(readAll(refused, null), { code: 'mail_login_refused' });
  t.notRegex(thrown?.message ?? '', /access-2|refresh-1/);
});
