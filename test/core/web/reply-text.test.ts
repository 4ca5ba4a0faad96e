import test from 'ava';
import { isTextual, textOf } from '../../../core/web/reply-text.ts';

const types: Readonly<Record<string, boolean>> = {
  '': true,
  'text/html': true,
  'text/anything': true,
  'application/json': true,
  'application/xml': true,
  'application/xhtml+xml': true,
  'application/rss+xml': true,
  'application/vnd.api+json': true,
  'application/pdf': false,
  'application/octet-stream': false,
  'application/javascript': false,
  'application/jsonp': false,
  'image/svg+xml': false,
  'multipart/form-data': false,
};

for (const [type, textual] of Object.entries(types)) test(`${type === '' ? 'no type' : type} is ${textual ? 'read' : 'not read'}`, (t) => void t.is(isTextual(type), textual));

// Which encoding is taken is shown with whole replies in create-web.test.ts.

test('bytes that are no text are refused, whatever they are called', (t) => {
  const reply = { url: new URL('https://example.org/x?secret'), status: 200, header: () => 'text/html', bytes: Buffer.from('GIF\u0000') };
  t.throws(() => textOf(reply), { code: 'web_not_text', message: 'https://example.org/x is not text but something else, sent as "text/html".' });
});

test('a page that takes long to name its encoding costs no time', (t) => {
  const reply = { url: new URL('https://example.org/'), status: 200, header: () => undefined, bytes: Buffer.from('<meta '.repeat(200_000)) };
  t.is(textOf(reply).text.length, 1_200_000);
});
