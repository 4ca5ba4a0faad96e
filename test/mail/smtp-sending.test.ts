// The transport against a real Postfix, which keeps the rules in its own way; what it breaks is tried on a scripted server (test/stories).
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import tls from 'node:tls';
import test, { type ExecutionContext } from 'ava';
import type { ServerReply } from '../../core/contracts/transport.ts';
import { composeMessage } from '../../core/outbox/compose-message.ts';
import { wireActionFor } from '../../core/outbox/wire-action.ts';
import { errorOf } from '../support/error-of.ts';
import { hostileFields, hostilePayloads } from '../support/hostile-texts.ts';
import { source } from '../support/message-world.ts';
import { loadSmtp, recordedRun } from '../support/smtp-transport.ts';
import { dovecotFor } from './support/dovecot.ts';
import { type PostfixOptions, startPostfix } from './support/postfix.ts';

const me = 'me@out.example';
const them = 'them@in.example';

async function servers(t: ExecutionContext, options: Omit<PostfixOptions, 'dovecot'> = {}) {
  const dovecot = await dovecotFor(t, { users: [me, them] });
  const postfix = await startPostfix({ dovecot, ...options });
  t.teardown(() => postfix.stop());
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), readFileSync(dovecot.certificate, 'utf8')]);
  const account = (more: Readonly<Record<string, unknown>> = {}, password: string = dovecot.password) => loadSmtp(t, { options: { host: 'localhost', port: postfix.port, security: 'starttls', user: me, ...more }, secrets: { password } });
  const arrived = async (user: string, count = 1) => {
    for (;;) {
      const messages = await dovecot.messages({ user });
      if (messages.length >= count) return messages;
      await sleep(50);
    }
  };
  return { dovecot, postfix, account, arrived };
}

function letter(to: string, number = 1) {
  const lines = [`From: Me <${me}>`, `To: ${to}`, `Subject: Letter ${number}`, `Message-ID: <letter.${number}@out.example>`, 'Date: Mon, 02 Mar 2026 09:00:00 +0000', '', '.a dot in front', '..two', '.', 'The end.', ''];
  return { messageId: `<letter.${number}@out.example>`, envelope: { from: me, to: [to] }, bytes: Buffer.from(lines.join('\r\n')) };
}

test.serial('a letter goes out encrypted and logged in, and arrives as it was approved', async (t) => {
  const { account, arrived } = await servers(t, { loginRequired: true });
  const { transport } = await account();
  await transport.check?.(new AbortController().signal);
  const run = recordedRun();
  const outcome = await transport.send(letter(them), run);
  t.is(outcome.kind, 'accepted');
  t.regex(outcome.kind === 'accepted' ? outcome.reference : '', /^250 2\.0\.0 Ok: queued as /);
  t.deepEqual(run.phases, ['started', 'connected', 'mail', 'data', 'dot_written', 'accepted']);
  const [message] = await arrived(them);
  const text = String(message).replaceAll('\r\n', '\n');
  t.true(text.endsWith('\n\n.a dot in front\n..two\n.\nThe end.\n'));
  t.regex(text, /^Message-ID: <letter\.1@out\.example>$/m);
  t.regex(text, /with ESMTPSA id/, 'it was not encrypted or not logged in');
});

test.serial('a wrong password, and no login where one is wanted, are the account’s affair: nothing is sent, and nobody is suppressed', async (t) => {
  const { account, dovecot, postfix } = await servers(t, { loginRequired: true });
  t.is((await errorOf(async () => (await account({}, 'wrong')).transport.send(letter(them), recordedRun()))).code, 'mail_login_refused');
  const { transport } = await loadSmtp(t, { options: { host: 'localhost', port: postfix.port, security: 'starttls' } });
  const refused = await transport.send(letter(them), recordedRun());
  t.is(refused.kind, 'refused');
  const reply = (refused as { readonly reply?: ServerReply }).reply;
  t.truthy(reply);
  const action = wireActionFor({ ...(reply === undefined ? {} : { reply }), phase: 'mail', attempts: 1 });
  t.truthy(action.pauseAccount, JSON.stringify(reply));
  t.is(action.suppress, undefined);
  t.deepEqual(await dovecot.messages({ user: them }), []);
});

test.serial('a recipient whom the server does not know is refused and suppressed, and the connection goes on with the next', async (t) => {
  const { account, arrived } = await servers(t, { refusesUnknown: true });
  const { transport } = await account();
  const refused = await transport.send(letter('gone@in.example'), recordedRun());
  t.like(refused, { kind: 'refused', permanent: true, reply: { code: 550, status: '5.1.1', to: 'recipient' } });
  const reply = (refused as { readonly reply?: ServerReply }).reply;
  t.deepEqual(wireActionFor({ ...(reply === undefined ? {} : { reply }), phase: 'mail', attempts: 1 }), { message: 'refuse', suppress: 'the address does not exist' });
  t.is((await transport.send(letter(them, 2), recordedRun())).kind, 'accepted');
  t.is((await arrived(them)).length, 1);
});

test.serial('a server that is restarted costs nothing: what it did not take is unreachable, and then goes', async (t) => {
  const { account, postfix, arrived } = await servers(t);
  const { transport } = await account();
  t.is((await transport.send(letter(them, 1), recordedRun())).kind, 'accepted');
  await postfix.pause();
  t.is((await errorOf(() => transport.send(letter(them, 2), recordedRun()))).code, 'mail_unreachable');
  await postfix.resume();
  t.is((await transport.send(letter(them, 2), recordedRun())).kind, 'accepted');
  t.is((await arrived(them, 2)).length, 2);
});

test.serial('where the dot may not be written, the server has nothing', async (t) => {
  const { account, postfix, dovecot } = await servers(t);
  const { transport } = await account();
  const lost = new Error('the lease is lost');
  await t.throwsAsync(transport.send(letter(them), recordedRun({ before: (phase) => (phase === 'dot_written' ? Promise.reject(lost) : Promise.resolve()) })), { is: lost });
  await sleep(500);
  t.deepEqual([await postfix.queue(), await dovecot.messages({ user: them })], [[], []]);
});

test.serial('a hundred letters at once arrive once each, over no more connections than were allowed', async (t) => {
  const { account, arrived } = await servers(t);
  const { transport } = await account({ connections: 4 });
  const outcomes = await Promise.all(Array.from({ length: 100 }, (_, index) => transport.send(letter(them, index), recordedRun())));
  t.true(outcomes.every(({ kind }) => kind === 'accepted'));
  const subjects = (await arrived(them, 100)).map((message) => /^Subject: (.*?)\r?$/m.exec(String(message))?.[1]);
  t.is(new Set(subjects).size, 100);
  t.is(subjects.length, 100);
});

test.serial('what stands in any field makes no second recipient at a real server', async (t) => {
  const { account, arrived, postfix, dovecot } = await servers(t);
  const { transport } = await account();
  let sent = 0;
  for (const put of Object.values(hostileFields)) {
    for (const payload of hostilePayloads.slice(0, 12)) {
      const message = await composeMessage(put(payload)).catch(() => undefined); // refused, which compose-message.test.ts looks at
      if (message === undefined) continue;
      t.is((await transport.send({ ...message, envelope: { from: me, to: [them] } }, recordedRun())).kind, 'accepted');
      sent += 1;
    }
  }
  t.true(sent > 20);
  t.is((await arrived(them, sent)).length, sent);
  t.deepEqual([await dovecot.messages({ user: me }), await postfix.queue()], [[], []]);
  t.is(source.lead.email, 'maya@acme.example');
});
