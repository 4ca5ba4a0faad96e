import test from 'ava';
import { readHtml } from '../../../core/text/read-html.ts';

test('the title is the text of the first title, that of a drawing is not', (t) => {
  t.is(readHtml('<title> Jobs &amp;\n more </title>').title, 'Jobs & more');
  t.is(readHtml('<svg><title>Logo</title></svg><p>x').title, '');
  t.is(readHtml('<p>x').title, '');
});

test('links come with their words, as they are written and in order', (t) => {
  t.deepEqual(readHtml('<a href="/a">One <b>two</b>&nbsp;</a><a name="x">no</a><p><a href="b?c&amp;d"><h3>Card</h3><p>words</p></a>').links, [
    { href: '/a', text: 'One two' },
    { href: 'b?c&d', text: 'Card words' },
  ]);
});

test('links are bounded in number and length', (t) => {
  const { links } = readHtml(`<a href="/long">${'x'.repeat(1_000)}</a>${'<a href="/a">a</a>'.repeat(3_000)}`);
  t.is(links.length, 2_000);
  t.is(links[0]?.text.length, 200);
});

test('what links are relative to is told', (t) => {
  t.is(readHtml('<base target="_top"><base href="/x/">').base, '/x/');
  t.is(readHtml('<p>x').base, undefined);
});
