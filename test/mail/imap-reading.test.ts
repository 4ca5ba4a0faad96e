// Reading over IMAP, at a real Dovecot.
import { setTimeout as sleep } from 'node:timers/promises';
import test from 'ava';
import { dovecotFor } from './support/dovecot.ts';
import { letter, openMailbox, readAll, subjects } from './support/imap-mailbox.ts';
import { proxyFor } from './support/tcp-proxy.ts';

test.serial('new mail is read in its order, and reading goes on after any message', async (t) => {
  const dovecot = await dovecotFor(t);
  for (const subject of ['One', 'Two', 'Three']) await dovecot.deliver(letter(subject));
  const mailbox = await openMailbox(t, dovecot);

  const all = await readAll(mailbox, null);
  t.deepEqual(subjects(all), ['One', 'Two', 'Three']);
  for (const [index, { cursor }] of all.entries()) t.deepEqual(subjects(await readAll(mailbox, cursor)), subjects(all.slice(index + 1)));

  await dovecot.deliver(letter('Four'));
  t.deepEqual(subjects(await readAll(mailbox, all.at(-1)?.cursor ?? null)), ['Four']);
});

test.serial('the folder for spam is read too, however it is called, and other folders are not', async (t) => {
  const dovecot = await dovecotFor(t, { folders: [{ name: 'Unerwünscht', use: '\\Junk' }, { name: 'Ordner' }] });
  await dovecot.deliver(letter('Inbox'));
  await dovecot.deliver(letter('Spam'), { folder: 'Unerwünscht' });
  await dovecot.deliver(letter('Elsewhere'), { folder: 'Ordner' });
  const mailbox = await openMailbox(t, dovecot);
  const all = await readAll(mailbox, null);
  t.deepEqual(subjects(all), ['Inbox', 'Spam']);

  await dovecot.deliver(letter('Spam again'), { folder: 'Unerwünscht' });
  await dovecot.deliver(letter('Inbox again'));
  const cursor = all.at(-1)?.cursor ?? null;
  t.deepEqual(subjects(await readAll(mailbox, cursor)), ['Inbox again', 'Spam again']);

  const chosen = await openMailbox(t, dovecot, { options: { folders: ['Ordner'] } });
  t.deepEqual(subjects(await readAll(chosen, null)), ['Elsewhere']);
});

test.serial('what was archived before it was read is read all the same: from the archive, and at Gmail from all mail', async (t) => {
  for (const [use, folder] of [['\\Archive', 'Archiv'], ['\\All', 'Everything']] as const) {
    const dovecot = await dovecotFor(t, { folders: [{ name: folder, use }, { name: 'Spam', use: '\\Junk' }] });
    await dovecot.deliver(letter('Archived'), { folder });
    await dovecot.deliver(letter('Spam'), { folder: 'Spam' });
    const mailbox = await openMailbox(t, dovecot);
    const all = await readAll(mailbox, null);
    t.deepEqual(subjects(all).toSorted(), ['Archived', 'Spam'], folder);
    await dovecot.deliver(letter('Archived again'), { folder });
    // The folders beside the first one are asked in turn.
    const cursor = all.at(-1)?.cursor ?? null;
    const later = [...(await readAll(mailbox, cursor)), ...(await readAll(mailbox, cursor))];
    t.true(subjects(later).includes('Archived again'), folder);
    mailbox.close();
  }
});

test.serial('the folder for spam is found by the names that Gmail, Outlook and localised servers give it', async (t) => {
  const names = ['Junk', 'Spam', 'Junk Email', 'Junk E-mail', 'Bulk Mail', '[Gmail]/Spam', 'Spamverdacht', 'Junk-E-Mail', 'Courrier indésirable', 'Correo no deseado', 'Posta indesiderata', 'Ongewenste e-mail', '迷惑メール'];
  const dovecot = await dovecotFor(t, { users: names.map((_, number) => `user${number}@out.example`), capability: 'IMAP4rev1 SASL-IR LITERAL+ ID ENABLE IDLE NAMESPACE UIDPLUS' });
  const missed: string[] = [];
  for (const [number, name] of names.entries()) {
    const user = `user${number}@out.example`;
    await dovecot.doveadm('mailbox', 'create', '-u', user, name);
    await dovecot.deliver(letter('Spam'), { user, folder: name.replaceAll('/', '.') });
    const mailbox = await openMailbox(t, { ...dovecot, user });
    if ((await readAll(mailbox, null)).length !== 1) missed.push(name);
    mailbox.close();
  }
  t.deepEqual(missed, []);
});

test.serial('nothing is marked as read: no flag differs after reading', async (t) => {
  const dovecot = await dovecotFor(t, { folders: [{ name: 'Junk', use: '\\Junk' }, { name: 'Sent', use: '\\Sent' }] });
  for (const folder of ['INBOX', 'Junk', 'Sent']) for (const subject of ['One', 'Two']) await dovecot.deliver(letter(subject), { folder });
  // \Recent is the server's own note that no session has seen it; it goes when anyone opens a folder for writing.
  const flags = async (): Promise<string> => dovecot.doveadm('fetch', '-u', dovecot.user, 'mailbox uid flags', 'ALL');
  const before = await flags();
  const mailbox = await openMailbox(t, dovecot);
  const { signal } = new AbortController();

  t.is((await readAll(mailbox, null)).length, 4);
  t.true(await mailbox.sent.has({ messageId: '<Two@in.example>', to: 'a@b.example', subject: '', since: '2026-01-01T00:00:00.000Z' }, signal));
  mailbox.close();

  t.is(await flags(), before);
  t.notRegex(before, /Seen/);
});

test.serial('a folder whose numbers mean nothing any more is read again from the given time on', async (t) => {
  const dovecot = await dovecotFor(t);
  for (const subject of ['One', 'Two']) await dovecot.deliver(letter(subject));
  const mailbox = await openMailbox(t, dovecot);
  const cursor = (await readAll(mailbox, null)).at(-1)?.cursor ?? null;
  mailbox.close();
  await dovecot.folders.renumber('INBOX');
  await dovecot.deliver(letter('Three'));

  const after = await readAll(await openMailbox(t, dovecot), cursor);
  t.deepEqual(subjects(after), ['One', 'Two', 'Three']);
  t.deepEqual(await readAll(await openMailbox(t, dovecot), after.at(-1)?.cursor ?? null), []);
});

test.serial('a folder that is renamed or removed is told of once, the others are read, and it is read again when it is back', async (t) => {
  const dovecot = await dovecotFor(t, { folders: [{ name: 'Replies' }] });
  await dovecot.folders.create('Bounces');
  await dovecot.deliver(letter('One'), { folder: 'Bounces' });
  const mailbox = await openMailbox(t, dovecot, { options: { folders: ['Bounces', 'Replies'] } });
  const warnings = (): readonly string[] => mailbox.ports.lines.filter(({ level }) => level === 'warn').map(({ message }) => message);
  let cursor = (await readAll(mailbox, null)).at(-1)?.cursor ?? null;

  await dovecot.folders.rename('Bounces', 'Elsewhere');
  await dovecot.deliver(letter('Two'), { folder: 'Replies' });
  const second = await readAll(mailbox, cursor);
  t.deepEqual(subjects(second), ['Two']);
  cursor = second.at(-1)?.cursor ?? null;
  t.deepEqual(await readAll(mailbox, cursor), []);
  t.deepEqual(warnings(), ['The folder "Bounces" of 127.0.0.1 cannot be opened; the others are read.']);

  await dovecot.folders.rename('Elsewhere', 'Bounces');
  await dovecot.deliver(letter('Three'), { folder: 'Bounces' });
  const third = await readAll(mailbox, cursor);
  t.is(subjects(third).at(-1), 'Three');
  await dovecot.folders.remove('Bounces');
  t.deepEqual(await readAll(mailbox, third.at(-1)?.cursor ?? null), []);
  t.is(warnings().length, 2);
});

test.serial('when none of the folders can be opened, it is said with what to do', async (t) => {
  const dovecot = await dovecotFor(t);
  const mailbox = await openMailbox(t, dovecot, { options: { folders: ['Nowhere'] } });
  const thrown = await t.throwsAsync(readAll(mailbox, null), { code: 'plugin_says' });
  t.regex(thrown?.message ?? '', /Nowhere/);
});

test.serial('of messages that are not wanted only heads are fetched, and of a very large one the first 5 MB', async (t) => {
  const dovecot = await dovecotFor(t);
  const proxy = await proxyFor(t, dovecot.port);
  for (let number = 0; number < 20; number += 1) await dovecot.deliver(`${letter(`Newsletter ${number}`)}${'x'.repeat(100_000)}\r\n`);
  await dovecot.deliver(`${letter('Wanted')}${`${'y'.repeat(998)}\r\n`.repeat(8000)}`);
  const mailbox = await openMailbox(t, { ...dovecot, port: proxy.port });
  const all = await readAll(mailbox, null, { wants: (head) => Buffer.from(head).includes('Subject: Wanted') });
  t.deepEqual(subjects(all), [...Array.from({ length: 20 }, () => null), 'Wanted']);
  t.is(all.at(-1)?.bytes?.length, 5 * 1024 * 1024);
  t.true(proxy.bytes < 5.3 * 1024 * 1024, `${proxy.bytes} bytes came from the server`);
});

test.serial('what came before the given time is not even looked at', async (t) => {
  const dovecot = await dovecotFor(t);
  const proxy = await proxyFor(t, dovecot.port);
  await dovecot.deliver(letter('Old'), { receivedAt: new Date('2020-05-05T12:00:00Z') });
  await dovecot.deliver(letter('New'));
  const mailbox = await openMailbox(t, { ...dovecot, port: proxy.port });
  const heads: string[] = [];
  const all = await readAll(mailbox, null, { since: new Date(Date.now() - 3_600_000).toISOString(), wants: (head) => heads.push(String(head)) > 0 });
  t.deepEqual(subjects(all), ['New']);
  t.is(heads.length, 1);
  t.is(proxy.lines.filter((line) => line.includes('BODY.PEEK[HEADER]')).length, 1);
});

test.serial('a poll that finds nothing costs one round trip a folder, whether or not there was mail before', async (t) => {
  const dovecot = await dovecotFor(t, { folders: [{ name: 'Junk', use: '\\Junk' }] });
  const proxy = await proxyFor(t, dovecot.port);
  await dovecot.deliver(letter('Old'), { receivedAt: new Date('2020-05-05T12:00:00Z') });
  const mailbox = await openMailbox(t, { ...dovecot, port: proxy.port });
  t.deepEqual(await readAll(mailbox, null), []);
  proxy.forget();
  t.deepEqual(await readAll(mailbox, null), []);
  t.deepEqual(proxy.lines.map((line) => line.split(' ').slice(1, 3).join(' ')), ['EXAMINE INBOX', 'STATUS Junk']);

  await dovecot.deliver(letter('New'));
  const cursor = (await readAll(mailbox, null)).at(-1)?.cursor ?? null;
  proxy.forget();
  t.deepEqual(await readAll(mailbox, cursor), []);
  t.is(proxy.lines.length, 2);
});

test.serial('an idle poll costs two round trips however many folders are read', async (t) => {
  const dovecot = await dovecotFor(t, { folders: [{ name: 'Junk', use: '\\Junk' }, { name: 'Archive', use: '\\Archive' }] });
  const proxy = await proxyFor(t, dovecot.port);
  const mailbox = await openMailbox(t, { ...dovecot, port: proxy.port });
  t.deepEqual(await readAll(mailbox, null), []);
  const asked: string[] = [];
  for (let poll = 0; poll < 3; poll += 1) {
    proxy.forget();
    t.deepEqual(await readAll(mailbox, null), []);
    t.is(proxy.lines.length, 2);
    asked.push(proxy.lines.at(-1)?.split(' ').slice(1, 3).join(' ') ?? '');
  }
  t.deepEqual(asked, ['STATUS Archive', 'STATUS Junk', 'STATUS Archive']);
});

test.serial('a hundred polls leave one connection, and its end leaves none', async (t) => {
  const dovecot = await dovecotFor(t);
  const proxy = await proxyFor(t, dovecot.port);
  await dovecot.deliver(letter('One'));
  const mailbox = await openMailbox(t, { ...dovecot, port: proxy.port });
  const cursor = (await readAll(mailbox, null)).at(-1)?.cursor ?? null;
  for (let poll = 0; poll < 100; poll += 1) t.deepEqual(await readAll(mailbox, cursor), []);
  t.is(proxy.opened, 1);
  t.is(proxy.open, 1);
  mailbox.close();
  while (proxy.open > 0) await sleep(10);
  t.is(proxy.opened, 1);
});

test.serial('reading ends within 200 ms of being cancelled, wherever it is, and leaves no connection', async (t) => {
  const dovecot = await dovecotFor(t);
  const proxy = await proxyFor(t, dovecot.port);
  for (let number = 0; number < 30; number += 1) await dovecot.deliver(`${letter(`Message ${number}`)}${'x'.repeat(200_000)}\r\n`);
  for (const stopAfter of [0, 5, 20, 60, 150]) {
    const mailbox = await openMailbox(t, { ...dovecot, port: proxy.port });
    const stopping = new AbortController();
    if (stopAfter === 0) proxy.stall();
    const reading = readAll(mailbox, null, { signal: stopping.signal });
    await sleep(stopAfter);
    const begun = performance.now();
    stopping.abort(new Error('cancelled by the test'));
    const outcome = await reading.then(() => 'done', (thrown: Error) => thrown.message);
    t.true(performance.now() - begun < 200, `it took ${performance.now() - begun} ms after ${stopAfter} ms`);
    t.true(['done', 'cancelled by the test'].includes(outcome), outcome);
    await proxy.restore();
    mailbox.close();
  }
  while (proxy.open > 0) await sleep(10);
  t.is(proxy.open, 0);
});

test.serial('reading can be left after any message, and copies be looked for in between', async (t) => {
  const dovecot = await dovecotFor(t, { folders: [{ name: 'Sent', use: '\\Sent' }] });
  for (const subject of ['One', 'Two', 'Three']) await dovecot.deliver(letter(subject));
  const mailbox = await openMailbox(t, dovecot);
  const { signal } = new AbortController();
  const seen: unknown[] = [];
  for await (const message of mailbox.read(null, { signal, since: '2026-01-01T00:00:00.000Z', wants: () => true })) {
    seen.push(...subjects([message]));
    t.false(await mailbox.sent.has({ messageId: '<nobody@out.example>', to: 'a@b.example', subject: '', since: '2026-01-01T00:00:00.000Z' }, signal));
    if (seen.length === 2) break;
  }
  t.deepEqual(seen, ['One', 'Two']);
  t.is((await readAll(mailbox, null)).length, 3);
});

test.serial('a cursor of something else is refused in plain words', async (t) => {
  const mailbox = await openMailbox(t, await dovecotFor(t));
  for (const cursor of ['', 'x', 'null', '[]', '{"INBOX":1}', '{"INBOX":["1"]}', '17']) await t.throwsAsync(readAll(mailbox, cursor), { code: 'plugin_says' }, cursor);
});

test.serial('several accounts have a mailbox and a password each', async (t) => {
  const dovecot = await dovecotFor(t, { users: ['user@out.example', 'work@out.example'] });
  await dovecot.deliver(letter('For work'), { user: 'work@out.example' });
  const options = { accounts: { work: { host: '127.0.0.1', port: dovecot.port, security: 'none', user: 'work@out.example' } } };
  const mailbox = await openMailbox(t, dovecot, { id: 'imap:work', options, secrets: { 'password:work': dovecot.password, password: 'wrong' } });
  t.deepEqual(subjects(await readAll(mailbox, null)), ['For work']);
});
