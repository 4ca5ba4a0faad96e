// Setting a mail account up, at a real Postfix and a real Dovecot.
import { readFileSync } from 'node:fs';
import tls from 'node:tls';
import test, { type ExecutionContext } from 'ava';
import type { Secrets } from '../../core/contracts/ports.ts';
import { checkMailAccount } from '../../core/setup/check-mail-account.ts';
import { type MailAccount, mailSettings } from '../../core/setup/mail-account.ts';
import { sendTestMessage } from '../../core/setup/send-test-message.ts';
import { withChanges } from '../../core/setup/work-choice.ts';
import { completeSettings } from '../../core/config/load-settings.ts';
import { imap, smtp } from '../../plugins/index.ts';
import { openTestEngine } from '../support/engine.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { dovecotFor } from './support/dovecot.ts';
import { startPostfix } from './support/postfix.ts';

const me = 'me@out.example';
const { signal } = new AbortController();

async function accountAt(t: ExecutionContext) {
  const dovecot = await dovecotFor(t, { users: [me] });
  const postfix = await startPostfix({ dovecot });
  t.teardown(() => postfix.stop());
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), readFileSync(dovecot.certificate, 'utf8')]);
  const account: MailAccount = { address: me, smtp: { host: 'localhost', port: postfix.port, security: 'starttls' }, imap: { host: '127.0.0.1', port: dovecot.port } };
  const empty = completeSettings({ sender: { name: 'Me', mailingAddress: '1 Quay Street, Leeds' } }, 'the test');
  const { transport, mailbox, sender, plugins } = JSON.parse(JSON.stringify(withChanges(empty, mailSettings(account, empty)))) as Record<string, never>;
  const open = (passwords: Readonly<Record<string, string>>) => {
    const secrets: Secrets = { get: async (name) => passwords[name] ?? dovecot.password, set: async () => undefined, delete: async () => undefined };
    return openTestEngine(t, temporaryFolder(t), [smtp, imap], { transport, mailbox, sender, plugins }, undefined, secrets);
  };
  return { dovecot, open };
}

test.serial('both logins of an account are tried, and a message to oneself is seen to arrive', async (t) => {
  const { dovecot, open } = await accountAt(t);
  const engine = await open({});
  t.deepEqual((await checkMailAccount(engine, signal)).map(({ part, problem }) => [part, problem?.message ?? null]), [['sending', null], ['reading', null]]);
  t.like(await sendTestMessage(engine, signal), { to: me, arrival: 'arrived', problem: null });
  t.regex((await dovecot.messages({ user: me })).map(String).join(''), /Subject: A test of your mail/);
});

test.serial('which of the two passwords is refused is said', async (t) => {
  const { open } = await accountAt(t);
  const codesOf = async (passwords: Readonly<Record<string, string>>) => (await checkMailAccount(await open(passwords), signal)).map(({ problem }) => problem?.code ?? null);
  t.deepEqual(await codesOf({ 'plugin/mailbox-imap/password': 'wrong' }), [null, 'mail_login_refused']);
  t.deepEqual(await codesOf({ 'plugin/smtp/password': 'wrong' }), ['mail_login_refused', null]);
});
