import test from 'ava';
import { worthFetching } from '../../../core/inbox/worth-fetching.ts';

const rule = { correspondents: new Set(['ops@brightwater.example']) };
const wanted = (head: string) => worthFetching(Buffer.from(head), rule);
const ours = '<0123456789abcdef0123456789abcdef@example.org>';

for (const head of [
  `From: Jo <jo@elsewhere.example>\r\nIn-Reply-To: ${ours}\r\n\r\n`,
  `From: Jo <jo@elsewhere.example>\r\nReferences: <x@y.example>\r\n ${ours}\r\n\r\n`,
  'From: "Ops" <OPS@Brightwater.example>\r\nSubject: Hello\r\n\r\n',
  'From: Assistant <pa@x.example>\r\nReply-To: ops@brightwater.example\r\n\r\n',
  'From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>\r\n\r\n',
  'From: MAILER-DAEMON@mx.example\r\n\r\n',
  'From: x@y.example\r\nContent-Type: multipart/report;\r\n\treport-type=delivery-status; boundary=x\r\n\r\n',
  'From: x@y.example\r\nX-Failed-Recipients: ops@brightwater.example\r\n\r\n',
  'From: x@y.example\r\nReturn-Path: <>\r\nSubject: Undeliverable: Hello\r\n\r\n',
]) {
  test(`wanted: ${JSON.stringify(head)}`, (t) => {
    t.true(wanted(head));
    t.true(wanted(head.replaceAll('\r\n', '\n')), 'with other line ends');
  });
}

for (const head of [
  'From: News <news@shop.example>\r\nSubject: 20 % off\r\n\r\n',
  'From: x@y.example\r\nReturn-Path: <>\r\nSubject: Your invoice\r\n\r\n',
  'From: x@y.example\r\nSubject: hi\r\n\r\nops@brightwater.example and mailer-daemon@x and In-Reply-To: <0123456789abcdef0123456789abcdef@example.org>',
  'From: notops@brightwater.example\r\n\r\n',
  '',
  '\0\0\0',
]) {
  test(`none of our business: ${JSON.stringify(head)}`, (t) => t.false(wanted(head)));
}

test('a head of many megabytes is looked at in a moment', (t) => {
  const before = process.cpuUsage();
  t.false(wanted(`${'X-Long: '.repeat(400_000)}\r\nReferences: ${'<a@b.example> '.repeat(300_000)}\r\n\r\n`));
  t.true(process.cpuUsage(before).user < 1_000_000);
});
