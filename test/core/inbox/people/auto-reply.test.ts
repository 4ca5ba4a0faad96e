import { readdirSync, readFileSync } from 'node:fs';
import test from 'ava';
import { readAutoReply } from '../../../../core/inbox/people/auto-reply.ts';
import { mailWith, parsedForTest } from '../../../support/parsed-mail.ts';
import { spent } from '../../../support/spent.ts';
import { onSharedData } from '../../../support/shared-data.ts';

const now = Date.parse('2026-11-17T10:00:00.000Z');

onSharedData('mail/autoreply', 'every automatic answer of the collection is one, with its day of return and its substitute', async (t, folder) => {
  const read = await Promise.all(readdirSync(folder).filter((name) => name.endsWith('.eml')).sort().map(async (name) => [name, readAutoReply(await parsedForTest(readFileSync(`${folder}/${name}`)), now)] as const));
  t.true(read.length >= 6);
  const facts = Object.fromEntries(read);
  t.deepEqual(facts['rfc3834-01.eml'], { returnsOn: '2005-05-05', substitute: null, hasLeft: false, optsOut: false });
  t.deepEqual(facts['rfc3834-02.eml'], { returnsOn: null, substitute: null, hasLeft: false, optsOut: false });
  t.deepEqual(facts['rfc3834-03.eml'], { returnsOn: '2020-01-11', substitute: null, hasLeft: false, optsOut: false });
  t.is(facts['rfc3834-04.eml']?.returnsOn, '2013-08-01');
  t.regex(facts['rfc3834-04.eml']?.substitute ?? '', /^neko@/);
  t.truthy(facts['rfc3834-05.eml']?.substitute);
  t.is(facts['rfc3834-06.eml']?.hasLeft, true);
});

onSharedData('mail/bounces/labels.json', 'whatever the collection calls a vacation is an automatic answer', async (t, path) => {
  const labels = JSON.parse(readFileSync(path, 'utf8')) as Readonly<Record<string, readonly { readonly reason: string }[]>>;
  const vacations = Object.entries(labels).filter(([, recipients]) => recipients.some(({ reason }) => reason === 'vacation'));
  t.true(vacations.length >= 3);
  for (const [name] of vacations) t.truthy(readAutoReply(await parsedForTest(readFileSync(path.replace('labels.json', name))), now), name);
});

const away = 'I am away and will answer later.';
const automatic: readonly (readonly [what: string, mail: Parameters<typeof mailWith>[0]])[] = [
  ['Auto-Submitted of RFC 3834', { headers: { 'Auto-Submitted': 'auto-replied' }, text: away }],
  ['Auto-Submitted with a parameter', { headers: { 'Auto-Submitted': 'Auto-Replied; owner-email="jane@acme.example"' }, text: away }],
  ['X-Autoreply as Gmail writes it', { headers: { 'X-Autoreply': 'yes', Precedence: 'bulk' }, text: away }],
  ['Precedence: auto_reply', { headers: { Precedence: 'auto_reply' }, text: away }],
  ['what Exchange writes when a rule answers', { headers: { 'X-Auto-Response-Suppress': 'All', 'X-MS-Exchange-Inbox-Rules-Loop': 'jane.doe@acme.example' }, subject: 'Re: Backend role', text: `This is an automatic reply. ${away}` }],
  ['the empty return path of an Exchange notice', { headers: { 'X-Auto-Response-Suppress': 'OOF, AutoReply', 'Return-Path': '<>' }, subject: 'Backend role', text: away }],
  ['the vacation header of Apple', { headers: { 'X-Apple-Action': 'VACATION' }, text: away }],
  ['a notice of Lotus', { subject: 'AUTO: Jane Doe is out of the office (returning 12/07/2026)', text: away }],
  ['an address that nobody reads', { from: { name: '', address: 'no-reply@acme.example' }, subject: 'Thank you', text: 'We got your application.' }],
  ['a confirmation that says that a machine wrote it', { subject: 'Thank you for your application', text: 'This is an automated message, please do not reply to this email.' }],
  ['a ticket', { headers: { Precedence: 'bulk' }, subject: '[Ticket #48213] Backend role', text: 'Your request has been received.' }],
  ...(['Automatic reply: X', 'Out of Office: X', 'Automatische Antwort: X', 'Abwesenheitsnotiz: X', 'Réponse automatique : X', 'Respuesta automática: X', 'Risposta automatica: X', 'Resposta automática: X', 'Automatisch antwoord: X', 'Odpowiedź automatyczna: X', 'Autosvar: X', 'Automatisk svar: X', 'Automaattinen vastaus: X', 'Automatická odpověď: X', 'Automatikus válasz: X', 'Răspuns automat: X', 'Otomatik Yanıt: X', 'Автоматический ответ: X', 'Αυτόματη απάντηση: X', '自動返信: X', '自动回复: X', '자동 회신: X', 'תשובה אוטומטית: X'] as const).map((subject) => [`the subject "${subject}"`, { subject, text: away }] as const),
];
for (const [what, mail] of automatic) {
  test(`an answer by a machine is known by ${what}`, (t) => {
    t.truthy(readAutoReply(mailWith(mail), now));
  });
}

const human: readonly (readonly [what: string, mail: Parameters<typeof mailWith>[0]])[] = [
  ['who says that they are away', { text: "I'm on vacation until Friday, let's talk then." }],
  ['whose program writes Auto-Submitted: no', { headers: { 'Auto-Submitted': 'no' }, text: 'Sure, call me.' }],
  ['who answers a notice', { subject: 'Re: Automatic reply: Backend role', text: 'I am back now. Let us talk.' }],
  ['whose server suppresses automatic answers', { headers: { 'X-Auto-Response-Suppress': 'DR, OOF, AutoReply' }, text: 'Thanks, not interested.' }],
  ['who asks whether a machine wrote', { text: 'Is this an automated message?' }],
  ['who thanks for an application by hand', { subject: 'Re: Application', text: 'Thank you for your application. Are you free on Friday?' }],
  ['whose subject starts with a word like auto', { subject: 'Automotive software role', text: 'Let us talk.' }],
  ['who unsubscribes by a program', { headers: { 'Auto-Submitted': 'auto-generated' }, subject: 'unsubscribe', text: '' }],
  ['who quotes a notice below', { text: 'See below.\n\nOn Mon, 16 Nov 2026, Bob <bob@acme.example> wrote:\n> This is an automatic reply. I am away.' }],
];
for (const [what, mail] of human) {
  test(`an answer is not called automatic when it comes from a person ${what}`, (t) => {
    t.is(readAutoReply(mailWith(mail), now), undefined);
  });
}

test('mail of a list and newsletters are no automatic answers to us', (t) => {
  t.is(readAutoReply(mailWith({ headers: { 'List-Id': '<news.acme.example>', Precedence: 'bulk', 'List-Unsubscribe': '<mailto:x@acme.example>' }, subject: 'News in November', text: 'This email was sent automatically.' }), now), undefined);
});

test('somebody who left is told from somebody who is away, and no day of return is made up', (t) => {
  const notice = (text: string) => readAutoReply(mailWith({ headers: { 'Auto-Submitted': 'auto-replied' }, text }), now);
  t.deepEqual(notice('As of 1 October I no longer work at Acme. Please contact Priya Nair (priya@acme.example).'), { returnsOn: null, substitute: 'priya@acme.example', hasLeft: true, optsOut: false });
  for (const text of ['Frau Doe ist nicht mehr bei uns beschäftigt.', "Jane ne fait plus partie de l'entreprise.", 'Jane ya no trabaja aquí.', 'Jane non lavora più per noi.', 'Jane já não trabalha connosco.', 'Jane werkt niet meer bij ons.', 'Jane już nie pracuje w firmie.', 'Jane har slutat hos oss.', 'Jane has left the company.', '担当者は退職いたしました。']) t.is(notice(text)?.hasLeft, true, text);
  for (const text of ['I have left the office for the day.', 'I am on leave until Friday.', 'I have limited access to email.']) t.is(notice(text)?.hasLeft, false, text);
});

test('the substitute is never we and never the absent person', (t) => {
  const notice = (text: string) => readAutoReply(mailWith({ headers: { 'Auto-Submitted': 'auto-replied', 'Reply-To': 'jane@acme.example' }, text }), now)?.substitute;
  t.is(notice('For urgent matters call me or write to jane.doe@acme.example.'), null);
  t.is(notice('Your mail to sam@sender.example was received. Please contact jane@acme.example.'), null);
  t.is(notice('In dringenden Fällen wenden Sie sich bitte an meinen Kollegen Max Müller.'), 'Max Müller');
  t.is(notice('En cas d’urgence, veuillez contacter Marie Curie au 01 02 03 04 05.'), 'Marie Curie');
  t.is(notice('Please contact our support team.'), null);
  t.is(notice('Away.\n\nRegards,\nJane Doe\nsecond@acme.example'), null);
});

test('the date of the mail decides what "Monday" is, and the clock when it has none', (t) => {
  const notice = (date: string | null) => readAutoReply(mailWith({ headers: { 'Auto-Submitted': 'auto-replied' }, date, text: 'I will be back on Monday.' }), now)?.returnsOn;
  t.is(notice('2026-12-30T08:00:00.000Z'), '2027-01-04');
  t.is(notice(null), '2026-11-23');
});

test('LF, CRLF and CR copies of a notice are read alike', (t) => {
  const text = 'Hello,\n\nI am away until 30 November.\nPlease contact Bob Stone\n(bob@acme.example).\n';
  const notice = (each: string) => readAutoReply(mailWith({ headers: { 'Auto-Submitted': 'auto-replied' }, text: each }), now);
  t.deepEqual(notice(text.replaceAll('\n', '\r\n')), notice(text));
  t.deepEqual(notice(text.replaceAll('\n', '\r')), notice(text));
  t.deepEqual(notice(text), { returnsOn: '2026-12-01', substitute: 'bob@acme.example', hasLeft: false, optsOut: false });
});

test('a notice of five megabytes is read within two seconds', (t) => {
  for (const piece of ['1/2/3 ', 'until 1 May to ', 'a@', 'contact Jane ', 'nov ', 'on ', '12.', '> ', '\n', 'Re: ']) {
    const started = spent();
    readAutoReply(mailWith({ headers: { 'Auto-Submitted': 'auto-replied' }, subject: piece.repeat(1_000), text: piece.repeat(Math.ceil(5_000_000 / piece.length)) }), now);
    t.true(spent() - started < 2_000, `${piece}: ${spent() - started} ms`);
  }
});

for (const text of [
  'Merci de ne pas répondre à ce message. Nous avons bien reçu votre candidature.',
  'Veuillez ne pas répondre. Votre message a été transmis.',
  'Ich bin im Urlaub und lese in dieser Zeit keine E-Mails.',
  'E-Mails an diese Adresse werden gelöscht und nicht weitergeleitet.',
  'This is an automated message. Please do not reply.',
  'This mailbox is not monitored. Please do not use this e-mail address, write to jobs@acme.example instead.',
  'Please stop and read this message. I will be away until July.',
  'I no longer work at Acme. Please do not write to me here, and ask ann@acme.example instead.',
  'To unsubscribe from our newsletter, click here.',
]) {
  test(`a machine says nothing of not being written to with: ${text}`, async (t) => {
    t.false(readAutoReply(await parsedForTest(Buffer.from(`From: ann@acme.example\r\nAuto-Submitted: auto-replied\r\nContent-Type: text/plain; charset=utf-8\r\nSubject: Re: hello\r\n\r\n${text}\r\n`)), now)?.optsOut);
  });
}

for (const text of ['Please remove us from your list.', 'We use a filter. Do not contact us again.', 'Bitte nehmen Sie uns aus Ihrer Verteilerliste.', 'Merci de nous retirer de votre liste.']) {
  test(`whoever set the machine up does not want to be written to again: ${text}`, async (t) => {
    t.true(readAutoReply(await parsedForTest(Buffer.from(`From: ann@acme.example\r\nAuto-Submitted: auto-replied\r\nContent-Type: text/plain; charset=utf-8\r\nSubject: Re: hello\r\n\r\n${text}\r\n`)), now)?.optsOut);
  });
}
