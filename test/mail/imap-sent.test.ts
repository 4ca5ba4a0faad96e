// Copies of what was sent: the only proof, where nobody answered, that a message went out.
import { setTimeout as sleep } from 'node:timers/promises';
import test, { type ExecutionContext } from 'ava';
import type { SentCopy } from '../../core/contracts/mailbox.ts';
import { type Dovecot, dovecotFor } from './support/dovecot.ts';
import { letter, type OpenMailbox, openMailbox } from './support/imap-mailbox.ts';
import { proxyFor } from './support/tcp-proxy.ts';

const { signal } = new AbortController();
const sentAt = (): string => new Date(Date.now() - 1000).toISOString();

function copy(changes: Partial<SentCopy> = {}): SentCopy {
  return { messageId: '<one@out.example>', to: 'mara@in.example', subject: 'About your mill', since: sentAt(), ...changes };
}

function message(changes: Readonly<Record<string, string>> = {}): string {
  return letter('About your mill', { From: 'user@out.example', To: 'Mara <mara@in.example>', 'Message-ID': '<one@out.example>', ...changes });
}

async function withSent(t: ExecutionContext, name = 'Sent', use: string | undefined = '\\Sent'): Promise<{ readonly dovecot: Dovecot; readonly mailbox: OpenMailbox }> {
  const dovecot = await dovecotFor(t, { folders: [{ name, ...(use === undefined ? {} : { use }) }] });
  return { dovecot, mailbox: await openMailbox(t, dovecot) };
}

test.serial('a copy is found by its Message-ID, whether it comes at once, later or never', async (t) => {
  const { dovecot, mailbox } = await withSent(t);
  t.false(await mailbox.sent.has(copy(), signal));
  await dovecot.deliver(message(), { folder: 'Sent' });
  t.true(await mailbox.sent.has(copy(), signal));
  t.false(await mailbox.sent.has(copy({ messageId: '<two@out.example>', subject: 'Another' }), signal));
  await sleep(2000);
  await dovecot.deliver(message({ 'Message-ID': '<two@out.example>' }), { folder: 'Sent' });
  t.true(await mailbox.sent.has(copy({ messageId: '<two@out.example>', subject: 'Another' }), signal));
});

test.serial('where the server wrote another Message-ID, a copy is known by recipient and subject since the attempt', async (t) => {
  const { dovecot, mailbox } = await withSent(t);
  await dovecot.deliver(message({ 'Message-ID': '<0100018f-rewritten@email.amazonses.example>', To: 'Mara <MARA@in.example>', Subject: 'About\r\n your mill' }), { folder: 'Sent' });
  t.true(await mailbox.sent.has(copy(), signal));
  for (const other of [{ subject: 'About your' }, { subject: 'your mill' }, { to: 'mara@in.exampl' }, { to: 'amara@in.example' }, { since: new Date(Date.now() + 3_600_000).toISOString() }]) {
    t.false(await mailbox.sent.has(copy(other), signal), JSON.stringify(other));
  }
});

test.serial('an earlier message to the same person with the same subject is no copy of this one', async (t) => {
  const { dovecot, mailbox } = await withSent(t);
  await dovecot.deliver(message({ 'Message-ID': '<earlier@out.example>' }), { folder: 'Sent', receivedAt: new Date(Date.now() - 30 * 60_000) });
  t.false(await mailbox.sent.has(copy(), signal));
});

test.serial('subjects that are not ASCII are compared as they read', async (t) => {
  const { dovecot, mailbox } = await withSent(t);
  await dovecot.deliver(message({ 'Message-ID': '<rewritten@elsewhere.example>', Subject: '=?utf-8?B?R3LDvMOfZSBhdXMgxYHDs2TFug==?=' }), { folder: 'Sent' });
  t.true(await mailbox.sent.has(copy({ subject: 'Grüße aus Łódź' }), signal));
});

const named = ['Sent', 'Sent Items', 'Sent Messages', 'Sent Mail', '[Gmail]/Sent Mail', '[Gmail]/Gesendet', 'Gesendet', 'Gesendete Elemente', 'Gesendete Objekte', 'Envoyés', 'Éléments envoyés', 'Messages envoyés', 'Enviados', 'Elementos enviados', 'Itens enviados', 'Posta inviata', 'Inviati', 'Verzonden items', 'Verzonden', 'Wysłane', 'Elementy wysłane', 'Skickat', 'Sendt', 'Отправленные', '送信済み', '送信済みアイテム', '已发送'];

test.serial('the folder is found by its special use, and else by the names that Gmail, Outlook and localised servers give it', async (t) => {
  const dovecot = await dovecotFor(t, { users: named.map((_, number) => `user${number}@out.example`), capability: 'IMAP4rev1 SASL-IR LITERAL+ ID ENABLE IDLE NAMESPACE UIDPLUS' });
  for (const [number, name] of named.entries()) {
    const user = `user${number}@out.example`;
    await dovecot.doveadm('mailbox', 'create', '-u', user, name);
    await dovecot.deliver(message(), { user, folder: name.replaceAll('/', '.') });
    const mailbox = await openMailbox(t, { ...dovecot, user });
    t.true(await mailbox.sent.has(copy(), signal), name);
    mailbox.close();
  }
  const told = await withSent(t, 'Ausgang der Woche', '\\Sent');
  await told.dovecot.deliver(message(), { folder: 'Ausgang der Woche' });
  t.true(await told.mailbox.sent.has(copy(), signal));
});

test.serial('where two folders look like the one for sent mail, both are looked into', async (t) => {
  const dovecot = await dovecotFor(t, { folders: [{ name: 'Sent Items', use: '\\Sent' }, { name: 'Gesendet' }] });
  const mailbox = await openMailbox(t, dovecot);
  await dovecot.deliver(message(), { folder: 'Gesendet' });
  t.true(await mailbox.sent.has(copy(), signal));
  await mailbox.sent.file(Buffer.from(message({ 'Message-ID': '<two@out.example>' })), signal);
  t.is((await dovecot.messages({ folder: 'Sent Items' })).length, 1);
});

test.serial('where nothing can be seen, the answer is an error and never "no"', async (t) => {
  const dovecot = await dovecotFor(t, { folders: [{ name: 'Sent', use: '\\Sent' }] });
  const proxy = await proxyFor(t, dovecot.port);
  const mailbox = await openMailbox(t, { ...dovecot, port: proxy.port });
  t.false(await mailbox.sent.has(copy(), signal));
  await proxy.refuse();
  await t.throwsAsync(mailbox.sent.has(copy(), signal), { code: 'mail_unreachable' });
  await proxy.restore();
  await dovecot.deliver(message(), { folder: 'Sent' });
  t.true(await mailbox.sent.has(copy(), signal));

  const without = await openMailbox(t, await dovecotFor(t));
  const thrown = await t.throwsAsync<Error & { help: string }>(without.sent.has(copy(), signal), { code: 'plugin_says' });
  t.regex(thrown?.message ?? '', /No folder for sent mail/);
  t.regex(thrown?.help ?? '', /sentFolder/);
});

test.serial('a folder that is named in the settings is the one', async (t) => {
  const dovecot = await dovecotFor(t, { folders: [{ name: 'Sent', use: '\\Sent' }, { name: 'Archiv' }] });
  const mailbox = await openMailbox(t, dovecot, { options: { sentFolder: 'Archiv' } });
  await dovecot.deliver(message(), { folder: 'Archiv' });
  t.true(await mailbox.sent.has(copy(), signal));
});

test.serial('a copy is filed once, whole, and marked as read', async (t) => {
  const { dovecot, mailbox } = await withSent(t, 'Gesendete Elemente');
  const bytes = Buffer.from(message({ 'Message-ID': '\r\n <one@out.example>' }));
  await Promise.all([mailbox.sent.file(bytes, signal), mailbox.sent.file(bytes, signal)]);
  await mailbox.sent.file(bytes, signal);
  const filed = await dovecot.messages({ folder: 'Gesendete Elemente' });
  t.is(filed.length, 1);
  t.is(String(filed[0]), String(bytes).replaceAll('\r\n', '\n')); // as a maildir has it
  t.regex(await dovecot.doveadm('fetch', '-u', dovecot.user, 'flags', 'mailbox', 'Gesendete Elemente'), /\\Seen/);
});

test.serial('where there is no folder for sent mail, filing makes one', async (t) => {
  const dovecot = await dovecotFor(t);
  const mailbox = await openMailbox(t, dovecot);
  await mailbox.sent.file(Buffer.from(message()), signal);
  t.is((await dovecot.messages({ folder: 'Sent' })).length, 1);
  t.true(await mailbox.sent.has(copy(), signal));
});
