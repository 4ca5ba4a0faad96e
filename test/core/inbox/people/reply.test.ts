import test from 'ava';
import { readReply } from '../../../../core/inbox/people/reply.ts';
import { mailWith, parsedForTest } from '../../../support/parsed-mail.ts';

test('what a person wants is read from their own words: neither a quote nor a signature speaks for them', (t) => {
  const text = 'Yes, Thursday works.\n\nBest,\nJane\n\nOn 17 Nov 2026, at 09:02, Sam Lee <sam@sender.example> wrote:\n> Reply "unsubscribe" and I will not write again.';
  t.deepEqual(readReply(mailWith({ text })), { text: 'Yes, Thursday works.', intent: 'interested', substitute: null });
  t.deepEqual(readReply(mailWith({ text: text.replace('Yes, Thursday works.', 'Please unsubscribe me.') })), { text: 'Please unsubscribe me.', intent: 'opt-out', substitute: null });
});

test('a refusal that names somebody else stays a refusal, and the one who is named is kept: never the writer, never us', (t) => {
  t.deepEqual(readReply(mailWith({ text: 'No thank you, write to ole@example.org' })), { text: 'No thank you, write to ole@example.org', intent: 'no', substitute: 'ole@example.org' });
  const { from, to } = mailWith({ text: '' });
  for (const own of [from?.address ?? '', to[0]?.address ?? '']) t.is(readReply(mailWith({ text: `No thank you. Write to ${own} in a year.` })).substitute, null, own);
  t.is(readReply(mailWith({ text: 'Not interested. Sent to ole@example.org by mistake?' })).intent, 'no');
});

test('an answer that is only a quote says nothing', (t) => {
  t.deepEqual(readReply(mailWith({ text: '> Please remove me from your list.' })), { text: '', intent: 'unclear', substitute: null });
});

test('the mail that a program makes to unsubscribe is an opt-out, though it has no words', (t) => {
  t.deepEqual(readReply(mailWith({ subject: 'unsubscribe', text: '' })), { text: '', intent: 'opt-out', substitute: null });
});

test('an answer is read from the bytes of a message', async (t) => {
  const raw = 'From: Jane <jane@acme.example>\r\nTo: sam@sender.example\r\nSubject: =?utf-8?Q?Re:_Stelle?=\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nBitte l=C3=B6schen Sie meine Daten.\r\n\r\nAm Di., 17. Nov. 2026 um 09:02 Uhr schrieb Sam Lee <sam@sender.example>:\r\n> Guten Tag\r\n';
  t.deepEqual(readReply(await parsedForTest(raw)), { text: 'Bitte löschen Sie meine Daten.', intent: 'opt-out', substitute: null });
});
