import test from 'ava';
import { parseMailSafely } from '../../../../core/inbox/mail-thread.ts';
import { readComplaint } from '../../../../core/inbox/reports/complaint.ts';
import { originalMessageId } from '../../../../core/inbox/reports/enclosed-message.ts';

const ours = 'From: Kim <kim@kim.example>\nTo: ann@x.example\nSubject: hello\nMessage-ID: <1@kim.example>\n\nbody';

function arf(fields: string, enclosed = ours): string {
  return `From: feedback@provider.example\nTo: kim@kim.example\nSubject: FW: hello\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=feedback-report; boundary=b\n\n--b\n\nThis is a report.\n\n--b\nContent-Type: message/feedback-report\n\n${fields}\n--b\nContent-Type: message/rfc822\n\n${enclosed}\n--b--\n`;
}

const complainers = async (mail: string) => readComplaint(await parseMailSafely(Buffer.from(mail)))?.map(({ address }) => address);

test('who complains is named by the report, else by the message that it encloses', async (t) => {
  t.deepEqual(await complainers(arf('Feedback-Type: abuse\nVersion: 1\nOriginal-Rcpt-To: <ann@x.example>\nOriginal-Rcpt-To: bob@x.example\n')), ['ann@x.example', 'bob@x.example']);
  t.deepEqual(await complainers(arf('Feedback-Type: abuse\nVersion: 1\n')), ['ann@x.example']);
  t.deepEqual(await complainers(arf('Feedback-Type: opt-out\nRemoval-Recipient: ann@x.example\n')), ['ann@x.example']);
});

test('a provider that hides the address still tells which message it was', async (t) => {
  const mail = await parseMailSafely(Buffer.from(arf('Feedback-Type: abuse\n', 'From: kim@kim.example\nTo: undisclosed-recipients:;\nMessage-ID: <1@kim.example>\n\nbody')));
  t.deepEqual(readComplaint(mail), []);
  t.is(originalMessageId(mail), '<1@kim.example>');
});

test('a complaint pauses the account: the sender is at fault', async (t) => {
  t.deepEqual(readComplaint(await parseMailSafely(Buffer.from(arf('Feedback-Type: abuse\nOriginal-Rcpt-To: ann@x.example\n')))), [{ address: 'ann@x.example', status: '', smtpCode: '', reason: 'feedback', fault: 'sender', action: 'pause-account' }]);
});

test('a message that was taken out of the spam folder (RFC 6430) is no complaint', async (t) => {
  t.is(await complainers(arf('Feedback-Type: not-spam\nOriginal-Rcpt-To: ann@x.example\n')), undefined);
});

test('complaints of Microsoft and of Amazon come in forms of their own', async (t) => {
  t.deepEqual(await complainers(`From: staff@hotmail.com\nTo: kim@kim.example\nSubject: complaint about message from 192.0.2.7\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\nX-HmXmrOriginalRecipient: ann@live.example\n${ours}\n--b--\n`), ['ann@live.example']);
  t.deepEqual(await complainers(`From: no-reply@sns.example\nTo: kim@kim.example\nSubject: AWS Notification Message\n\n{"notificationType":"Complaint","complaint":{"complainedRecipients":[{"emailAddress":"ann@x.example"}]},"mail":{"commonHeaders":{"messageId":"<1@kim.example>"}}}\n`), ['ann@x.example']);
});

test('an ordinary forwarded message is no complaint', async (t) => {
  t.is(await complainers(`From: ann@x.example\nTo: kim@kim.example\nSubject: Fwd: hello\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nLook at this complaint about our server.\n--b\nContent-Type: message/rfc822\n\n${ours}\n--b--\n`), undefined);
});
