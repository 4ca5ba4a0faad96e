import { readdirSync, readFileSync } from 'node:fs';
import test from 'ava';
import { readMail } from '../../../core/inbox/read-mail.ts';
import { foreignBounces } from '../../support/foreign-bounces.ts';
import { onSharedData } from '../../support/shared-data.ts';

const now = Date.UTC(2026, 2, 3);

interface Label {
  readonly reason: string;
  /** The recipient, or the host, is gone. */
  readonly hard: boolean;
}

onSharedData('mail/bounces', 'at least 97 % of real bounces are recognised with recipient and reason, and who is gone is suppressed with precision and recall of at least 0.97', async (t, folder) => {
  const labels = JSON.parse(readFileSync(`${folder}/labels.json`, 'utf8')) as Readonly<Record<string, readonly Label[]>>;
  const count = { recipients: 0, usable: 0, sameReason: 0, suppressed: 0, wronglySuppressed: 0, missed: 0, autoReply: 0, bounces: 0, recognised: 0, shortOfRecipients: 0 };
  const confusion: string[] = [];
  for (const [file, expected] of Object.entries(labels)) {
    if (expected.some(({ reason }) => reason === 'feedback' || reason === 'vacation')) continue;
    const { kind, recipients } = await readMail(readFileSync(`${folder}/${file}`), { now });
    count.bounces += 1;
    if (kind === 'bounce' && recipients.some(({ address, reason }) => address.includes('@') && reason !== 'undefined')) count.recognised += 1;
    else confusion.push(`${file}: read as ${kind}`);
    if (kind === 'auto-reply') count.autoReply += 1;
    if (kind === 'bounce' && recipients.length < expected.length) count.shortOfRecipients += 1;
    for (const [index, { reason, hard }] of expected.entries()) {
      const read = recipients[index];
      const suppress = read?.action === 'suppress';
      count.recipients += 1;
      if (read !== undefined && read.reason !== 'undefined') count.usable += 1;
      if (read?.reason === reason) count.sameReason += 1;
      else confusion.push(`${file}: ${reason}${hard ? ' (gone)' : ''} read as ${read?.reason ?? 'nothing'}${suppress ? ' (suppressed)' : ''}`);
      if (suppress && hard) count.suppressed += 1;
      else if (suppress) count.wronglySuppressed += 1;
      else if (hard) count.missed += 1;
    }
  }
  const precision = count.suppressed / (count.suppressed + count.wronglySuppressed);
  const recall = count.suppressed / (count.suppressed + count.missed);
  const report = `${JSON.stringify(count)}, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}\n${confusion.join('\n')}`;
  t.log(report.split('\n')[0] ?? '');
  t.true(count.recognised / count.bounces >= 0.97, report);
  t.true(count.usable / count.recipients >= 0.97, report);
  t.true(precision >= 0.97, report);
  t.true(recall >= 0.97, report);
  t.is(count.autoReply, 0, report);
  t.true(count.sameReason / count.recipients >= 0.9, report);
  // Two reports were appended to each other in one file; only the first is the message.
  t.true(count.shortOfRecipients <= 1, report);
});

onSharedData('mail', 'all real complaints and automatic replies are told from bounces and from each other', async (t, folder) => {
  const labels = JSON.parse(readFileSync(`${folder}/bounces/labels.json`, 'utf8')) as Readonly<Record<string, readonly Label[]>>;
  const labelled = (reason: string) => Object.keys(labels).filter((file) => labels[file]?.[0]?.reason === reason).map((file) => `bounces/${file}`);
  const inside = (name: string) => readdirSync(`${folder}/${name}`).filter((file) => file.endsWith('.eml')).map((file) => `${name}/${file}`);
  const wrong: string[] = [];
  for (const [kind, files] of [['complaint', [...inside('complaints'), ...labelled('feedback')]], ['auto-reply', [...inside('autoreply'), ...labelled('vacation')]]] as const) {
    t.true(files.length > 5);
    for (const file of files) {
      const read = await readMail(readFileSync(`${folder}/${file}`), { now });
      if (read.kind !== kind) wrong.push(`${file}: ${kind} read as ${read.kind}`);
    }
  }
  t.deepEqual(wrong, []);
});

onSharedData('mail', 'copies of a real message with LF, CRLF and CR line ends are read alike', async (t, folder) => {
  for (const kind of ['bounces', 'complaints', 'autoreply']) {
    for (const file of readdirSync(`${folder}/${kind}`).filter((name) => name.endsWith('.eml'))) {
      const unix = readFileSync(`${folder}/${kind}/${file}`, 'latin1').replace(/\r\n?/g, '\n');
      const [lf, crlf, cr] = await Promise.all(['\n', '\r\n', '\r'].map((end) => readMail(Buffer.from(unix.replaceAll('\n', end), 'latin1'), { now })));
      t.deepEqual(crlf, lf, file);
      t.deepEqual(cr, lf, file);
    }
  }
});

test('no bounce of a server that nobody collected is taken for an automatic reply or a person', async (t) => {
  for (const { server, mail } of foreignBounces) t.is((await readMail(Buffer.from(mail), { now })).kind, 'bounce', server);
});

const letter = (headers: readonly string[], body: string) => readMail(Buffer.from(['From: Ann Lee <ann@x.example>', 'To: kim@kim.example', ...headers, '', body].join('\n')), { now });

test('a person who writes about a bounce is a person', async (t) => {
  t.is((await letter(['Subject: Re: Undelivered Mail Returned to Sender', 'In-Reply-To: <1@kim.example>'], 'Your mail to bob@x.example could not be delivered, user unknown. Try me instead?')).kind, 'reply');
  t.is((await letter(['Subject: Fwd: Mail delivery failed', 'Return-Path: <ann@x.example>'], 'See below.\n\nThe following address failed:\n  bob@x.example')).kind, 'reply');
  t.is((await letter(['Subject: delivery problems'], 'We have problems to deliver our product in time. bob@x.example knows more.')).kind, 'reply');
});

test('whoever calls their answer as a report is called is a person all the same', async (t) => {
  const quoted = '\n\n-----Original Message-----\nFrom: Kim Park <kim@kim.example>\nSent: Tuesday, March 3, 2026 10:12\nTo: Ann Lee <ann@x.example>\nSubject: Your routing team\n\nHello, I read about your routing team.';
  t.is((await letter(['Subject: Undelivered Mail', 'In-Reply-To: <1@kim.example>'], `Your last mail came back to me as undelivered when I handed it on. Please send it again.${quoted}`)).kind, 'reply');
  t.is((await letter(['Subject: Failed message', 'In-Reply-To: <1@kim.example>'], `Your message failed to reach me the first time, our filter took it. Yes, let us talk.${quoted}`)).kind, 'reply');
  t.is((await letter(['Subject: Your bounced e-mail', 'In-Reply-To: <1@kim.example>'], 'Your mail to jobs@x.example bounced: 550 5.1.1 User unknown. I got it by chance, write to me directly.')).kind, 'reply');
});

test('a telephone number beside an address is no refusal, whoever has it', async (t) => {
  const signed = 'Yes, I am interested.\n\nAnn Lee\nann.lee@x.example\nTel. +49 511 123456, 450 Market Street';
  t.is((await readMail(Buffer.from(`From: Post Office Lofts <postmaster@x.example>\nTo: kim@kim.example\nSubject: Re: Your routing team\nIn-Reply-To: <1@kim.example>\n\n${signed}`), { now })).kind, 'reply');
  const { kind, returnsOn } = await letter(['Return-Path: <>', 'Subject: Holiday', 'Auto-Submitted: auto-replied'], 'I am out of the office and cannot be reached until 20 November 2026. Bob Hill (bob@x.example, +1 512 555 0100) helps you.');
  t.is(kind, 'auto-reply');
  t.is(returnsOn, '2026-11-20');
});

test('a report that a program sends under a name of its own is a report', async (t) => {
  const from = (address: string, subject: string, body: string) => readMail(Buffer.from(`From: ${address}\nTo: kim@kim.example\nSubject: ${subject}\n\n${body}`), { now });
  const { kind, recipients } = await from('noreply@x.example', 'Your message could not be delivered', 'Your message to ann@x.example could not be delivered.\nReason: 550 5.1.1 unknown user');
  t.is(kind, 'bounce');
  t.like(recipients[0], { address: 'ann@x.example', action: 'suppress' });
  t.is((await from('spam@x.example', '**Message you sent blocked by our bulk email filter**', 'Your message to: ann@x.example\nwas blocked by our Spam Firewall. The email you sent with the following subject has NOT BEEN DELIVERED:\n\nSubject: Your routing team')).kind, 'bounce');
});

test('an absence that says that nothing was delivered, and quotes what we wrote, is an absence', async (t) => {
  const { kind } = await letter(['Return-Path: <>', 'Subject: Automatische Antwort: Your routing team', 'Auto-Submitted: auto-replied'], 'Ich bin bis 11.12.2026 nicht erreichbar. Ihre Nachricht wurde nicht zugestellt an Kollegen.\n\n-----Ursprüngliche Nachricht-----\nVon: Kim Park <kim@kim.example>\nGesendet: Dienstag, 3. März 2026 10:12\nAn: Ann Lee <ann@x.example>\nBetreff: Your routing team\n\nHello.');
  t.is(kind, 'auto-reply');
});

test('what a mail server says otherwise, and reports about our domain, are no absences and no answers', async (t) => {
  const said = (from: string, subject: string, body: string) => readMail(Buffer.from(`From: ${from}\nTo: kim@kim.example\nSubject: ${subject}\nAuto-Submitted: auto-replied\n\n${body}`), { now });
  t.is((await letter(['Subject: Report domain: do we own x.example?', 'In-Reply-To: <1@kim.example>'], 'Yes, let us talk.')).kind, 'reply');
  t.is((await said('MAILER-DAEMON@mx.example', 'Your mailbox', 'It will be moved on Sunday.')).kind, 'other');
  t.is((await said('noreply-dmarc@big.example', 'Report domain: kim.example Submitter: big.example Report-ID: 1234', 'This is an aggregate report.')).kind, 'other');
});

test('an absence that came with an empty envelope sender is an absence', async (t) => {
  const { kind, recipients } = await letter(['Return-Path: <>', 'Subject: Automatic reply: hello', 'Auto-Submitted: auto-replied'], 'I cannot be reached until Monday. Write to bob@x.example.');
  t.is(kind, 'auto-reply');
  t.deepEqual(recipients, []);
});

test('a receipt is neither an answer nor a bounce', async (t) => {
  const { kind } = await letter(['Subject: Read: hello', 'Content-Type: multipart/report; report-type=disposition-notification; boundary=b'], '--b\n\nYour message was read.\n--b\nContent-Type: message/disposition-notification\n\nFinal-Recipient: rfc822; ann@x.example\nDisposition: manual-action/MDN-sent-manually; displayed\n--b--');
  t.is(kind, 'other');
});

test('nor is one that a program sent, whatever it says of itself', async (t) => {
  const { kind } = await letter(['Subject: Not read: hello', 'Auto-Submitted: auto-replied', 'Content-Type: multipart/report; report-type=disposition-notification; boundary=b'], '--b\n\nYour message was deleted without being read.\n--b\nContent-Type: message/disposition-notification\n\nFinal-Recipient: rfc822; ann@x.example\nDisposition: automatic-action/MDN-sent-automatically; deleted\n--b--');
  t.is(kind, 'other');
});
