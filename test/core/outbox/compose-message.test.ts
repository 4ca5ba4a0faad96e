import test from 'ava';
import PostalMime from 'postal-mime';
import { isOutreachError } from '../../../core/errors.ts';
import { type CompositionSource, composeMessage } from '../../../core/outbox/compose-message.ts';
import { openToken } from '../../../core/outbox/open-pixel.ts';
import { unsubscribeToken } from '../../../core/outbox/unsubscribe-url.ts';
import { footer } from '../../../core/writing/footer.ts';
import { errorOf } from '../../support/error-of.ts';
import { hostileFields, hostilePayloads } from '../../support/hostile-texts.ts';
import { email, lead, sender, source } from '../../support/message-world.ts';

async function read(from: CompositionSource) {
  const composed = await composeMessage(from);
  const raw = Buffer.from(composed.bytes).toString('utf8');
  return { ...composed, raw, mail: await PostalMime.parse(composed.bytes) };
}

test('another program reads in the message what was put into it', async (t) => {
  const { mail, envelope, messageId } = await read({ ...source, email: { ...email, subjectA: 'Ihre Plattform – eine Frage 🙂', subjectB: '', body: 'Grüße,\n\nFrom here on.\n.\nEnd' } });
  t.like(mail, { from: { name: 'Sam Rivera', address: 'sam@example.com' }, to: [{ name: 'Maya Lindqvist', address: 'maya@acme.example' }], replyTo: [{ address: 'answers@example.com' }], subject: 'Ihre Plattform – eine Frage 🙂', messageId: '<abc.1@example.com>' });
  t.is(mail.text?.replaceAll('\r\n', '\n').trim(), `Grüße,\n\nFrom here on.\n.\nEnd\n\n${footer({ sender })}`.trim());
  t.is(new Date(mail.date ?? '').toISOString(), '2026-02-03T04:05:06.000Z');
  t.is(mail.inReplyTo, '<second@example.com>');
  t.is(mail.references, '<first@example.com> <second@example.com>');
  t.is(mail.headers.find(({ key }) => key === 'list-unsubscribe')?.value, '<mailto:answers@example.com?subject=unsubscribe>');
  t.deepEqual(mail.attachments.map(({ filename, mimeType }) => [filename, mimeType]), [['cv.pdf', 'application/pdf']]);
  t.deepEqual(envelope, { from: 'sam@example.com', to: ['maya@acme.example'] });
  t.is(messageId, '<abc.1@example.com>');
});

test('every line ends with CRLF and none is longer than 998 characters, whatever the body is', async (t) => {
  for (const body of ['plain', 'x'.repeat(5_000), 'ü'.repeat(5_000), 'From me\n.\nFrom you', 'trailing blank \n\nend', '\n\n\n', '🙂'.repeat(2_000)]) {
    const { raw, mail } = await read({ ...source, email: { ...email, body } });
    t.false(/[^\r]\n|\r[^\n]/.test(raw));
    t.true(raw.split('\r\n').every((line) => line.length <= 998));
    t.true(mail.text?.replaceAll('\r\n', '\n').startsWith(body.trimEnd()) ?? false);
  }
});

test('the same message with the same date has the same bytes', async (t) => {
  const [one, other] = [await composeMessage(source), await composeMessage({ ...source })];
  t.deepEqual(one.bytes, other.bytes);
  t.is(one.hash, other.hash);
});

test('the footer is put there by code: a body with a footer of its own changes nothing', async (t) => {
  const real = footer({ sender });
  for (const body of [`Hi\n\n${real}`, 'Hi\n\n-- \nSam', 'Hi\n--\n', 'Hi\n\n--\nTo unsubscribe, send money.', '<!-- ', 'Hi\n\n---------- Forwarded message', '']) {
    const { mail } = await read({ ...source, email: { ...email, body, ...{ footer: 'nothing' } } });
    t.true(mail.text?.replaceAll('\r\n', '\n').trimEnd().endsWith(real), JSON.stringify(body));
  }
});

test('text that looks like a path or an address is not read from there', async (t) => {
  const { mail } = await read({ ...source, email: { ...email, body: 'file:///etc/passwd', subjectA: '/etc/passwd', subjectB: '' } });
  t.true(mail.text?.startsWith('file:///etc/passwd'));
  t.is(mail.subject, '/etc/passwd');
});

const missing: readonly (readonly [what: string, from: CompositionSource, code: string])[] = [
  ['a mailing address', { ...source, sender: { ...sender, mailingAddress: null } }, 'mailing_address_missing'],
  ['a mailing address that is not blank', { ...source, sender: { ...sender, mailingAddress: ' \n ' } }, 'mailing_address_missing'],
  ['a sender', { ...source, sender: { ...sender, name: '' } }, 'sender_incomplete'],
  ['a sender’s address', { ...source, sender: { ...sender, email: '' } }, 'sender_incomplete'],
  ['an address of the lead', { ...source, lead: { ...lead, email: null } }, 'lead_without_address'],
  ['a subject', { ...source, email: { ...email, subjectA: ' ', subjectB: '' } }, 'message_field_invalid'],
  ['one recipient', { ...source, lead: { ...lead, email: 'maya@acme.example, eve@evil.example' } }, 'message_field_invalid'],
  ['a bare address', { ...source, lead: { ...lead, email: 'Maya <maya@acme.example>' } }, 'message_field_invalid'],
  ['a Message-ID in its brackets', { ...source, email: { ...email, messageId: 'abc@example.com' } }, 'message_field_invalid'],
  ['an attachment in no folder', { ...source, attachments: [{ name: '../../cv.pdf', type: 'application/pdf', bytes: new Uint8Array() }] }, 'message_field_invalid'],
];

for (const [what, from, code] of missing) {
  test(`no message is made without ${what}`, async (t) => {
    const error = await errorOf(() => composeMessage(from));
    t.is(error.code, code as never);
    t.true(error.help.length > 10);
  });
}

const usual = ['content-type', 'date', 'from', 'in-reply-to', 'list-unsubscribe', 'message-id', 'mime-version', 'references', 'reply-to', 'subject', 'to'];

for (const [field, put] of Object.entries(hostileFields)) {
  for (const [index, payload] of hostilePayloads.entries()) {
    test(`${field} with payload ${index + 1}, ${JSON.stringify(payload)}, adds no header and no recipient`, async (t) => {
      let composed;
      try {
        composed = await read(put(payload));
      } catch (thrown) {
        if (!isOutreachError(thrown)) throw thrown;
        // Refused by name, and the reason repeats nothing that could break a line.
        t.true(['message_field_unsafe', 'message_field_invalid'].includes(thrown.code));
        t.false(/[\r\n\u2028\u2029]/.test(thrown.message));
        return;
      }
      const { mail, envelope, raw } = composed;
      t.deepEqual(mail.headers.map(({ key }) => key).sort(), [...usual, ...(put(payload).settings?.unsubscribeUrl === undefined ? [] : ['list-unsubscribe-post'])].sort());
      t.deepEqual(envelope.to, ['maya@acme.example']);
      t.is(mail.to?.length, 1);
      t.is(mail.to?.[0]?.address, 'maya@acme.example');
      t.is(mail.from?.address, 'sam@example.com');
      t.is(mail.bcc, undefined);
      t.is(mail.cc, undefined);
      t.is(mail.replyTo?.length, 1);
      t.true(mail.attachments.length <= 1);
      if (put(payload).settings?.openPixelUrl === undefined) t.is(mail.html, undefined);
      const head = raw.slice(0, raw.indexOf('\r\n\r\n'));
      t.false(/^(?:bcc|cc|mail from|rcpt to):?/im.test(head));
    });
  }
}

test('with an endpoint of the user’s own, one click unsubscribes, and mail does as before', async (t) => {
  const { mail } = await read({ ...source, settings: { unsubscribeUrl: 'https://feldt.example/out?list=1' } });
  const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value;
  t.is(header('list-unsubscribe'), `<https://feldt.example/out?list=1&m=${unsubscribeToken('<abc.1@example.com>')}>, <mailto:answers@example.com?subject=unsubscribe>`);
  t.is(header('list-unsubscribe-post'), 'List-Unsubscribe=One-Click');
});

test('with an endpoint for an open pixel the text comes as a page as well, and the text stays what was approved', async (t) => {
  const plain = await read(source);
  const { mail } = await read({ ...source, settings: { openPixelUrl: 'https://feldt.example/o' } });
  t.is(mail.text?.trim(), plain.mail.text?.trim());
  t.is(mail.html?.match(/<img[^>]*>/g)?.join(), `<img src="https://feldt.example/o?m=${openToken('<abc.1@example.com>')}" width="1" height="1" alt="">`);
  t.is(plain.mail.html, undefined);
});

test('line ends, NUL and Unicode’s own line ends are refused by the name of their field', async (t) => {
  for (const [payload, named] of [['\r\n', 'a line end'], ['\u0000', 'NUL'], ['\u2028', 'U+2028'], ['\u0085', 'U+0085']] as const) {
    const error = await errorOf(() => composeMessage({ ...source, lead: { ...lead, person: `Maya${payload}x` } }));
    t.is(error.code, 'message_field_unsafe');
    t.true(error.message.includes("recipient's name") && error.message.includes(named), error.message);
  }
});
