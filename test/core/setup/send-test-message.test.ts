import test, { type ExecutionContext } from 'ava';
import type { Mailbox } from '../../../core/contracts/mailbox.ts';
import type { Secrets } from '../../../core/contracts/ports.ts';
import type { Plugin } from '../../../core/kernel/plugin.ts';
import { checkMailAccount, isUnanswered } from '../../../core/setup/check-mail-account.ts';
import { sendTestMessage } from '../../../core/setup/send-test-message.ts';
import { fileTransport, imap, smtp } from '../../../plugins/index.ts';
import { openTestEngine } from '../../support/engine.ts';
import { errorOf } from '../../support/error-of.ts';
import { startKeepingServer } from '../../support/keeping-server.ts';
import { startSmtpStandIn } from '../../support/smtp-stand-in.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const { signal } = new AbortController();
const secrets = (password: string): Secrets => ({ get: async (name) => (name === 'plugin/smtp/password' ? password : undefined), set: async () => undefined, delete: async () => undefined });

/** A mailbox that holds what the server took in, from the `after`th look on. */
function mailboxOf(kept: () => readonly Buffer[], after: number): Plugin {
  let looks = 0;
  const mailbox: Mailbox = {
    id: 'looking',
    label: 'looking',
    async *read(_, { wants }) {
      looks += 1;
      if (looks < after) return;
      for (const bytes of kept()) yield { cursor: '1', bytes: wants(bytes) ? bytes : null, receivedAt: null };
    },
  };
  return { name: 'looking', apiVersion: 1, apply: (scope) => scope.addMailbox(mailbox) };
}

async function engineAt(t: ExecutionContext, port: number, settings: Readonly<Record<string, unknown>> = {}, plugins: readonly unknown[] = [], password = 'right') {
  return openTestEngine(t, temporaryFolder(t), [smtp, imap, fileTransport, ...plugins], { transport: 'smtp', plugins: { smtp: { host: '127.0.0.1', port, security: 'none' } }, ...settings }, undefined, secrets(password));
}

async function keeping(t: ExecutionContext) {
  const server = await startKeepingServer();
  t.teardown(() => server.close());
  return server;
}

test('a test message goes to the sender’s own address, with the footer of every message, and stands in no queue', async (t) => {
  const server = await keeping(t);
  const engine = await engineAt(t, server.port);
  const sent = await sendTestMessage(engine, signal);
  t.like(sent, { to: 'mara@example.org', sentBy: 'smtp', arrival: 'unread', problem: null });
  t.deepEqual(server.messages.map(({ from, to }) => ({ from, to })), [{ from: 'mara@example.org', to: ['mara@example.org'] }]);
  t.regex(server.kept().map(String).join(''), /Subject: A test of your mail\r\n[\s\S]*1 Quay Street, Gothenburg/);
  t.deepEqual(await engine.store.queue.waiting(), []);
  t.deepEqual(await engine.store.sending.since(0), []);
});

test('it is looked for where answers are read, until it has arrived', async (t) => {
  const server = await keeping(t);
  const engine = await engineAt(t, server.port, { mailbox: 'looking' }, [mailboxOf(() => server.kept(), 2)]);
  t.is((await sendTestMessage(engine, signal)).arrival, 'arrived');
  t.is(server.messages.length, 1);
});

test('what has not come in time is sent all the same, and that is said', async (t) => {
  const server = await keeping(t);
  const engine = await engineAt(t, server.port, { mailbox: 'looking' }, [mailboxOf(() => [Buffer.from('Subject: Another\r\n\r\n')], 1)]);
  t.is((await sendTestMessage(engine, signal, { waitSeconds: 0 })).arrival, 'unseen');
});

test('without a mailing address nothing is sent', async (t) => {
  const server = await keeping(t);
  const engine = await engineAt(t, server.port, { sender: { name: 'Mara', email: 'mara@example.org' } });
  t.is((await errorOf(() => sendTestMessage(engine, signal))).code, 'mailing_address_missing');
  t.deepEqual(server.messages, []);
});

test('what the server does not take is told in its own words', async (t) => {
  const server = await startSmtpStandIn({ script: ({ step }) => (step === 'mail' ? '553 5.7.1 Not your address' : undefined) });
  t.teardown(() => server.close());
  const error = await errorOf(async () => sendTestMessage(await engineAt(t, server.port), signal));
  t.is(error.code, 'test_message_refused');
  t.regex(error.message, /Not your address/);
});

test('each login is tried, and the one that fails says so while the other is let in', async (t) => {
  const server = await startSmtpStandIn({ login: ({ user, secret }) => (user === 'mara' && secret === 'right' ? undefined : '535 5.7.8 No') });
  t.teardown(() => server.close());
  const account = { plugins: { smtp: { host: '127.0.0.1', port: server.port, security: 'none', user: 'mara' } }, mailbox: 'looking' };
  const right = await checkMailAccount(await engineAt(t, server.port, account, [mailboxOf(() => [], 1)]), signal);
  t.deepEqual(right.map(({ part, problem }) => [part, problem]), [['sending', null], ['reading', null]]);
  const wrong = await checkMailAccount(await engineAt(t, server.port, account, [mailboxOf(() => [], 1)], 'wrong'), signal);
  t.deepEqual(wrong.map(({ part, problem }) => [part, problem?.code ?? null]), [['sending', 'mail_login_refused'], ['reading', null]]);
  t.false(wrong.some(isUnanswered));
  t.deepEqual(server.stored, [], 'nothing is sent for it');
});

test('a server that is not there is told apart from one that refuses', async (t) => {
  const server = await startSmtpStandIn();
  await server.close();
  const [login] = await checkMailAccount(await engineAt(t, server.port), signal);
  t.is(login?.problem?.code, 'mail_unreachable');
  t.true(login !== undefined && isUnanswered(login));
});
