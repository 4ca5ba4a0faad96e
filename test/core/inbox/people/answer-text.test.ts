import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'ava';
import { answerText } from '../../../../core/inbox/people/answer-text.ts';
import { spent } from '../../../support/spent.ts';
import { onSharedData } from '../../../support/shared-data.ts';

const words = 'Thanks, that works for me.\n\nShall we say Thursday?';
const quote = 'An older message\nwith two lines.';
const marked = '> An older message\n> with two lines.';

/** How mail programs introduce a quote, by language. */
const introductions: Readonly<Record<string, string>> = {
  English: 'On Tue, Nov 17, 2026 at 9:02 AM Sam Lee <sam@sender.example> wrote:',
  'English in Apple Mail': 'On 17 Nov 2026, at 09:02, Sam Lee <sam@sender.example> wrote:',
  'English over three lines': 'On Tue, Nov 17, 2026 at 9:02 AM Sam Lee from the\nBackend Department <\nsam@sender.example> wrote:',
  German: 'Am Di., 17. Nov. 2026 um 09:02 Uhr schrieb Sam Lee <sam@sender.example>:',
  French: 'Le mar. 17 nov. 2026 à 09:02, Sam Lee <sam@sender.example> a écrit :',
  Spanish: 'El mar, 17 nov 2026 a las 9:02, Sam Lee (<sam@sender.example>) escribió:',
  Italian: 'Il giorno mar 17 nov 2026 alle ore 09:02 Sam Lee <sam@sender.example> ha scritto:',
  Portuguese: 'Em ter., 17 de nov. de 2026 às 09:02, Sam Lee <sam@sender.example> escreveu:',
  Dutch: 'Op di 17 nov 2026 om 09:02 schreef Sam Lee <sam@sender.example>:',
  Polish: 'wt., 17 lis 2026 o 09:02 Sam Lee <sam@sender.example> napisał(a):',
  Swedish: 'Den tis 17 nov. 2026 kl 09:02 skrev Sam Lee <sam@sender.example>:',
  Danish: 'Den tirs. 17. nov. 2026 kl. 09.02 skrev Sam Lee <sam@sender.example>:',
  Norwegian: 'tir. 17. nov. 2026 kl. 09:02 skrev Sam Lee <sam@sender.example>:',
  Finnish: 'ti 17. marrask. 2026 klo 9.02 Sam Lee (sam@sender.example) kirjoitti:',
  Czech: 'út 17. 11. 2026 v 9:02 odesílatel Sam Lee <sam@sender.example> napsal:',
  Slovak: 'ut 17. 11. 2026 o 9:02 Sam Lee <sam@sender.example> napísal(a):',
  Hungarian: 'Sam Lee <sam@sender.example> ezt írta (időpont: 2026. nov. 17., K, 9:02):',
  Romanian: 'În mar., 17 nov. 2026 la 09:02, Sam Lee <sam@sender.example> a scris:',
  Turkish: 'Sam Lee <sam@sender.example>, 17 Kas 2026 Sal, 09:02 tarihinde şunu yazdı:',
  Russian: 'вт, 17 нояб. 2026 г. в 09:02, Sam Lee <sam@sender.example>:',
  Ukrainian: 'вт, 17 лист. 2026 р. о 09:02 Sam Lee <sam@sender.example> пише:',
  Bulgarian: 'На вт, 17.11.2026 г. в 9:02 Sam Lee <sam@sender.example> написа:',
  Greek: 'Στις Τρί 17 Νοε 2026 στις 9:02 π.μ., ο/η Sam Lee <sam@sender.example> έγραψε:',
  Croatian: 'uto, 17. stu 2026. u 09:02 Sam Lee <sam@sender.example> napisao je:',
  Slovenian: 'V V tor., 17. nov. 2026 ob 09:02 je oseba Sam Lee <sam@sender.example> napisala:',
  Lithuanian: '2026-11-17, an, 09:02 Sam Lee <sam@sender.example> rašė:',
  Latvian: 'otrd., 2026. g. 17. nov., plkst. 09:02 — lietotājs Sam Lee (<sam@sender.example>) rakstīja:',
  Estonian: 'Kuupäev T, 17. november 2026 kell 09:02 kirjutas Sam Lee <sam@sender.example>:',
  Catalan: 'Missatge de Sam Lee <sam@sender.example> del dia dt., 17 de nov. 2026 a les 9:02:',
  Japanese: '2026年11月17日(火) 9:02 Sam Lee <sam@sender.example>:',
  Chinese: 'Sam Lee <sam@sender.example> 于2026年11月17日周二 09:02写道：',
  Korean: '2026년 11월 17일 (화) 오전 9:02, Sam Lee <sam@sender.example>님이 작성:',
  Vietnamese: 'Vào Th 3, 17 thg 11, 2026 vào lúc 09:02 Sam Lee <sam@sender.example> đã viết:',
  Indonesian: 'Pada tanggal Sel, 17 Nov 2026 pukul 09.02 Sam Lee <sam@sender.example> menulis:',
  Hebrew: '\u202bבתאריך יום ג׳, 17 בנוב׳ 2026 ב-9:02 מאת \u202aSam Lee\u202c <\u202asam@sender.example\u202c>:\u202c',
  Arabic: 'في الثلاثاء، 17 نوفمبر 2026 في 9:02 ص تمت كتابة ما يلي بواسطة Sam Lee <sam@sender.example>:',
  'Thunderbird without an address': 'On 17/11/2026 09:02, Sam Lee wrote:',
  'Thunderbird in German without an address': 'Am 17.11.26 um 09:02 schrieb Sam Lee:',
  Zoho: '---- On Tue, 17 Nov 2026 09:02:00 +0100 Sam Lee <sam@sender.example> wrote ----',
};
for (const [language, introduction] of Object.entries(introductions)) {
  test(`what stands below "wrote:" is not the answer: ${language}`, (t) => {
    t.is(answerText(`${words}\n\n${introduction}\n\n${quote}`), words);
    t.is(answerText(`${words}\n\n${introduction}\n${marked}`), words);
    t.is(answerText(`${introduction}\n${marked}\n\n${words}`), language === 'Zoho' ? '' : words);
  });
}

/** The headers that Outlook copies above a quote. */
const headerBlocks: Readonly<Record<string, readonly [string, string, string, string]>> = {
  English: ['From', 'Sent', 'To', 'Subject'], German: ['Von', 'Gesendet', 'An', 'Betreff'], French: ['De', 'Envoyé', 'À', 'Objet'], Spanish: ['De', 'Enviado el', 'Para', 'Asunto'], Italian: ['Da', 'Inviato', 'A', 'Oggetto'], Portuguese: ['De', 'Enviada em', 'Para', 'Assunto'],
  Dutch: ['Van', 'Verzonden', 'Aan', 'Onderwerp'], Polish: ['Od', 'Wysłano', 'Do', 'Temat'], Swedish: ['Från', 'Skickat', 'Till', 'Ämne'], Danish: ['Fra', 'Sendt', 'Til', 'Emne'], Finnish: ['Lähettäjä', 'Lähetetty', 'Vastaanottaja', 'Aihe'], Czech: ['Od', 'Odesláno', 'Komu', 'Předmět'],
  Hungarian: ['Feladó', 'Elküldve', 'Címzett', 'Tárgy'], Turkish: ['Kimden', 'Gönderildi', 'Kime', 'Konu'], Russian: ['От', 'Отправлено', 'Кому', 'Тема'], Japanese: ['差出人', '送信日時', '宛先', '件名'], Chinese: ['发件人', '发送时间', '收件人', '主题'], Korean: ['보낸 사람', '보낸 날짜', '받는 사람', '제목'],
};
for (const [language, [from, sent, to, subject]] of Object.entries(headerBlocks)) {
  test(`what stands below the headers of Outlook is not the answer: ${language}`, (t) => {
    const block = `${from}: Sam Lee <sam@sender.example>\n${sent}: 17.11.2026 09:02\n${to}: Jane Doe <jane@acme.example>\n${subject}: Backend role`;
    t.is(answerText(`${words}\n\n________________________________\n${block}\n\n${quote}`), words);
    t.is(answerText(`${words}\n\n${block.replaceAll(/^([^:]+):/gm, '*$1:*')}\n\n${quote}`), words);
  });
}

const dividers = ['-----Original Message-----', '-----Ursprüngliche Nachricht-----', "-------- Message d'origine --------", '-----Mensaje original-----', '-----Messaggio originale-----', '---------- Forwarded message ---------', '-----Oorspronkelijk bericht-----', '-----Wiadomość oryginalna-----', '-------- Исходное сообщение --------', 'Begin forwarded message:', 'Anfang der weitergeleiteten Nachricht:'];
for (const divider of dividers) {
  test(`what stands below "${divider}" is not the answer`, (t) => {
    t.is(answerText(`${words}\n\n${divider}\n\n${quote}`), words);
  });
}

const endings = [
  '-- \nJane Doe\nAcme Inc.', '--\nJane', '—\nJane Doe\nCEO', '______\nJane Doe\n+1 555 0100', 'Best regards,\nJane Doe\nCEO at Acme\n+1 555 0100', 'Best,\nJane', 'Mit freundlichen Grüßen\n\nJane Doe\nAcme GmbH', 'Cordialement,\nJane', 'Un saludo,\nJane Doe', 'Cordiali saluti\nJane Doe', 'Met vriendelijke groet,\nJane', 'Pozdrawiam\nJane', 'Vänliga hälsningar\nJane', '- Jane', 'Jane',
  'Sent from my iPhone', 'Von meinem iPhone gesendet', 'Gesendet von Outlook für Android<https://example.com/x>', "Envoyé de mon iPhone", 'Enviado desde mi iPhone', 'Inviato da iPhone', 'Enviado do meu iPhone', 'Verstuurd vanaf mijn iPhone', 'Wysłane z iPhone\'a', 'Skickat från min iPhone', 'Sendt fra min iPhone', 'Lähetetty iPhonesta', 'Odesláno z iPhonu', 'Отправлено с iPhone', 'iPhoneから送信', '发自我的iPhone', '나의 iPhone에서 보냄', "iPhone'umdan gönderildi", 'Get Outlook for iOS<https://example.com/x>',
  'Kind regards,\nJane Doe\n\nThis message is confidential and intended for its recipient only. If you received it in error, delete it.',
];
for (const ending of endings) {
  test(`a signature is not the answer: ${ending.replaceAll('\n', ' / ')}`, (t) => {
    t.is(answerText(`${words}\n\n${ending}\n`), words);
    t.is(answerText(`${words}\n\n${ending}\n\n${introductions['German'] ?? ''}\n${marked}`), words);
  });
}

const kept = [
  'On the other hand, we could wait.\nOn average it works.', 'Sent from my desk, which is easier than a telephone.', 'I need:\n-- a hammer\n-- a saw', 'With regards to the offer, we agree.\n\nBest of luck with it.', 'We parse mails that come\nFrom: our own server.', '## Points\n----\n\n1. It is fast.\n\n----\n\nThe dashes are no signature.',
  '```\n--\n> code\n```\nThat was code.', 'Times were 2026-11-17 09:02:\nall wrong.', 'Stop', 'Yes', 'Tuesday\n\nStop',
];
for (const text of kept) {
  test(`what looks like a quote or signature and is none stays: ${text.replaceAll('\n', ' / ')}`, (t) => {
    t.is(answerText(text), text);
  });
}

test('answers between quotes keep their order, and what a program wrapped goes with its quote', (t) => {
  const long = '> a line that is so long that the program of the one who answers had to';
  t.is(answerText(`Hi,\n\n> first question?\n\nYes.\n\n> second question?\n\nNo.\n\n${long}\nwrap it somewhere\n> here.\n\nMaybe.`), 'Hi,\n\nYes.\n\nNo.\n\nMaybe.');
});

test('what is said below a closing is not lost: a postscript, or a wish', (t) => {
  t.is(answerText('No, thank you.\n\nRegards,\nJane\n\nPS: please take me off your list.'), 'No, thank you.\n\nPS: please take me off your list.');
  t.is(answerText('No, thank you.\n\nRegards,\nJane\n\nPlease also remove me from your list.'), 'No, thank you.\n\nPlease also remove me from your list.');
  t.is(answerText('Sent from my iPhone\n\nPlease remove me.'), 'Please remove me.');
});

test('LF, CRLF and CR copies give the same answer', (t) => {
  const mail = `${words}\n\nBest,\nJane\n\n${introductions['French'] ?? ''}\n${marked}\n`;
  t.is(answerText(mail), words);
  t.is(answerText(mail.replaceAll('\n', '\r\n')), words);
  t.is(answerText(mail.replaceAll('\n', '\r')), words);
});

test('five megabytes of anything are read within two seconds', (t) => {
  for (const piece of ['> ', '>', 'On ', 'On 1 a@b.c\n', 'From: a\n', '-', '-- \n', '\n', ' ', 'a', 'wrote:\n', 'Regards,\nJane\n', '```\n', '_', '*From:', '<a@', 'Sent from my ', '\u200b']) {
    const started = spent();
    answerText(piece.repeat(Math.ceil(5_000_000 / piece.length)));
    t.true(spent() - started < 2_000, `${JSON.stringify(piece)}: ${spent() - started} ms`);
  }
});

/** The words that somebody who reads the file would copy out, as they begin and end; how many there are tells the rest. */
interface Expected {
  readonly begins: string;
  readonly ends: string;
  readonly lacks?: string;
}

const filler: Expected = { begins: 'Fusce bib', ends: 'nec nibh.', lacks: 'Etiam' };
const nothing: Expected = { begins: '', ends: '' };
const ofFile: Readonly<Record<string, Expected>> = {
  correct_sig: { begins: 'this is', ends: '-- signature.' }, email_1: { begins: 'Hi folks', ends: 'HTTP API.', lacks: 'mailing list' }, email_19: { begins: 'On Thursday', ends: 'rendering.' }, email_2: { begins: 'Hi,', ends: 'individually."', lacks: 'mailing list' }, email_20: { begins: 'On Thursday', ends: 'Thursday.' },
  email_21: { begins: 'On Thursday', ends: 'laborum.' }, email_2_1: { begins: 'Outlook', ends: 'reply' }, email_3: { begins: 'Oh thanks', ends: 'be great.', lacks: 'Russell' }, email_4: { begins: 'Awesome', ends: 'with it.' }, email_5: { begins: 'One:', ends: 'for a while.' }, email_6: { begins: 'I get', ends: 'pixels', lacks: 'Corey' },
  email_blackberry: { begins: 'Here is', ends: 'email' }, email_bullets: { begins: 'test 2', ends: 'another', lacks: 'Joe' }, email_custom_quote_header: { begins: 'Thank', ends: 'you!' }, email_customer_quote_header_2: { begins: 'Thank', ends: 'much.' }, email_customer_quote_header_3: { begins: 'bonjour', ends: "d'avance", lacks: 'desc' }, email_emoji: { begins: '🎉', ends: '🎉' },
  email_iphone: { begins: 'Here is', ends: 'email' }, email_multi_word_sent_from_my_mobile_device: { begins: 'Here is', ends: 'email' }, email_not_a_signature: { begins: 'Dear', ends: 'services.' }, email_not_a_signature_2: { begins: 'Hello', ends: 'Thanks!' }, email_one_is_not_on: { begins: 'Thank,', ends: 'run...' },
  email_reply_header: { begins: 'This is', ends: 'TWICE!', lacks: 'Mister' }, email_sent_from: { begins: 'Hi it', ends: 'paragraphs.', lacks: 'TypeApp' }, email_sent_from_my_not_signature: { begins: 'Here is', ends: 'phone.' }, email_thread: { begins: 'This is', ends: 'bellow.' },
  email_tricky_11_double_signature: { begins: 'Thanks', ends: 'help!' }, email_tricky_13_timestamp_variations: { begins: 'Here are', ends: 'headers.' }, email_tricky_16_unicode_signatures: { begins: 'Thanks', ends: 'update!' }, email_tricky_17_forward_header: { begins: 'See the', ends: 'below.' }, email_tricky_18_inline_reply: { begins: 'I think', ends: 'use case.', lacks: 'opinion' },
  email_tricky_19_quote_without_header: { begins: 'I wanted', ends: 'thoughts.', lacks: 'brackets' }, email_tricky_1_on_false_positive: { begins: 'On the', ends: 'great.' }, email_tricky_20_html_entities: { begins: 'The data', ends: 'correctly.' }, email_tricky_2_url_with_wrote: { begins: 'Hi there', ends: 'in them.' }, email_tricky_3_code_block: { begins: "Here's", ends: 'signatures.' },
  email_tricky_4_from_in_body: { begins: 'I need', ends: 'content.' }, email_tricky_6_regards_in_sentence: { begins: 'I wanted', ends: 'visible.' }, email_tricky_7_multiple_dashes: { begins: 'Here is', ends: 'content.' }, email_tricky_8_sent_from_in_content: { begins: 'The noti', ends: 'server.' }, email_tricky_9_nested_quotes: { begins: 'I agree', ends: 'below.' },
  email_unquoted_reply: { begins: 'This is', ends: 'reply.' }, email_with_date_headers: { begins: 'Thank you', ends: 'much.' }, email_with_from_headers: nothing, email_with_regards: { begins: 'Hi,', ends: 'help?' }, email_zoho: { begins: 'What is', ends: 'a test?' }, sig_no_empty_line: { begins: 'this is', ends: 'above.' },
};

onSharedData('mail/replies', 'at least 95 % of the answers of the collection are stripped as a reader would, whatever their line ends', (t, folder) => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt')).sort();
  const wrong: string[] = [];
  for (const name of names) {
    const text = readFileSync(`${folder}/${name}`, 'utf8').replaceAll(/\r\n?/g, '\n');
    const answer = answerText(text);
    const { begins, ends, lacks } = ofFile[name.slice(0, -4)] ?? filler;
    const isWhole = begins === '' ? answer === '' : answer.startsWith(begins) && answer.endsWith(ends) && (lacks === undefined || !answer.includes(lacks));
    if (!isWhole) wrong.push(`${name}: ${answer.slice(0, 40)} … ${answer.slice(-40)}`);
    for (const lineEnd of ['\r\n', '\r']) t.is(digest(answerText(text.replaceAll('\n', lineEnd))), digest(answer), name);
  }
  t.log(`${names.length - wrong.length} of ${names.length}`, ...wrong);
  t.true(names.length >= 85);
  t.true(wrong.length <= names.length * 0.05, wrong.join('\n'));
});

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
