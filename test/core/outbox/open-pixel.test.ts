import test from 'ava';
import { openToken, pageWithPixel } from '../../../core/outbox/open-pixel.ts';
import { unsubscribeToken } from '../../../core/outbox/unsubscribe-url.ts';
import { errorOf } from '../../support/error-of.ts';

test('the text stands in the page as it was written, whatever it looks like, with one picture under it', (t) => {
  const page = pageWithPixel('Hello "Ann",\nif a < b & c > d:\n\n<img src=x onerror=alert(1)>\n', 'https://feldt.example/o?list=1&x=2', '<a@feldt.example>');
  t.is(
    page,
    `<!doctype html>\n<html>\n<body>\n<p>Hello &quot;Ann&quot;,<br>\nif a &lt; b &amp; c &gt; d:</p>\n<p>&lt;img src=x onerror=alert(1)&gt;</p>\n<img src="https://feldt.example/o?list=1&amp;x=2&amp;m=${openToken('<a@feldt.example>')}" width="1" height="1" alt="">\n</body>\n</html>\n`,
  );
});

test('the token of a picture takes nobody off a list', (t) => {
  t.not(openToken('<a@feldt.example>'), unsubscribeToken('<a@feldt.example>'));
});

test('an address that is none is refused by its name', async (t) => {
  const error = await errorOf(() => pageWithPixel('Hello', 'http://feldt.example/o', '<a@feldt.example>'));
  t.is(error.code, 'message_field_invalid');
  t.regex(error.message, /address of the open pixel/);
});
