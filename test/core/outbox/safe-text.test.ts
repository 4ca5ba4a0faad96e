import test from 'ava';
import { safeAddress, safeBody, safeLine, safeMessageId } from '../../../core/outbox/safe-text.ts';
import { errorOf } from '../../support/error-of.ts';

const unsafe = ['\r', '\n', '\u0000', '\u000b', '\u000c', '\u001b', '\u007f', '\u0085', '\u009f', '\u2028', '\u2029', '\u202e', '\u2066', '\ud800', '\udc00'];

for (const character of unsafe) {
  test(`U+${character.charCodeAt(0).toString(16).padStart(4, '0')} gets into no line`, async (t) => {
    const error = await errorOf(() => safeLine('subject', `a${character}b`));
    t.is(error.code, 'message_field_unsafe');
    t.true(error.message.includes('subject'));
  });
}

test('letters of all languages and emoji are fine in a line', (t) => {
  for (const text of ['Ünïcode – “quotes”', '日本語', '🙂👨‍👩‍👧', 'عربي', 'tab-free']) t.is(safeLine('subject', text), text);
});

test('a line has an end', async (t) => {
  t.is((await errorOf(() => safeLine('subject', 'x'.repeat(501)))).code, 'message_field_invalid');
});

test('a body may have lines and tabs, and no other control', async (t) => {
  t.is(safeBody('body', 'a\tb\r\nc\n'), 'a\tb\nc\n');
  for (const character of ['\u0000', '\r', '\u2028', '\u0085', '\u001b']) t.is((await errorOf(() => safeBody('body', `a${character}b`))).code, 'message_field_unsafe');
});

test('addresses and Message-IDs have one form', async (t) => {
  t.is(safeAddress('address', 'Sam@Example.COM'), 'Sam@example.com');
  t.is((await errorOf(() => safeAddress('address', 'a@b.example, c@d.example'))).code, 'message_field_invalid');
  t.is(safeMessageId('Message-ID', '<a.b@c.example>'), '<a.b@c.example>');
  for (const id of ['a@b', '<a b@c>', '<a@b><c@d>', `<${'a'.repeat(300)}@b>`]) t.is((await errorOf(() => safeMessageId('Message-ID', id))).code, 'message_field_invalid', id);
});
