// Fifty thousand messages: the first poll fetches heads of what can matter, a later one what is new.
import test from 'ava';
import { dovecotFor } from './support/dovecot.ts';
import { letter, openMailbox, readAll, subjects } from './support/imap-mailbox.ts';
import { proxyFor } from './support/tcp-proxy.ts';

test.serial('the first poll of an inbox of 50,000 messages fetches nothing of what is too old, heads of what is not, and the whole of what is wanted', async (t) => {
  const dovecot = await dovecotFor(t);
  const body = `${'A line of an old newsletter, of which nobody wants to know.\r\n'.repeat(60)}`;
  const old = new Date('2019-03-03T12:00:00Z');
  const recent = new Date(Date.now() - 86_400_000);
  await dovecot.fill(Array.from({ length: 50_000 }, (_, number) => ({ message: `${letter(`Newsletter ${number}`)}${body}`, receivedAt: number < 49_000 ? old : recent })));
  await dovecot.deliver(`${letter('Re: About your mill', { 'In-Reply-To': '<one@out.example>' })}${body}`);
  await dovecot.doveadm('mailbox', 'status', '-u', dovecot.user, 'messages', 'INBOX'); // it takes the new files in

  const proxy = await proxyFor(t, dovecot.port);
  const mailbox = await openMailbox(t, { ...dovecot, port: proxy.port });
  let heads = 0;
  const wants = (head: Uint8Array): boolean => {
    heads += 1;
    return Buffer.from(head).includes('In-Reply-To: <one@out.example>');
  };
  const since = new Date(Date.now() - 7 * 86_400_000).toISOString();
  const begun = performance.now();
  const all = await readAll(mailbox, null, { since, wants });
  const took = performance.now() - begun;

  t.is(heads, 1001);
  t.deepEqual(subjects(all).filter((subject) => subject !== null), ['Re: About your mill']);
  const fetches = proxy.lines.filter((line) => line.includes(' UID FETCH '));
  t.is(fetches.filter((line) => line.includes('BODY.PEEK[HEADER]')).length, 2);
  t.is(fetches.filter((line) => line.includes('BODY.PEEK[]')).length, 1);
  t.true(proxy.bytes < 1001 * 600, `${proxy.bytes} bytes came from the server`);
  t.log(`${heads} heads and 1 message, ${Math.round(proxy.bytes / 1000)} KB in ${fetches.length} fetches, ${Math.round(took)} ms`);

  const cursor = all.at(-1)?.cursor ?? null;
  proxy.forget();
  t.deepEqual(await readAll(mailbox, cursor, { since, wants }), []);
  t.is(proxy.lines.length, 1);
  await dovecot.deliver(letter('Re: Another', { 'In-Reply-To': '<one@out.example>' }));
  t.deepEqual(subjects(await readAll(mailbox, cursor, { since, wants })), ['Re: Another']);
  t.is(heads, 1002);
});
