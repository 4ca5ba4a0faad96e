import test from 'ava';
import { parseMailSafely } from '../../../../core/inbox/mail-thread.ts';
import { enclosedMessage, originalMessageId } from '../../../../core/inbox/reports/enclosed-message.ts';

const parse = (type: string, body: string) => parseMailSafely(Buffer.from(`From: MAILER-DAEMON@x.example\nTo: kim@kim.example\nSubject: failure\nContent-Type: ${type}\n\n${body}\n`));
const headers = 'From: Kim <kim@kim.example>\nTo: ann@x.example\nMessage-Id: <1@kim.example>\nSubject: hello';

test('our message is found as a part, as headers, or below the words', async (t) => {
  for (const mail of [
    await parse('multipart/report; boundary=b', `--b\n\nwords\n--b\nContent-Type: message/rfc822\n\n${headers}\n\nbody\n--b--`),
    await parse('multipart/report; boundary=b', `--b\n\nwords\n--b\nContent-Type: text/rfc822-headers\n\n${headers}\n--b--`),
    await parse('text/plain', `words\n\n--- Below this line is a copy of the message.\n\n${headers}\nMIME-Version: 1.0\n\nbody`),
  ]) {
    t.deepEqual(enclosedMessage(mail), { messageId: '<1@kim.example>', to: ['ann@x.example'], from: ['kim@kim.example'] });
    t.is(originalMessageId(mail), '<1@kim.example>');
  }
});

test('without our message its Message-ID may stand in a field, in the words, or in what the report answers', async (t) => {
  t.is(originalMessageId(await parse('multipart/report; boundary=b', '--b\nContent-Type: message/delivery-status\n\nX-Original-Message-ID: <2@kim.example>\n--b--')), '<2@kim.example>');
  t.is(originalMessageId(await parse('text/plain', 'The message with Message-ID: <3@kim.example> failed.')), '<3@kim.example>');
  t.is(originalMessageId(await parseMailSafely(Buffer.from('From: a@x.example\nIn-Reply-To: <4@kim.example>\n\nfailed'))), '<4@kim.example>');
  t.is(originalMessageId(await parse('text/plain', 'failed')), null);
});
