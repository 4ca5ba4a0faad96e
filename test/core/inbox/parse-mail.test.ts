import test from 'ava';
import { boundMail } from '../../../core/inbox/bounded-mail.ts';
import { parseBounded } from '../../../core/inbox/parse-mail.ts';

const parseMail = (bytes: Uint8Array) => parseBounded(boundMail(bytes));
const parse = (...lines: readonly string[]) => parseMail(Buffer.from(lines.join('\r\n')));

test('headers are unfolded and decoded, addresses and ids taken out of them', async (t) => {
  const mail = await parse(
    'From: =?utf-8?q?Zo=C3=AB?= <zoe@x.example>',
    'To: "Park, Kim" <kim@kim.example>, Team: a@y.example, b@y.example;',
    'Subject: =?utf-8?b?R3LDvMOfZQ==?=',
    ' aus Bern',
    'Date: Tue, 3 Mar 2026 10:12:43 +0100',
    'Message-ID: <1@x.example>',
    'In-Reply-To: <0@kim.example>',
    'References: <a@kim.example>',
    '\t<0@kim.example>',
    '',
    'Hello',
  );
  t.deepEqual(mail.from, { name: 'Zoë', address: 'zoe@x.example' });
  t.deepEqual(mail.to.map(({ address }) => address), ['kim@kim.example', 'a@y.example', 'b@y.example']);
  t.is(mail.subject, 'Grüße aus Bern');
  t.is(mail.date, '2026-03-03T09:12:43.000Z');
  t.is(mail.messageId, '<1@x.example>');
  t.deepEqual(mail.inReplyTo, ['<0@kim.example>']);
  t.deepEqual(mail.references, ['<a@kim.example>', '<0@kim.example>']);
  t.is(mail.text.trim(), 'Hello');
  t.false(mail.isCut);
});

test('HTML without a text beside it is read as a person sees it', async (t) => {
  const { text, parts } = await parse('From: a@x.example', 'Content-Type: text/html; charset=utf-8', '', '<p>One</p><p style="display:none">no</p><p>Two</p>');
  t.is(text.trim(), 'One\n\nTwo');
  t.is(parts[0]?.type, 'text/html');
});

test('the parts of a report stay parts, with their words; other attachments have none', async (t) => {
  const { parts, text } = await parse('From: a@x.example', 'Content-Type: multipart/report; boundary=b', '', '--b', '', 'words', '--b', 'Content-Type: message/delivery-status', '', 'Action: failed', '--b', 'Content-Type: message/rfc822', '', 'Subject: ours', '', 'body', '--b', 'Content-Type: application/pdf; name=a.pdf', '', '%PDF', '--b--');
  t.is(text.trim(), 'words');
  t.deepEqual(parts.map(({ type, filename, text: words }) => [type, filename, words?.trim() ?? null]), [['text/plain', null, 'words'], ['message/delivery-status', null, 'Action: failed'], ['message/rfc822', null, 'Subject: ours\n\nbody'], ['application/pdf', 'a.pdf', null]]);
});

test('parts whose boundary never comes are read as the text that they are', async (t) => {
  const { text } = await parse('From: a@x.example', 'Content-Type: multipart/mixed; boundary=never', '', 'Hello there');
  t.is(text.trim(), 'Hello there');
});

test('old encodings of Japan, Russia and the West are decoded, and an unknown one is read somehow', async (t) => {
  const cases: readonly (readonly [string, Uint8Array, string])[] = [
    ['iso-2022-jp', Buffer.from('\u001b$B%F%9%H\u001b(B', 'latin1'), 'テスト'],
    ['koi8-r', Uint8Array.of(0xd0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4), 'привет'],
    ['iso-8859-1', Uint8Array.of(0x63, 0x61, 0x66, 0xe9), 'café'],
    ['no-such-charset', Buffer.from('plain'), 'plain'],
  ];
  for (const [charset, bytes, read] of cases) {
    const { text } = await parseMail(Buffer.concat([Buffer.from(`From: a@x.example\r\nContent-Type: text/plain; charset=${charset}\r\n\r\n`), bytes]));
    t.is(text.trim(), read, charset);
  }
});
