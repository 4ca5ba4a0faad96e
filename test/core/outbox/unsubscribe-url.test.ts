import test from 'ava';
import { unsubscribeToken, unsubscribeUrlFor } from '../../../core/outbox/unsubscribe-url.ts';
import { errorOf } from '../../support/error-of.ts';

test('each message has a token of its own, which tells nothing of whom it went to', (t) => {
  const one = unsubscribeUrlFor('https://feldt.example/out', '<a@feldt.example>');
  t.is(one, `https://feldt.example/out?m=${unsubscribeToken('<a@feldt.example>')}`);
  t.not(one, unsubscribeUrlFor('https://feldt.example/out', '<b@feldt.example>'));
  t.is(one, unsubscribeUrlFor('https://feldt.example/out#top', '<a@feldt.example>'));
});

for (const endpoint of ['http://feldt.example/out', 'mailto:a@feldt.example', 'javascript:alert(1)', 'https://', 'https://feldt.example/>, <https://evil.example/', 'https://feldt.example/a b', 'https://feldt.example/ä', 'https://user:word@feldt.example/', `https://feldt.example/${'x'.repeat(600)}`, 'https://feldt.example/\r\nBcc: eve@evil.example', '']) {
  test(`${JSON.stringify(endpoint.slice(0, 60))} is no address for unsubscribing`, async (t) => {
    const error = await errorOf(() => unsubscribeUrlFor(endpoint, '<a@feldt.example>'));
    t.true(error.code === 'message_field_invalid' || error.code === 'message_field_unsafe');
  });
}
